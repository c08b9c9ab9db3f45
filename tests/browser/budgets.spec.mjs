// budgets.spec.mjs: what does not depend on the machine: memory, the glyph atlas, readbacks, and nothing at rest.
// Times are printed by tests/bench/frames.mjs.
import { equal, ok } from './support/expect.mjs';
import { Meter } from './support/meter.mjs';
import { goTo, settled, taken } from './support/portal.mjs';
import { textsIn } from './support/texts.mjs';

const megabyte = 2 ** 20;
const atlasBudget = 8 * megabyte, memoryBudget = 32 * megabyte;

async function metered(use, address, options) {
  const page = await use.open(options);
  const meter = await Meter.on(page);
  await page.goto(address);
  await taken(page);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await settled(page);
  return { page, meter };
}

export const onlyIn = { browser: 'chromium', because: 'densities, zoom and memory are set and read by the DevTools of Chromium' };

export const tests = {
  'all places at 3 pixels a point keep the memory and the atlas in their budgets': async (use) => {
    const { links } = await use.product.running;
    const say = textsIn('zh-Hant');
    const { page, meter } = await metered(use, links.close, { screen: 'phone' });
    for (const [place, heading] of [['points', 'history.title'], ['rewards', 'rewards.title'], ['wallet', 'wallet.title'], ['me', 'me.title']]) {
      await goTo(page, say, place, heading);
      await page.evaluate(() => { const s = document.querySelector('.rg-scroller'); s.scrollTop = s.scrollHeight; });
      await settled(page);
    }
    const { atlas, wasm, heap } = await meter.end();
    console.log(`      atlas ${(atlas / megabyte).toFixed(1)} MB, WebAssembly ${(wasm / megabyte).toFixed(1)} MB, JavaScript ${(heap / megabyte).toFixed(1)} MB`);
    ok(atlas > 0 && atlas <= atlasBudget, `the atlas has ${atlas} bytes`);
    ok(wasm + heap <= memoryBudget, `${wasm} and ${heap} bytes`);
  },

  'all letters of a frame are read back at once, and none again': async (use) => {
    const { links } = await use.product.running;
    const { page, meter } = await metered(use, links.close, { screen: 'phone' });
    const { readbacks } = await meter.end();
    console.log(`      ${readbacks} readbacks for the first screen`);
    // The self-test's two, and one for each frame that shows something new: placeholders, the page, what fades in.
    ok(readbacks >= 3 && readbacks <= 8, `${readbacks} readbacks`);
    await meter.begin();
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange'))); // another frame
    await settled(page);
    const { frames, readbacks: again } = await meter.end();
    ok(frames.length > 0);
    equal(again, 0);
  },

  'at rest the gallery asks for no animation frames and no timers': async (use) => {
    const { portal } = await use.product.running;
    const { page, meter } = await metered(use, `${portal}/gallery`, {});
    await page.waitForTimeout(1000);
    await meter.begin();
    await page.waitForTimeout(5000);
    const { asked, timers } = await meter.end();
    equal({ asked, timers }, { asked: 0, timers: 0 });
  },
};
