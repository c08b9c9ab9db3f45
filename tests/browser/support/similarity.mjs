// similarity.mjs: what pictures of text say. How alike two of them are: SSIM (Wang, Bovik, Sheikh, Simoncelli 2004) over
// luma with its 11x11 Gaussian window, K1 0.01, K2 0.03. Windows without ink in either picture say nothing about
// text and are left out, so that an empty margin does not lift the mean.
// The functions run in a page that decodes the pictures; they refer to nothing outside themselves.

function decoder() {
  const gaussian = Array.from({ length: 11 }, (_, i) => Math.exp(-((i - 5) ** 2) / (2 * 1.5 ** 2)));
  const sum = gaussian.reduce((a, b) => a + b);
  const weights = gaussian.map((weight) => weight / sum);

  /** Means under the window, of values in rows of `width`; one for each place where it fits. */
  const blurred = (values, width, height) => {
    const across = width - 10, down = height - 10;
    const rows = new Float64Array(across * height), out = new Float64Array(across * down);
    for (let y = 0; y < height; ++y) {
      for (let x = 0; x < across; ++x) {
        let mean = 0;
        for (let i = 0; i < 11; ++i) mean += weights[i] * values[y * width + x + i];
        rows[y * across + x] = mean;
      }
    }
    for (let y = 0; y < down; ++y) {
      for (let x = 0; x < across; ++x) {
        let mean = 0;
        for (let i = 0; i < 11; ++i) mean += weights[i] * rows[(y + i) * across + x];
        out[y * across + x] = mean;
      }
    }
    return out;
  };

  const structure = (a, b, width, height) => {
    const products = (p, q) => p.map((value, i) => value * q[i]);
    const means = (values) => blurred(values, width, height);
    const [ma, mb, maa, mbb, mab] = [means(a), means(b), means(products(a, a)), means(products(b, b)), means(products(a, b))];
    const c1 = (0.01 * 255) ** 2, c2 = (0.03 * 255) ** 2;
    let total = 0, windows = 0;
    for (let i = 0; i < ma.length; ++i) {
      const va = maa[i] - ma[i] ** 2, vb = mbb[i] - mb[i] ** 2, cov = mab[i] - ma[i] * mb[i];
      if (va < 4 && vb < 4) continue;
      windows += 1;
      total += ((2 * ma[i] * mb[i] + c1) * (2 * cov + c2)) / ((ma[i] ** 2 + mb[i] ** 2 + c1) * (va + vb + c2));
    }
    return { ssim: windows ? total / windows : 1, windows };
  };

  const picture = async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }), { colorSpaceConversion: 'none' });
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.drawImage(bitmap, 0, 0);
    return { context, width: bitmap.width, height: bitmap.height };
  };
  const luma = ({ data }) => Float64Array.from({ length: data.length / 4 },
    (_, i) => 0.299 * data[4 * i] + 0.587 * data[4 * i + 1] + 0.114 * data[4 * i + 2]);
  return { structure, picture, luma };
}

// A rectangle's paper is the colour around its edge, its ink the colour farthest from it. null where the edge has
// more than one colour (a letter may touch it): something else is painted there.
async function inks([base64, rects, source]) {
  const { picture } = (0, eval)(`(${source})`)();
  const { context } = await picture(base64);
  return rects.map(({ x, y, w, h }) => {
    const { data } = context.getImageData(x, y, w, h);
    const at = (i) => [data[4 * i], data[4 * i + 1], data[4 * i + 2]];
    const paper = at(0);
    const away = (color) => Math.max(...color.map((part, i) => Math.abs(part - paper[i])));
    let ink = paper, touched = 0;
    for (let i = 0; i < w * h; ++i) {
      const color = at(i), row = Math.floor(i / w), column = i % w;
      const edge = row === 0 || row === h - 1 || column === 0 || column === w - 1;
      if (edge && away(color) > 2) touched += 1;
      if (away(color) > away(ink)) ink = color;
    }
    return away(ink) < 40 || touched > 0.05 * 2 * (w + h) ? null : { paper, ink };
  });
}

async function alike([first, second, rects, source]) {
  const { picture, luma, structure } = (0, eval)(`(${source})`)();
  const [a, b] = [await picture(first), await picture(second)];
  if (a.width !== b.width || a.height !== b.height) throw new Error('the pictures are not equally large');
  return rects.map(({ x, y, w, h }) => structure(...[a, b].map(({ context }) => luma(context.getImageData(x, y, w, h))), w, h));
}

/** How many pixels are no shade of grey, how many are purple, and what share is not the first pixel's colour. */
async function colour([base64, clip, source]) {
  const { picture } = (0, eval)(`(${source})`)();
  const { context, width, height } = await picture(base64);
  const x = Math.max(0, Math.round(clip?.x ?? 0)), y = Math.max(0, Math.round(clip?.y ?? 0));
  const w = Math.min(width - x, Math.round(clip?.width ?? width)), h = Math.min(height - y, Math.round(clip?.height ?? height));
  const { data } = context.getImageData(x, y, w, h);
  let colourful = 0, purple = 0, inked = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [r, g, b] = data.subarray(at, at + 3);
    if (Math.max(r, g, b) - Math.min(r, g, b) > 30) colourful += 1;
    if (r - g > 50 && b - g > 80) purple += 1;
    if (Math.max(Math.abs(r - data[0]), Math.abs(g - data[1]), Math.abs(b - data[2])) > 40) inked += 1;
  }
  return { colourful, purple, share: inked / (w * h) };
}

export class Similarity {
  #page;
  constructor(page) { this.#page = page; }

  static async start(open) {
    return new Similarity(await open());
  }

  /** {paper, ink} of each rectangle (device pixels), or null. */
  inks(png, rects) {
    return this.#page.evaluate(inks, [png.toString('base64'), rects, decoder.toString()]);
  }

  /** {ssim, windows} of each rectangle (device pixels, at least 11 each way). */
  of(first, second, rects) {
    return this.#page.evaluate(alike, [first.toString('base64'), second.toString('base64'), rects, decoder.toString()]);
  }

  /** {colourful, purple, share}; `clip` in the picture's own pixels. */
  colour(png, clip) {
    return this.#page.evaluate(colour, [png.toString('base64'), clip, decoder.toString()]);
  }
}
