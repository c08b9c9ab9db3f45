// portal.mjs: opening the product's screens and looking at what was painted on them.
import { AxeBuilder } from '@axe-core/playwright';

import { eventually } from './expect.mjs';

const localeOf = { 'zh-Hant': 'zh-TW', 'zh-Hans': 'zh-CN', en: 'en-US', ja: 'ja-JP' };

/** Opens `address` and waits until the first painted frame took over from the server's page. */
export async function openScreen(open, address, { screen = 'desktop', language = 'zh-Hant', ...options } = {}) {
  const page = await open({ screen, locale: localeOf[language], ...options });
  await page.goto(address);
  await taken(page);
  return page;
}

export async function taken(frame) {
  await frame.locator('.rg-root.rg-on').waitFor({ state: 'attached' });
}

/** A member's portal, open in a page of its own. */
export async function openPortal({ open, product, language = 'zh-Hant', who = 'top', ...options }) {
  const { links } = await product.running;
  const page = await openScreen(open, links[who], { language, ...options });
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** Goes to a place of the bar and waits for its heading. */
export async function goTo(page, say, place, heading) {
  // The wallet's name may go on with how many coupons are in it.
  const name = new RegExp(`^${say(`nav.${place}`)}(?!\\p{L})`, 'u');
  await page.getByRole('navigation').getByRole('button', { name }).click();
  await page.getByRole('heading', { level: 1, name: say(heading) }).waitFor();
}

/** Nothing moves any more: two looks apart show the same document. */
export async function settled(page) {
  let before = '';
  await eventually('the screen comes to rest', async () => {
    const now = await page.evaluate(() => document.querySelector('.rg-root')?.innerHTML ?? '');
    const still = now === before && now !== '';
    before = now;
    if (!still) await page.waitForTimeout(250);
    return still;
  });
  await page.waitForTimeout(400);  // the longest motion is 320 ms (LOOK)
}

/** Whatever axe finds against WCAG 2.2 A and AA, and its best practices; one line each. */
export async function accessibilityProblems(page, { without = [] } = {}) {
  // Only what is found in several frames has to be gathered, for which axe opens a page of its own.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(page.frames().length === 1).disableRules(without).analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) =>
      `${id}: ${help}: ${node.html.slice(0, 160)} ${node.any.map((check) => check.message).join('; ').slice(0, 160)}`));
}

/** What pixels of a PNG say; decoded by a browser, so in a page that has nothing to do with the tested one. */
export class Pixels {
  #page;
  constructor(page) { this.#page = page; }

  static async start(open) {
    return new Pixels(await open());
  }

  #look(png, question, argument) {
    return this.#page.evaluate(async ([base64, source, given]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d', { willReadFrequently: true });
      context.drawImage(bitmap, 0, 0);
      const { data, width, height } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      return (0, eval)(`(${source})`)({ data, width, height }, given);
    }, [png.toString('base64'), question.toString(), argument]);
  }

  /** Columns of the first and last ink, in device pixels; null when the picture is of one colour. */
  inkExtent(png) {
    return this.#look(png, ({ data, width, height }) => {
      let first = Infinity, last = -Infinity;
      for (let y = 0; y < height; ++y) {
        for (let x = 0; x < width; ++x) {
          const at = 4 * (y * width + x);
          const away = Math.max(...[0, 1, 2].map((i) => Math.abs(data[at + i] - data[i])));
          if (away > 70) {
            if (x < first) first = x;
            if (x > last) last = x;
          }
        }
      }
      return last < 0 ? null : { first, last };
    });
  }

  /** How many steps of more than `by` (of 255) lie between neighbours two pixels apart in a row. */
  sharpSteps(png, by = 90) {
    return this.#look(png, ({ data, width, height }, step) => {
      let steps = 0;
      for (let y = 0; y < height; ++y) {
        for (let x = 2; x < width; ++x) {
          const at = 4 * (y * width + x);
          if (Math.abs(data[at + 1] - data[at - 7]) > step) steps += 1;
        }
      }
      return steps;
    }, by);
  }

  /** Brightness of every pixel, row by row. */
  greys(png) {
    return this.#look(png, ({ data, width, height }) => {
      const grey = [];
      for (let at = 0; at < data.length; at += 4) grey.push(Math.round(0.3 * data[at] + 0.6 * data[at + 1] + 0.1 * data[at + 2]));
      return { grey, width, height };
    });
  }

  colours(png) {
    return this.#look(png, ({ data }) => {
      const seen = new Set();
      for (let at = 0; at < data.length; at += 4) seen.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
      return seen.size;
    });
  }
}
