// till.spec.mjs: what a member holds out at the till is what a reader reads, from the pixels of the screen.
import { BarcodeFormat, BinaryBitmap, DecodeHintType, HybridBinarizer, MultiFormatReader, RGBLuminanceSource } from '@zxing/library';

import { onBothScreens } from './support/browser.mjs';
import { equal, eventually, ok } from './support/expect.mjs';
import { Pixels, accessibilityProblems, goTo, openPortal, settled } from './support/portal.mjs';
import { patternOf, textsIn } from './support/texts.mjs';

const say = textsIn('zh-Hant');

/** What a reader sees in a picture; null when it sees nothing. */
async function read(pixels, png, format) {
  const { grey, width, height } = await pixels.greys(png);
  const reader = new MultiFormatReader();
  reader.setHints(new Map([[DecodeHintType.POSSIBLE_FORMATS, [format]], [DecodeHintType.TRY_HARDER, true]]));
  try {
    return reader.decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(Uint8ClampedArray.from(grey), width, height)))).getText();
  } catch {
    return null;
  }
}

async function readBoth(page, pixels, code, title = 'scan.title') {
  const dialog = page.getByRole('dialog', { name: say(title) });
  const square = dialog.getByRole('img', { name: say('scan.square', { code }) });
  await square.waitFor();
  await settled(page);
  const picture = (one) => one.screenshot({ animations: 'allow' });
  equal(await read(pixels, await picture(square), BarcodeFormat.QR_CODE), code);
  const bars = dialog.getByRole('img', { name: say('scan.bars', { code }) });
  equal(await read(pixels, await picture(bars), BarcodeFormat.CODE_128), code);
  // A reader can fail: the other half of the code is no code.
  const { x, y, width, height } = await square.boundingBox();
  const half = await page.screenshot({ clip: { x, y, width, height: height / 2 } });
  equal(await read(pixels, half, BarcodeFormat.QR_CODE), null);
  return dialog;
}

export const onlyIn = { browser: 'chromium', because: 'pictures of single elements are taken by Chromium only' };

export const tests = onBothScreens({
  "the member's number is read from the screen as bars and as a square": async ({ picture, ...use }) => {
    const page = await openPortal(use);
    const pixels = await Pixels.start(use.open);
    await page.getByRole('button', { name: say('home.show_code') }).click();
    const number = (await page.getByRole('dialog').getByRole('img').first().getAttribute('aria-label')).match(/^\S+/)[0];
    const dialog = await readBoth(page, pixels, number);
    await picture(page, `portal-code-${use.screen}`);
    equal(await accessibilityProblems(page), []);
    await dialog.getByRole('button', { name: say('scan.close') }).click();
    await eventually('it is closed', async () => (await page.getByRole('dialog').count()) === 0);
    await eventually('the focus is back', () => page.evaluate((name) => document.activeElement.textContent === name, say('home.show_code')));
  },

  "a coupon's code is read from a dark screen": async ({ picture, ...use }) => {
    const page = await openPortal({ ...use, colorScheme: 'dark' });
    const pixels = await Pixels.start(use.open);
    await goTo(page, say, 'rewards', 'rewards.title');
    await page.getByRole('button', { name: patternOf(say('rewards.redeem_name')) }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: say('rewards.confirm.yes'), exact: true }).click();
    const done = page.getByRole('dialog', { name: say('rewards.done.title') });
    const code = (await done.getByRole('img').first().getAttribute('aria-label')).match(/^\S+/)[0];
    await readBoth(page, pixels, code, 'rewards.done.title');
    await done.getByRole('button', { name: say('rewards.done.close') }).click();
    await goTo(page, say, 'wallet', 'wallet.title');
    await page.getByRole('button', { name: `${say('wallet.show')} ${code}` }).click();
    await readBoth(page, pixels, code);
    await picture(page, `portal-coupon-${use.screen}-dark`);
  },

  'what makes the codes is not loaded before the first one is shown': async (use) => {
    const page = await openPortal(use);
    const loaded = () => page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => /\/codes\.[0-9a-f]+\.js/.test(name)));
    await settled(page);
    ok(!(await loaded()));
    await page.getByRole('button', { name: say('home.show_code') }).click();
    await eventually('it is loaded now', loaded);
  },
});
