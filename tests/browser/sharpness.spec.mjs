// sharpness.spec.mjs: a line on the canvas looks as the browser would have drawn it: the same line, shown by the
// document at its own place on the same paper, is nearly the same picture at every density of a screen.
import { equal, ok } from './support/expect.mjs';
import { openScreen, settled } from './support/portal.mjs';
import { Similarity } from './support/similarity.mjs';
import { textsIn } from './support/texts.mjs';

const densities = [3, 2, 1.5, 1.25, 1]; // the finest first: there a stroke has its whole ink
const alikeFrom = 0.98;
const viewport = { width: 392, height: 844 }; // a whole number of pixels at every density, as a window is
const wears = { 'zh-Hant': ['light', 'dark'], ja: ['light'], en: ['dark'] };

/** Texts in sight with nothing of another text in their rectangle; the rectangles in device pixels, rounded inwards. */
function textsInSight() {
  const density = devicePixelRatio;
  const texts = [...document.querySelectorAll('.rg-document :is(h1, h2, h3, p, span, label)')]
    .filter((e) => e.textContent.trim() && !e.classList.contains('rg-shown'));
  const found = [];
  for (const e of texts) {
    const range = document.createRange();
    range.selectNodeContents(e);
    const { left, top, right, bottom } = range.getBoundingClientRect();
    if (left < 2 || top < 2 || right > innerWidth - 2 || bottom > innerHeight - 2 || right - left < 12) continue;
    const style = getComputedStyle(e);
    const x = Math.floor((left - 1) * density), y = Math.ceil(top * density);
    found.push({ id: e.id, says: e.textContent, size: style.fontSize, weight: style.fontWeight,
      x, y, w: Math.ceil((right + 1) * density) - x, h: Math.floor(bottom * density) - y });
  }
  return found;
}

/** The document's own text in place of the paint; each element in its ink on its paper. */
function showDocument(looks) {
  document.querySelector('.rg-canvas').style.visibility = 'hidden';
  for (const { id, ink, paper, style = {} } of looks) {
    const e = document.getElementById(id);
    e.rgBefore = e.style.cssText;
    Object.assign(e.style, { color: `rgb(${ink})`, background: `rgb(${paper})`, boxShadow: `0 0 0 3px rgb(${paper})`, ...style });
  }
}

function showPaint() {
  document.querySelector('.rg-canvas').style.visibility = '';
  for (const e of document.querySelectorAll('.rg-document [id^=n]')) {
    if (e.rgBefore !== undefined) e.style.cssText = e.rgBefore;
    delete e.rgBefore;
  }
}

/** The gallery in one language at one density. */
class Bench {
  static async at(use, language, deviceScaleFactor) {
    const { portal } = await use.product.running;
    const bench = new Bench();
    // A page of its own: where a density is only emulated, Chromium hints fonts that a page asks for later as at 1.
    bench.page = await openScreen(use.open, `${portal}/gallery`, { language, viewport, deviceScaleFactor });
    await settled(bench.page);
    return Object.assign(bench, { language, scheme: '', inks: use.inks, similarity: use.similarity });
  }

  async wear(scheme) {
    this.scheme = scheme;
    await this.page.emulateMedia({ colorScheme: scheme });
    await this.page.waitForFunction((name) => getComputedStyle(document.querySelector('.rg-root')).colorScheme === name, scheme);
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }

  /** How alike each text in sight is; `spoil` may do something to the document's side. */
  async compared(spoil = (look) => look) {
    const painted = await this.page.screenshot();
    const texts = await this.page.evaluate(textsInSight);
    const seen = await this.similarity.inks(painted, texts);
    const looks = texts.map((text, i) => {
      if (!seen[i]) return null;
      // Where strokes are thin no pixel may hold all of the ink: the finest screen has shown it before.
      const key = [this.scheme, this.language, text.id].join();
      if (!this.inks.has(key)) this.inks.set(key, seen[i].ink);
      return { ...text, paper: seen[i].paper, ink: this.inks.get(key) };
    }).filter(Boolean);
    await this.page.evaluate(showDocument, looks.map(spoil));
    const shown = await this.page.screenshot();
    await this.page.evaluate(showPaint);
    const alike = await this.similarity.of(painted, shown, looks);
    return looks.map((look, i) => ({ ...look, ...alike[i] })).filter(({ windows }) => windows > 0);
  }
}

const inks = new Map(); // the densities share them, the finest comes first
export const onlyIn = { browser: 'chromium', because: 'densities, zoom and memory are set and read by the DevTools of Chromium' };

export const tests = {};
for (const density of densities) {
  tests[`at ${density} pixels a point painted text is as sharp as the document's`] = async (use) => {
    const similarity = await Similarity.start(use.open);
    const poor = [], all = [];
    for (const [language, schemes] of Object.entries(wears)) {
      const bench = await Bench.at({ ...use, inks, similarity }, language, density);
      for (const scheme of schemes) {
        await bench.wear(scheme);
        const blocks = await bench.compared();
        ok(blocks.length >= 7, `${blocks.length} texts in ${language}`);
        equal(new Set(blocks.map(({ weight }) => weight)).size, 2, 'both weights');
        all.push(...blocks);
        for (const { ssim, says, size, weight } of blocks) {
          if (ssim < alikeFrom) poor.push(`${language}, ${scheme}: ${ssim.toFixed(3)} ${size} ${weight} ${says.slice(0, 24)}`);
        }
      }
      await bench.page.close();
    }
    ok(all.some(({ says }) => /\d/.test(says)), 'numbers');
    const found = all.map(({ ssim }) => ssim).sort((a, b) => a - b);
    console.log(`      ${all.length} texts: least ${found[0].toFixed(4)}, median ${found[found.length >> 1].toFixed(4)}`);
    equal(poor, []);
  };
}

tests['the measure tells half a pixel, a blur and another weight from sharp text'] = async (use) => {
  const similarity = await Similarity.start(use.open);
  const density = 2;
  const bench = await Bench.at({ ...use, inks: new Map(), similarity }, 'zh-Hant', density);
  await bench.wear('light');
  for (const [what, style] of [
    ['half a pixel aside', () => ({ translate: `${0.5 / density}px` })], ['a pixel down', () => ({ translate: `0 ${1 / density}px` })],
    ['a blur', () => ({ filter: `blur(${0.8 / density}px)` })],
    ['another weight', ({ weight }) => ({ fontWeight: weight === '400' ? 700 : 400 })],
  ]) {
    const blocks = await bench.compared((look) => ({ ...look, style: style(look) }));
    const passed = blocks.filter(({ ssim }) => ssim >= alikeFrom);
    equal(passed.map(({ ssim, says }) => `${says} ${ssim}`), [], what);
  }
};
