// zoom.spec.mjs: zooming changes how many pixels a point has and how many points the window has, together; the
// screen follows while it is open, from 50 to 400 percent: sharp, whole, and at the same document.
import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { root } from './support/browser.mjs';
import { equal, eventually, ok } from './support/expect.mjs';
import { goTo, openPortal, Pixels, settled } from './support/portal.mjs';
import { textsIn } from './support/texts.mjs';

const window_ = { width: 1440, height: 900 }; // pixels of the screen
const zooms = [0.5, 0.67, 1, 1.25, 1.5, 2, 3, 4];
const places = [['home', null], ['points', 'history.title'], ['rewards', 'rewards.title'], ['wallet', 'wallet.title'], ['me', 'me.title']];

/** Playwright's own pictures would take the zoom back: `shot` takes them as it is. */
async function zoomable(page) {
  const devtools = await page.context().newCDPSession(page);
  return {
    async to(zoom) {
      const width = Math.round(window_.width / zoom), height = Math.round(window_.height / zoom);
      await devtools.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: zoom, mobile: false });
      await page.waitForFunction(([w, density]) => innerWidth === w && Math.abs(devicePixelRatio - density) < 0.01, [width, zoom]);
    },
    async shot(name, clip) {
      const { data } = await devtools.send('Page.captureScreenshot', { format: 'png', clip: clip && { ...clip, scale: 1 } });
      const png = Buffer.from(data, 'base64');
      if (name) writeFileSync(path.join(root, 'build/screenshots', `${name}.png`), png);
      return png;
    },
  };
}

/** What is wrong with where things are, one line each. Runs in the page. */
function misfits() {
  const wrong = [];
  const canvas = document.querySelector('.rg-canvas');
  const wanted = [innerWidth, innerHeight].map((points) => Math.round(points * devicePixelRatio));
  if (Math.abs(canvas.width - wanted[0]) > 1 || Math.abs(canvas.height - wanted[1]) > 1) {
    wrong.push(`the canvas has ${canvas.width}x${canvas.height} pixels of ${wanted}`);
  }
  for (const e of [document.scrollingElement, document.querySelector('.rg-scroller')]) {
    if (e.scrollWidth > e.clientWidth) wrong.push(`${e.className || 'the page'} scrolls sideways: ${e.scrollWidth} of ${e.clientWidth}`);
  }
  const boxOf = (e) => {
    const range = document.createRange();
    range.selectNodeContents(e);
    return range.getBoundingClientRect();
  };
  const texts = [...document.querySelectorAll('.rg-root :is(h1, h2, h3, p, span, label)[id^=n]')].filter((e) => e.textContent.trim());
  const name = (e) => `${e.localName} "${e.textContent.slice(0, 20)}"`;
  for (const e of texts) {
    const text = boxOf(e), box = e.getBoundingClientRect();
    if (text.width > box.width + 2) wrong.push(`${name(e)} is cut: ${text.width} in ${box.width}`);
    if (text.left < -1 || text.right > innerWidth + 1) wrong.push(`${name(e)} leaves the window`);
  }
  // Lines of one layer do not run into each other.
  const inDocument = texts.filter((e) => e.closest('.rg-document')).map((e) => {
    const { left, right } = boxOf(e), { top, bottom } = e.getBoundingClientRect();
    return [e, { left, right, top, bottom }];
  });
  inDocument.forEach(([a, p], i) => {
    for (const [b, q] of inDocument.slice(i + 1)) {
      const across = Math.min(p.right, q.right) - Math.max(p.left, q.left), down = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
      if (across > 1 && down > 2) wrong.push(`${name(a)} runs into ${name(b)}`);
    }
  });
  for (const e of document.querySelectorAll('.rg-root :is(button, a, input, select)[id^=n]')) {
    const { left, right } = e.getBoundingClientRect();
    if (left < -1 || right > innerWidth + 1) wrong.push(`${e.localName} ${e.getAttribute('aria-label') ?? e.textContent} leaves the window`);
  }
  return wrong;
}

/** Where the document has a heading's letters, in pixels of the screen, with some room around. */
function headingBox() {
  const heading = document.querySelector('.rg-document h1');
  const range = document.createRange();
  range.selectNodeContents(heading);
  const { left, top, right, bottom } = range.getBoundingClientRect();
  return { x: left - 6, y: top, width: right - left + 12, height: bottom - top };
}

const words = () => document.querySelector('.rg-document main').textContent.replaceAll(/\s+/g, '');

export const onlyIn = { browser: 'chromium', because: 'densities, zoom and memory are set and read by the DevTools of Chromium' };

export const tests = {
  'from 50 to 400 percent everything fits, is sharp and stays where the document has it': async (use) => {
    const pixels = await Pixels.start(use.open);
    const page = await openPortal({ ...use, who: 'close', viewport: window_ });
    await page.evaluate(() => { window.stayed = true; });
    const zoomed = await zoomable(page);
    const wrong = [];
    let said;
    for (const zoom of zooms) {
      await zoomed.to(zoom);
      await settled(page);
      for (const problem of await page.evaluate(misfits)) wrong.push(`${zoom}: ${problem}`);
      said ??= await page.evaluate(words);
      equal(await page.evaluate(words), said, `the same document at ${zoom}`);
      const clip = await page.evaluate(headingBox);
      const ink = await pixels.inkExtent(await zoomed.shot(null, clip));
      // Letters have some room of their own at their sides.
      const first = ink.first / zoom, last = (ink.last + 1) / zoom;
      ok(first >= 5 && first <= 10 && last <= clip.width - 5 && last >= clip.width - 10,
        `at ${zoom} the heading is painted from ${first} to ${last} of ${clip.width}`);
      await zoomed.shot(`zoom-${zoom}`);
    }
    equal(wrong, []);
    ok(await page.evaluate(() => window.stayed), 'without a reload');
  },

  'at 400 percent every place is reached and fits': async (use) => {
    const say = textsIn('zh-Hant');
    const page = await openPortal({ ...use, who: 'close', viewport: window_ });
    const zoomed = await zoomable(page);
    await zoomed.to(4); // 360 x 225 points
    const wrong = [];
    for (const [place, heading] of places) {
      if (heading) await goTo(page, say, place, heading);
      await settled(page);
      for (const problem of await page.evaluate(misfits)) wrong.push(`${place}: ${problem}`);
      const room = await page.evaluate(() => {
        const scroller = document.querySelector('.rg-scroller');
        scroller.scrollTop = scroller.scrollHeight;
        return { seen: scroller.clientHeight / innerHeight, end: scroller.scrollTop + scroller.clientHeight - scroller.scrollHeight };
      });
      ok(room.seen > 0.5, `${place}: most of the window is for content, not ${room.seen}`);
      ok(Math.abs(room.end) <= 1, `${place}: its end is reached`);
      await zoomed.shot(`zoom-4-${place}`);
    }
    equal(wrong, []);
  },

  'a zoom that leaves the window as many pixels as it had is followed': async ({ open, product }) => {
    const { links } = await product.running;
    const page = await open({ viewport: window_ });
    // Browsers report a size in pixels once it changes, and zooming does not change it.
    await page.addInitScript(() => {
      const Real = window.ResizeObserver;
      window.ResizeObserver = class {
        constructor(tell) {
          let told = false;
          this.real = new Real((entries) => { if (!told) tell(entries); told = true; });
        }
        observe(...all) { this.real.observe(...all); }
      };
    });
    await page.goto(links.close);
    await page.locator('.rg-root.rg-on').waitFor({ state: 'attached' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await (await zoomable(page)).to(2);
    await eventually('the layout follows', async () => (await page.evaluate(misfits)).length === 0);
    equal(await page.locator('.rg-canvas').evaluate((e) => [e.width, e.height]), [1440, 900]);
  },

  'pinching magnifies the picture and leaves the layout alone': async (use) => {
    const page = await openPortal({ ...use, screen: 'phone', who: 'close' });
    await settled(page);
    const look = () => page.evaluate(() => ({
      html: document.querySelector('.rg-document').innerHTML, canvas: document.querySelector('.rg-canvas').width,
    }));
    const before = await look();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2 });
    await eventually('it is magnified', () => page.evaluate(() => Math.abs(visualViewport.scale - 2) < 0.01));
    await settled(page);
    equal(await look(), before);
    const place = page.getByRole('navigation').getByRole('button').nth(1);
    await place.evaluate((e) => e.click());
    await page.getByRole('heading', { level: 1, name: textsIn('zh-Hant')('history.title') }).waitFor();
  },
};
