// frames.mjs: what a frame of the member portal costs while one types, scrolls and opens things, and what the
// screen holds, each beside its budget. Printed, never asserted; tests/browser/budgets.spec.mjs asserts what does
// not depend on the machine. scripts/bench builds first.
//   node tests/bench/frames.mjs
// Frame     ms from the start of an animation frame to its end on the page's main thread: the module's work, the
//           changed elements, the calls to WebGL. Not style and layout after it, and not what another process draws.
//           It is time on the clock: whatever else this machine does is in it.
// CPU       what the page's scripts really ran, all of it, by the frames of that while.
// Budget    p95 of 2 ms on a desktop; the phone here is this machine at 3 pixels a point.
// Units     ms; MB of 2^20 bytes.
import os from 'node:os';

import { Browser } from '../browser/support/browser.mjs';
import { Meter } from '../browser/support/meter.mjs';
import { goTo, settled, taken } from '../browser/support/portal.mjs';
import { Product } from '../browser/support/product.mjs';
import { textsIn } from '../browser/support/texts.mjs';

const frameBudget = 2, memoryBudget = 32, atlasBudget = 8; // ms, MB, MB
const megabyte = 2 ** 20;
const say = textsIn('zh-Hant');

const quantile = (all, share) => [...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))];
function line(...cells) {
  console.log(cells.map((cell, i) => (i === 0 ? String(cell).padEnd(34) : String(cell).padStart(11))).join(''));
}
const ratio = (part, whole) => `${(part / whole).toFixed(2)}x`;

// Each changes what is shown, often enough for a 95th in a hundred.
const uses = {
  typing: async (page) => {
    await goTo(page, say, 'me', 'me.title');
    const field = page.getByRole('textbox').first();
    await field.focus();
    return async () => {
      for (let i = 0; i < 60; ++i) {
        await page.keyboard.press(i % 8 === 7 ? 'Backspace' : 'abcdefg'[i % 8]);
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
      }
    };
  },
  scrolling: async (page) => {
    await goTo(page, say, 'points', 'history.title');
    return () => page.evaluate(async () => {
      const scroller = document.querySelector('.rg-scroller');
      for (let i = 0; i < 120; ++i) {
        scroller.scrollTop = 40 * (i < 60 ? i : 120 - i);
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      }
    });
  },
  animating: async (page) => {
    await goTo(page, say, 'points', 'history.title');
    const rows = page.getByRole('main').getByRole('listitem').getByRole('button');
    return async () => {
      for (let i = 0; i < 8; ++i) {
        await rows.nth(i % 3).evaluate((e) => e.click());
        await page.waitForTimeout(350);
      }
    };
  },
  'going to other places': async (page) => async () => {
    for (const [place, heading] of [['rewards', 'rewards.title'], ['wallet', 'wallet.title'], ['me', 'me.title'], ['points', 'history.title']]) {
      await goTo(page, say, place, heading);
      await page.waitForTimeout(400);
    }
  },
};

async function measured(browser, links, screen) {
  const { tools, close } = browser.forTest('frames');
  const page = await tools.open({ screen });
  const meter = await Meter.on(page);
  await meter.devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const script = async () => {
    const { metrics } = await meter.devtools.send('Performance.getMetrics');
    return 1000 * metrics.find(({ name }) => name === 'ScriptDuration').value;
  };
  await page.goto(links.close);
  await taken(page);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await settled(page);
  const first = await meter.end();
  console.log(`\n${screen}, ${page.viewportSize().width}x${page.viewportSize().height} at ${await page.evaluate(() => devicePixelRatio)}`);
  line('a frame, ms', 'frames', 'p50', 'p95', 'of budget', 'CPU', 'of budget');
  for (const [name, prepare] of Object.entries(uses)) {
    const act = await prepare(page);
    await settled(page);
    await meter.begin();
    const before = await script();
    await act();
    const cpu = await script() - before;
    const { frames } = await meter.end();
    const late = quantile(frames, 0.95), each = cpu / frames.length;
    line(name, frames.length, quantile(frames, 0.5).toFixed(2), late.toFixed(2), ratio(late, frameBudget), each.toFixed(2), ratio(each, frameBudget));
  }
  const { wasm, heap, atlas } = await meter.end();
  line('held after all places, MB', '', '', 'size', 'of budget');
  line('WebAssembly memory', '', '', (wasm / megabyte).toFixed(1), '');
  line('JavaScript heap', '', '', (heap / megabyte).toFixed(1), '');
  line('both', '', '', ((wasm + heap) / megabyte).toFixed(1), ratio(wasm + heap, memoryBudget * megabyte));
  line('glyph atlas', '', '', (atlas / megabyte).toFixed(1), ratio(atlas, atlasBudget * megabyte));
  line('readbacks of the first screen', '', '', first.readbacks, '');
  await close();
}

const browser = await Browser.start();
const product = new Product();
try {
  const { links } = await product.running;
  console.log(`${os.cpus()[0].model}, ${os.cpus().length} cores, ${os.type()}, Node.js ${process.version}`);
  for (const screen of ['desktop', 'phone']) await measured(browser, links, screen);
} finally {
  await browser.stop();
  await product.stop();
}
