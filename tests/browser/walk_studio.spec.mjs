// A merchant's walk through the studio: a design is edited, seen by a member's eyes, and tried on orders.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

import { onBothScreens, root } from './support/browser.mjs';
import { Skip, equal, eventually, match, ok } from './support/expect.mjs';
import { accessibilityProblems, openScreen, settled } from './support/portal.mjs';
import { languages, patternOf, textsIn } from './support/texts.mjs';

const program = JSON.parse(readFileSync(path.join(root, 'assets/programs/sample_shop.json'), 'utf8'));
const tierNamed = (index, language = 'zh-Hant') => program.tiers[index].name[language];

async function openStudio({ open, product, screen = 'desktop', language = 'zh-Hant' }) {
  const { links } = await product.running;
  const page = await openScreen(open, links.studio, { screen, language });
  await page.getByRole('heading', { level: 2, name: textsIn(language)('studio.ladder') }).waitFor();
  return page;
}

// In a table's row its name says which tier; on a narrow screen the tier has a section of its own.
const threshold = (page, say, tier, language) => {
  const named = tierNamed(tier, language), what = say('studio.threshold');
  return page.getByRole('textbox', { name: `${named} ${what}`, exact: true })
    .or(page.getByRole('region', { name: named, exact: true }).getByRole('textbox', { name: what, exact: true }));
};

async function finished(page, say, within = 60_000) {
  await page.getByRole('table', { name: say('studio.result.by_tier') }).first().waitFor({ timeout: within });
}

/** The rows of the result's table: [tier, published, design, change]. */
async function resultRows(page, say) {
  const table = page.getByRole('table', { name: say('studio.result.by_tier') }).last();
  const cells = await table.getByRole('row').evaluateAll((rows) => rows.map((row) =>
    [...row.querySelectorAll('[role=cell],[role=rowheader]')].map((cell) => cell.textContent.trim())));
  return cells.filter((row) => row.length >= 4);
}

// Where a page has no link that leads away, axe takes every link to a place of the app for a skip link; the
// preview has one that is scrolled out of its phone.
const without = ['skip-link'];

const walks = {
  'the programme stands there to be edited': async ({ picture, ...use }) => {
    for (const language of languages) {
      const say = textsIn(language);
      const page = await openStudio({ ...use, language });
      for (const [index, tier] of program.tiers.entries()) {
        equal((await threshold(page, say, index, language).inputValue()).replace(/,/g, ''), tier.threshold);
      }
      await settled(page);
      await picture(page, `studio-design-${use.screen}-${language}`);
    }
  },

  'a mistake is said at its field': async ({ picture, ...use }) => {
    const say = textsIn('zh-Hant');
    const page = await openStudio(use);
    const field = threshold(page, say, 2);
    await field.fill('3000');  // below the tier before it
    await eventually('the field is marked', async () => (await field.getAttribute('aria-invalid')) === 'true');
    const described = await field.getAttribute('aria-describedby');
    ok(described, 'the field names its error');
    const words = await page.evaluate((ids) => ids.split(' ').map((id) => document.getElementById(id)?.textContent).join(' '), described);
    ok(words.trim().length > 3, words);
    await page.getByText(patternOf(say('studio.changes.invalid'))).first().waitFor();
    await settled(page);
    await picture(page, `studio-mistake-${use.screen}-zh-Hant`);
    await field.fill(program.tiers[2].threshold);
    await eventually('the mark goes', async () => (await field.getAttribute('aria-invalid')) !== 'true');
    await page.getByText(patternOf(say('studio.changes.none'))).first().waitFor();
  },

  'the member beside it changes at once': async (use) => {
    const say = textsIn('zh-Hant');
    const page = await openStudio(use);
    const shown = () => page.getByRole('progressbar').first().evaluate((bar) =>
      [bar.getAttribute('aria-valuemax'), bar.getAttribute('aria-valuetext')].join(' '));
    const chooser = page.getByRole('combobox', { name: say('studio.preview.member') });
    // A member who is on the way to some tier.
    const count = await chooser.locator('option').count();
    for (let i = 0; i < count && !(await page.getByRole('progressbar').count()); ++i) {
      await chooser.selectOption({ index: i });
      await page.waitForTimeout(500);
    }
    await page.getByRole('progressbar').first().waitFor();
    const before = await shown();
    for (const tier of [1, 2, 3]) {
      await threshold(page, say, tier).fill(String(Number(program.tiers[tier].threshold) + 100 * tier));
    }
    await eventually('the preview follows', async () => (await shown()) !== before || before);
    const changes = page.getByRole('list', { name: say('studio.changes') }).getByRole('listitem');
    equal(await changes.count(), 3);
    await page.getByRole('button', { name: say('studio.restore') }).click();
    await eventually('and goes back', async () => (await shown()) === before || shown());
  },

  'the shop’s own orders are replayed under the design, before and after': async ({ picture, ...use }) => {
    const say = textsIn('zh-Hant');
    const page = await openStudio(use);
    await threshold(page, say, 1).fill('6000');
    await page.getByRole('button', { name: say('studio.orders.use_shop') }).click();
    const run = page.getByRole('button', { name: say('studio.replay.run') });
    await eventually('the orders are there', async () => (await run.count()) === 1
      || (await page.getByRole('table', { name: say('studio.result.by_tier') }).count()) > 0, 30_000);
    if (await run.isEnabled().catch(() => false)) await run.click();
    await finished(page, say);
    const rows = await resultRows(page, say);
    equal(rows.map(([name]) => name), program.tiers.map((tier) => tier.name['zh-Hant']));
    const number = (text) => Number(text.replace(/,/g, '').replace('−', '-').replace('±', ''));
    const sum = (column) => rows.reduce((total, row) => total + number(row[column]), 0);
    ok(sum(1) > 1000 && sum(1) === sum(2), `${sum(1)} members before, ${sum(2)} after`);
    ok(number(rows[1][2]) < number(rows[1][1]), 'a higher threshold leaves fewer members on the tier');
    match(await page.locator('.rg-document').textContent(), patternOf(say('studio.result.moves')));
    await settled(page);
    await page.getByText(patternOf(say('studio.result.issued'))).first().scrollIntoViewIfNeeded();
    await settled(page);
    await picture(page, `studio-replay-${use.screen}-zh-Hant`);
    // A design that goes on is tried again by itself, or its result says that it is old.
    await threshold(page, say, 1).fill('7000');
    const outdated = page.getByText(patternOf(say('studio.result.outdated')));
    await eventually('the result follows', async () => (await outdated.count()) > 0
      || number((await resultRows(page, say))[1][2]) < number(rows[1][2]), 20_000);
  },
};

const files = {
  'a merchant’s own file is replayed in the browser, and can be cancelled': async ({ picture, ...use }) => {
    const data = process.env.REGULARS_DATA || path.join(root, '../shared/data');
    const orders = path.join(data, 'online_retail.csv.gz');
    if (!existsSync(orders)) throw new Skip('the real orders are not here (REGULARS_DATA)');
    const folder = mkdtempSync(path.join(os.tmpdir(), 'regulars-orders-'));
    try {
      const csv = path.join(folder, 'orders.csv');
      writeFileSync(csv, gunzipSync(readFileSync(orders)));
      const say = textsIn('zh-Hant');
      const page = await openStudio(use);
      const posted = [];
      page.on('request', (request) => { if (request.method() !== 'GET') posted.push(request.url()); });
      const open = async () => {
        const [chooser] = await Promise.all([page.waitForEvent('filechooser'),
          page.getByRole('button', { name: say('studio.orders.open_file') }).click()]);
        await chooser.setFiles(csv);
      };
      await open();
      const progress = page.getByRole('progressbar', { name: say('studio.replay') });
      await progress.waitFor();
      await page.getByRole('button', { name: say('studio.replay.cancel') }).click();
      await progress.waitFor({ state: 'detached' });
      equal(await page.getByRole('table', { name: say('studio.result.by_tier') }).count(), 0);

      await open();
      await progress.waitFor();
      await eventually('the progress goes on', async () => Number(await progress.getAttribute('aria-valuenow')) > 0, 30_000);
      await picture(page, `studio-progress-${use.screen}-zh-Hant`);
      const run = page.getByRole('button', { name: say('studio.replay.run') });
      await eventually('the file is read', async () => (await run.count()) === 1
        || (await page.getByRole('table', { name: say('studio.result.by_tier') }).count()) > 0, 60_000);
      if (await run.count() && await run.isEnabled()) await run.click();
      await finished(page, say);
      match(await page.locator('.rg-document').textContent(), /orders\.csv/);
      equal(posted, [], 'nothing of the file leaves the browser');
      await settled(page);
      await picture(page, `studio-file-${use.screen}-zh-Hant`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },

  'a file that is no order list is refused in words': async (use) => {
    const say = textsIn('zh-Hant');
    const page = await openStudio(use);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'),
      page.getByRole('button', { name: say('studio.orders.open_file') }).click()]);
    await chooser.setFiles({ name: 'notes.csv', mimeType: 'text/csv', buffer: Buffer.from('this is,no\norder list,at all\n') });
    await page.getByText(patternOf(say('studio.file.refused'))).first().waitFor();
  },

  'axe finds nothing serious in the studio': async (use) => {
    const page = await openStudio(use);
    await settled(page);
    equal(await accessibilityProblems(page, { without }), []);
  },
};

const onDesktop = Object.fromEntries(Object.entries(files).map(([sentence, test]) =>
  [sentence, (use) => test({ ...use, screen: 'desktop' })]));

export const tests = { ...onBothScreens(walks), ...onDesktop };
