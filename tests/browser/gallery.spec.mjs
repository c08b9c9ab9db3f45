// gallery.spec.mjs: every component in every language and scheme, and what the portal does not use yet.
import { onBothScreens } from './support/browser.mjs';
import { equal, eventually, ok } from './support/expect.mjs';
import { accessibilityProblems, openScreen, settled } from './support/portal.mjs';
import { textsIn } from './support/texts.mjs';

async function openGallery({ open, product, ...options }) {
  const { portal } = await product.running;
  const page = await openScreen(open, `${portal}/gallery`, options);
  await page.getByRole('heading', { level: 1, name: textsIn(options.language ?? 'zh-Hant')('gallery.title') }).waitFor();
  return page;
}

const components = {
  'ten thousand rows are scrolled and sorted, and few of them are made': async (use) => {
    const say = textsIn('zh-Hant');
    const page = await openGallery(use);
    const table = page.getByRole('table', { name: say('gallery.table') });
    equal(await table.getAttribute('aria-rowcount'), '10001');
    const cells = async () => (await table.getByRole('row').evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-rowindex')).filter(Boolean))).map(Number);
    const bottom = () => page.evaluate(() => { const s = document.querySelector('.rg-scroller'); s.scrollTop = s.scrollHeight; });
    await bottom();
    await eventually('the last row is there', async () => (await cells()).includes(10_001));
    ok((await cells()).length < 80, `${(await cells()).length} rows of the document`);
    await table.getByText('10,000', { exact: true }).first().waitFor();
    const head = table.getByRole('columnheader', { name: say('gallery.column.points') });
    await head.getByRole('button').evaluate((e) => e.click());
    await eventually('sorted', async () => (await head.getAttribute('aria-sort')) === 'ascending');
    await head.getByRole('button').evaluate((e) => e.click());
    await eventually('and around', async () => (await head.getAttribute('aria-sort')) === 'descending');
    await bottom();
    await table.getByText('1', { exact: true }).first().waitFor();
  },

  'a slider follows the arrow keys and says its value': async (use) => {
    const say = textsIn('zh-Hant');
    const page = await openGallery(use);
    const slider = page.getByRole('slider', { name: say('gallery.slider') });
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await eventually('two steps on', async () => (await slider.getAttribute('aria-valuetext')) === '50');
    await page.keyboard.press('Home');
    await eventually('at its start', async () => (await slider.inputValue()) === '0');
  },

  'what cannot be filled in is muted': async (use) => {
    const page = await openGallery(use);
    const [own, muted] = await page.locator('.rg-document input:disabled:not([type=checkbox])').first().evaluate((e) => {
      const word = document.createElement('span');
      word.style.color = 'var(--rg-muted)';
      e.parentNode.append(word);
      return [getComputedStyle(e).color, getComputedStyle(word).color];
    });
    equal(own, muted);
  },

  'stars are one choice among radios': async (use) => {
    const page = await openGallery(use);
    const group = page.getByRole('radiogroup', { name: textsIn('zh-Hant')('gallery.rating') });
    equal(await group.getByRole('radio', { checked: true }).getAttribute('aria-label'), '3 / 5');
    await group.getByRole('radio', { name: '5 / 5' }).check({ force: true });
    await eventually('five', async () => (await group.getByRole('radio', { checked: true }).getAttribute('aria-label')) === '5 / 5');
  },

  'a button without words is named beside it, under a mouse and at the focus': async (use) => {
    const page = await openGallery(use);
    const name = textsIn('zh-Hant')('gallery.copy');
    const button = page.getByRole('button', { name, exact: true });
    const tip = page.locator('.rg-tip-on');
    const shows = (what) => eventually(what ? 'the name is shown' : 'it is gone', async () => (await tip.count()) === (what ? 1 : 0));
    if (use.screen === 'desktop') {
      await button.hover();
      await shows(true);
      equal(await tip.textContent(), name);
      const [at, box] = [await button.boundingBox(), await tip.boundingBox()];
      ok(box.x >= 0 && (box.y >= at.y + at.height || box.y + box.height <= at.y), 'beside the button');
      await tip.hover(); // a pointer may go there
      await page.waitForTimeout(300);
      await shows(true);
      await page.mouse.move(2, 2);
      await shows(false);
    }
    await button.evaluate((e) => e.scrollIntoView({ block: 'center' }));
    await page.keyboard.press('Tab');
    await button.focus();
    await shows(true);
    await page.keyboard.press('Escape');
    await shows(false);
  },

  'each line of a chart is a column of numbers in the document': async (use) => {
    const say = textsIn('zh-Hant');
    const page = await openGallery(use);
    const chart = page.getByRole('table', { name: say('gallery.chart.line') });
    equal(await chart.getByRole('row').count(), 12);
    equal(await chart.getByRole('row').first().getByRole('cell').count(), 2);
  },

  'the scheme and the language are switched without a reload': async (use) => {
    const page = await openGallery(use);
    await page.evaluate(() => { window.stayed = true; });
    const paper = () => page.locator('.rg-root').evaluate((e) => getComputedStyle(e).getPropertyValue('--rg-paper'));
    const before = await paper();
    await page.getByRole('combobox', { name: textsIn('zh-Hant')('gallery.scheme') }).selectOption({ label: textsIn('zh-Hant')('gallery.scheme.dark') });
    await eventually('darker paper', async () => (await paper()) !== before);
    await page.getByRole('combobox', { name: textsIn('zh-Hant')('gallery.language') }).selectOption({ label: '日本語' });
    await page.getByRole('heading', { level: 1, name: textsIn('ja')('gallery.title') }).waitFor();
    ok(await page.evaluate(() => window.stayed));
  },
};

const looks = {};
for (const language of ['zh-Hant', 'zh-Hans', 'en', 'ja']) {
  for (const colorScheme of ['light', 'dark']) {
    looks[`axe finds nothing in the gallery, ${language}, ${colorScheme}`] = async ({ picture, ...use }) => {
      const page = await openGallery({ ...use, language, colorScheme });
      equal(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches), colorScheme === 'dark');
      await settled(page);
      equal(await accessibilityProblems(page), []);
      const height = page.viewportSize().height - 120;
      for (let i = 0; i < 6; ++i) {
        await picture(page, `gallery-${use.screen}-${language}-${colorScheme}-${i}`);
        await page.evaluate((by) => document.querySelector('.rg-scroller').scrollBy(0, by), height);
        await page.waitForTimeout(250);
      }
    };
  }
}

export const tests = onBothScreens({ ...components, ...looks });
