// Letters and icons drawn by a 2D canvas from the user's own fonts; only their coverage is kept.
import { shapes } from 'icons:shapes';

// Which of a machine's fonts stand for a language. The same stacks are in root.css for the text of
// the document, so that painted and mirrored lines are equally wide.
const stacks = {
  'zh-Hant': '"PingFang TC","Microsoft JhengHei","Noto Sans CJK TC","Noto Sans TC",sans-serif',
  'zh-Hans': '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif',
  ja: '"Hiragino Sans","Yu Gothic UI","Noto Sans CJK JP","Noto Sans JP",sans-serif',
  ko: '"Apple SD Gothic Neo","Malgun Gothic","Noto Sans CJK KR",sans-serif',
  en: 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif',
};

export function fontStack(language) {
  return stacks[language] ?? stacks[language.split('-')[0]] ?? (language.startsWith('zh') ? stacks['zh-Hant'] : stacks.en);
}

// Browsers draw dark ink thinner than light ink; this stands for all that is dark.
const darkInk = '#333';

const iconGrid = 24;
const iconStroke = 1.75;

const bits = new Int32Array(1), float = new Float32Array(bits.buffer);
const stripMost = 1024; // px across, of pictures that are read back together

export class Glyphs {
  /** `home` is where the canvas hangs in the document: it has to, to inherit the language. */
  constructor(home) {
    this.canvas = document.createElement('canvas');
    this.canvas.className = 'rg-letters';
    this.canvas.setAttribute('aria-hidden', 'true');
    this.canvas.width = this.canvas.height = 128;
    home.append(this.canvas);
    // A line of the document to ask where its letters stand: browsers round that in their own ways.
    this.line = document.createElement('div');
    this.line.className = 'rg-letters';
    this.line.setAttribute('aria-hidden', 'true');
    this.stand = document.createElement('i'); // empty: its lower edge is on the baseline
    this.line.append(this.stand);
    home.append(this.line);
    this.pixels = new Uint8Array(0);
    this.ready = new Map(); // pictures read back and not yet taken
    this.reset();
  }

  reset() {
    this.context = this.canvas.getContext('2d', { willReadFrequently: true });
    this.context.fontKerning = 'none';
    this.context.textRendering = 'optimizeSpeed'; // no ligatures
    this.font = '';
  }

  language(tag) {
    this.canvas.lang = tag;
    this.stack = fontStack(tag);
    this.font = '';
    this.measured = new Map(); // by font, then by letter
  }

  use(font) {
    if (font !== this.font) this.font = this.context.font = font;
  }

  fontOf(size, semibold) {
    return `${semibold ? 600 : 400} ${size}px ${this.stack}`;
  }

  /** A letter is measured once for all its pictures: measuring costs as much as drawing. */
  metrics(text, font) {
    let known = this.measured.get(font);
    if (!known) this.measured.set(font, known = new Map());
    let metrics = known.get(text);
    if (!metrics) {
      this.use(font);
      const m = this.context.measureText(text);
      metrics = [m.width, m.actualBoundingBoxLeft, m.actualBoundingBoxRight, m.actualBoundingBoxAscent, m.actualBoundingBoxDescent];
      known.set(text, metrics);
    }
    return metrics;
  }

  /** CSS px from the top of a line to its baseline. */
  baseline(size, semibold, leading) {
    const { style } = this.line;
    style.font = `${semibold ? 600 : 400} ${size}px/${leading}px ${this.stack}`;
    return this.stand.getBoundingClientRect().bottom - this.line.getBoundingClientRect().top;
  }

  /** Where a letter's ink is: [advance, left, top, width, height]; without ink the last two are 0. */
  boxOf(text, font, quarters) {
    const [advance, toLeft, toRight, ascent, descent] = this.metrics(text, font);
    const shift = quarters / 4;
    const left = Math.floor(shift - toLeft) - 1;
    const top = Math.floor(-ascent) - 1;
    const width = Math.ceil(shift + toRight) + 1 - left;
    const height = Math.ceil(descent) + 1 - top;
    const empty = width <= 2 || height <= 2 || text.trim() === '';
    return empty ? [advance, 0, 0, 0, 0] : [advance, left, top, width, height];
  }

  /**
   * Draws many pictures side by side and reads them back at once, which is what costs. `list` is as
   * canvas_glyphs.cpp writes it. Each waits in `ready` until it is asked for.
   */
  prepare(list) {
    const wanted = list.split('\x1E').map((one) => {
      const [text, size, semibold, dark, quarters, icon] = one.split('\x1F');
      bits[0] = +size; // exactly as it comes when the picture is asked for
      const [exact] = float;
      return icon === '0' ? this.letter(text, exact, semibold === '1', dark === '1', +quarters) : this.shape(+icon, exact);
    });
    // As square as it gets, the tall ones first: what is between them is read back, too.
    wanted.sort((a, b) => b.box[4] - a.box[4]);
    const area = wanted.reduce((sum, { box: [, , , width, height] }) => sum + width * height, 0);
    const widest = wanted.reduce((most, { box }) => Math.max(most, box[3]), 0);
    const stripWidth = Math.max(widest, Math.min(stripMost, Math.ceil(1.1 * Math.sqrt(area))));
    let x = 0, y = 0, tall = 0;
    for (const picture of wanted) {
      const [, , , width, height] = picture.box;
      if (x + width > stripWidth) {
        x = 0;
        y += tall;
        tall = 0;
      }
      Object.assign(picture, { x, y });
      x += width;
      tall = Math.max(tall, height);
    }
    const used = y + tall;
    if (used === 0) return;
    this.room(stripWidth, used);
    for (const picture of wanted) if (picture.box[3] > 0) picture.draw(picture.x, picture.y);
    const { data } = this.context.getImageData(0, 0, stripWidth, used);
    this.ready.clear(); // what was not taken will be asked for again
    for (const { key, box, x: left, y: top } of wanted) {
      const [, , , width, height] = box;
      const pixels = new Uint8Array(width * height);
      for (let row = 0; row < height; ++row) {
        let from = 4 * ((top + row) * stripWidth + left) + 3;
        for (let i = row * width; i < (row + 1) * width; ++i, from += 4) pixels[i] = data[from];
      }
      this.ready.set(key, { box, pixels });
    }
  }

  letter(text, size, semibold, dark, quarters) {
    const font = this.fontOf(size, semibold);
    const box = this.boxOf(text, font, quarters);
    const draw = (x, y) => {
      this.use(font);
      this.context.fillStyle = dark ? darkInk : '#fff';
      this.context.fillText(text, x + quarters / 4 - box[1], y - box[2]);
    };
    return { key: [text, size, semibold, dark, quarters].join(), box, draw };
  }

  shape(index, size) {
    const side = Math.ceil(size);
    const draw = (x, y) => {
      const c = this.context;
      c.save();
      c.translate(x, y);
      c.scale(size / iconGrid, size / iconGrid);
      c.lineWidth = iconStroke;
      c.lineCap = c.lineJoin = 'round';
      c.strokeStyle = '#fff';
      c.stroke(new Path2D(shapes[index]));
      c.restore();
    };
    return { key: `icon ${index} ${size}`, box: [size, 0, 0, side, side], draw };
  }

  /** The box of a picture; its coverage is then in `pixels`. What was not prepared is made now. */
  take(picture) {
    const { key, box, draw } = picture;
    const ready = this.ready.get(key);
    if (ready) {
      this.ready.delete(key);
      this.pixels = ready.pixels;
      return ready.box;
    }
    const [, , , width, height] = box;
    if (width > 0) {
      this.room(width, height);
      draw(0, 0);
      this.keep(width, height);
    }
    return box;
  }

  /** [advance, left, top, width, height]; the coverage is in `pixels` when `draw`. */
  glyph(text, size, semibold, draw, dark, quarters) {
    if (draw) return this.take(this.letter(text, size, Boolean(semibold), Boolean(dark), quarters));
    return [this.metrics(text, this.fontOf(size, semibold))[0], 0, 0, 0, 0];
  }

  icon(index, size) {
    return this.take(this.shape(index, size));
  }

  room(width, height) {
    if (width > this.canvas.width || height > this.canvas.height) {
      this.canvas.width = Math.max(this.canvas.width, width);
      this.canvas.height = Math.max(this.canvas.height, height);
      this.context.fontKerning = 'none';
      this.context.textRendering = 'optimizeSpeed';
      this.font = '';
    }
    this.context.clearRect(0, 0, width, height);
    this.context.fillStyle = '#fff';
  }

  keep(width, height) {
    const { data } = this.context.getImageData(0, 0, width, height);
    this.pixels = new Uint8Array(width * height);
    for (let i = 0; i < this.pixels.length; i++) this.pixels[i] = data[4 * i + 3];
  }

  /** False where reading the canvas back is falsified beyond a little noise: then text stays HTML. */
  trustworthy() {
    const c = this.context;
    this.room(16, 16);
    c.fillRect(4, 4, 8, 8);
    this.keep(16, 16);
    const near = (a, b) => Math.abs(a - b) <= 3;
    for (let y = 0; y < 16; y++) {
      for (let x = 0; x < 16; x++) {
        const inside = x >= 4 && x < 12 && y >= 4 && y < 12;
        if (!near(this.pixels[16 * y + x], inside ? 255 : 0)) return false;
      }
    }
    const [, , , width, height] = this.glyph('永', 24, false, true, false, 0);
    const ink = this.pixels.reduce((sum, a) => sum + a, 0) / 255;
    return width > 4 && height > 4 && ink > 20 && ink < 0.9 * width * height;
  }
}
