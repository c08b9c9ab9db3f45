// A member's walk through the portal, by roles and names, on both screens.

import { onBothScreens } from './support/browser.mjs';
import { equal, eventually, match, ok } from './support/expect.mjs';
import { Pixels, goTo, openPortal, settled, taken } from './support/portal.mjs';
import { languages, patternOf, textsIn } from './support/texts.mjs';

const coldLimit = 300 * 1024;

const inBothLanguages = {
  'home shows the card, the way to the next tier and the latest points': async ({ language, picture, ...use }) => {
    const say = textsIn(language);
    const page = await openPortal({ ...use, language, who: 'close' });
    match(await page.getByRole('heading', { level: 1 }).textContent(), patternOf(say('home.greeting')));
    await page.getByText(say('home.balance'), { exact: true }).waitFor();
    const progress = page.getByRole('progressbar').first();
    match(await progress.getAttribute('aria-label'), patternOf(say('home.progress_label')));
    const [now, most] = [await progress.getAttribute('aria-valuenow'), await progress.getAttribute('aria-valuemax')].map(Number);
    ok(now > 0 && now < most, `${now} of ${most}`);
    await page.getByText(patternOf(say('tier.progress'))).first().waitFor();
    await page.getByRole('heading', { level: 2, name: say('home.recent') }).waitFor();
    ok(await page.getByRole('list', { name: say('home.recent') }).getByRole('listitem').count() > 0);
    await settled(page);
    await picture(page, `portal-home-${use.screen}-${language}`);
  },

  'every row of the history says in a sentence why': async ({ language, picture, ...use }) => {
    const say = textsIn(language);
    const page = await openPortal({ ...use, language });
    await goTo(page, say, 'points', 'history.title');
    await settled(page);
    await picture(page, `portal-points-${use.screen}-${language}`);
    const sentences = ['history.earn.web', 'history.earn.store', 'history.earn.other', 'history.clawback',
      'history.redeem', 'history.bonus.survey', 'history.expired'].map((key) => patternOf(say(key)));
    const rows = page.getByRole('main').getByRole('listitem').getByRole('button');
    ok(await rows.count() >= 10, `${await rows.count()} rows`);
    for (const name of await rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? row.textContent))) {
      ok(sentences.some((sentence) => sentence.test(name)), name);
      match(name, /[+−-][\d,]+|\b0\b/);
    }
    const first = rows.first();
    equal(await first.getAttribute('aria-expanded'), 'false');
    await first.click();
    await eventually('the row opens', async () => (await first.getAttribute('aria-expanded')) === 'true');
    await page.getByText(patternOf(say('history.balance'))).first().waitFor();
    const before = await rows.count();
    const more = page.getByRole('button', { name: say('history.more') });
    if (await more.count()) {
      await more.click();
      await eventually('more rows come', async () => (await rows.count()) > before);
    }
  },

  'each reward can be had, or says what is missing': async ({ language, picture, ...use }) => {
    const say = textsIn(language);
    const page = await openPortal({ ...use, language, who: 'close' });
    await goTo(page, say, 'rewards', 'rewards.title');
    await settled(page);
    await picture(page, `portal-rewards-${use.screen}-${language}`);
    const missing = ['rewards.insufficient_points', 'rewards.tier_required', 'rewards.out_of_stock'].map((key) => patternOf(say(key)));
    const items = page.getByRole('main').getByRole('listitem');
    const count = await items.count();
    ok(count >= 8, `${count} rewards`);
    for (let i = 0; i < count; ++i) {
      const item = items.nth(i);
      if (await item.getByRole('button').count()) continue;
      const words = (await item.locator(':scope *').allTextContents()).join(' | ').replaceAll('\n', ' ');
      ok(missing.some((sentence) => sentence.test(words)), words);
    }
  },

  'the other places are there': async ({ language, picture, ...use }) => {
    const say = textsIn(language);
    const page = await openPortal({ ...use, language });
    await goTo(page, say, 'wallet', 'wallet.title');
    await settled(page);
    await picture(page, `portal-wallet-${use.screen}-${language}`);
    await goTo(page, say, 'me', 'me.title');
    await page.getByRole('heading', { name: say('me.benefits') }).waitFor();
    await page.getByRole('heading', { name: say('me.ladder') }).waitFor();
    await settled(page);
    await picture(page, `portal-me-${use.screen}-${language}`);
  },
};

const walks = {
  'redeeming asks first, gives a code, and the code is in the wallet': async ({ picture, ...use }) => {
    const language = use.screen === 'phone' ? 'zh-Hant' : 'en';
    const say = textsIn(language);
    const page = await openPortal({ ...use, language });
    await goTo(page, say, 'rewards', 'rewards.title');
    const lead = page.getByText(patternOf(say('rewards.lead')));
    const points = async () => Number((await lead.textContent()).replace(/,/g, '').match(/\d+/)[0]);
    const before = await points();

    const redeem = page.getByRole('button', { name: patternOf(say('rewards.redeem_name')) }).first();
    const name = await redeem.getAttribute('aria-label');
    await redeem.click();
    const question = page.getByRole('dialog', { name: say('rewards.confirm.title') });
    await question.waitFor();
    await settled(page);
    await picture(page, `portal-confirm-${use.screen}-${language}`);
    await question.getByRole('button', { name: say('rewards.confirm.no'), exact: true }).click();
    await question.waitFor({ state: 'detached' });
    equal(await points(), before, 'a no costs nothing');

    await page.getByRole('button', { name, exact: true }).click();
    await question.getByRole('button', { name: say('rewards.confirm.yes'), exact: true }).click();
    const answer = page.getByRole('dialog', { name: say('rewards.done.title') });
    await answer.waitFor();
    const words = (await answer.locator(':scope *').allTextContents()).join(' ');
    const code = words.match(/\b[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]\b/)?.[0];
    ok(code, `a code among: ${words}`);
    await settled(page);
    await picture(page, `portal-coupon-${use.screen}-${language}`);
    await answer.getByRole('button', { name: say('rewards.done.close') }).click();
    await answer.waitFor({ state: 'detached' });
    await eventually('the points are fewer', async () => (await points()) < before || points());

    await goTo(page, say, 'wallet', 'wallet.title');
    await page.getByText(code, { exact: true }).first().waitFor();
    await goTo(page, say, 'points', 'history.title');
    await page.getByRole('main').getByRole('listitem').getByRole('button', { name: patternOf(say('history.redeem')) }).first().waitFor();
    // What the page says is what the server holds: a fresh page says the same.
    await page.reload();
    await taken(page);
    await goTo(page, say, 'wallet', 'wallet.title');
    await page.getByText(code, { exact: true }).first().waitFor();
  },

  'a survey wants a score, is stored, and is asked once': async ({ picture, ...use }) => {
    const who = use.screen === 'phone' ? 'close' : 'single';
    const say = textsIn('zh-Hant');
    const page = await openPortal({ ...use, who });
    await goTo(page, say, 'me', 'me.title');
    const send = page.getByRole('button', { name: say('survey.send'), exact: true });
    await send.click();
    await page.getByText(patternOf(say('survey.pick_first'))).first().waitFor();
    await page.getByRole('radio', { name: '9', exact: true }).check({ force: true });
    const comment = page.getByRole('textbox').first();
    await comment.fill('店員很親切，包裝也漂亮。');
    await settled(page);
    await picture(page, `portal-survey-${use.screen}-zh-Hant`);
    await send.click();
    await page.getByText(patternOf(say('survey.done'))).first().waitFor();
    await page.reload();
    await taken(page);
    await goTo(page, say, 'me', 'me.title');
    await page.getByText(patternOf(say('survey.done'))).first().waitFor();
    equal(await send.count(), 0);
    await goTo(page, say, 'points', 'history.title');
    const rows = page.getByRole('main').getByRole('listitem').getByRole('button', { name: patternOf(say('history.bonus.survey')) });
    await eventually('one row for one answer', async () => (await rows.count()) === 1 || rows.count());
  },

  'the language can be changed on the spot': async (use) => {
    const page = await openPortal({ ...use });
    await goTo(page, textsIn('zh-Hant'), 'me', 'me.title');
    await page.getByRole('combobox', { name: textsIn('zh-Hant')('me.language') }).selectOption({ label: 'English' });
    await page.getByRole('heading', { level: 1, name: textsIn('en')('me.title') }).waitFor();
    equal(await page.evaluate(() => document.documentElement.lang), 'en');
  },

  'without script the first page can be read': async ({ picture, product, open, screen }) => {
    const { links } = await product.running;
    const say = textsIn('zh-Hant');
    const page = await open({ screen, javaScriptEnabled: false });
    await page.goto(links.top);
    const words = await page.locator('body').innerText();
    match(words, /[\d,]+\s*點/u);
    match(words, new RegExp(say('first.noscript').slice(0, 6), 'u'));
    ok(await page.getByRole('heading', { level: 1 }).count() === 1);
    await picture(page, `portal-noscript-${screen}-zh-Hant`);
  },

  'without WebGL the document itself can be read and used': async ({ picture, ...use }) => {
    const say = textsIn('zh-Hant');
    const page = await openPortal({ ...use, gl: false });
    await page.locator('.rg-root.rg-plain').waitFor();
    await goTo(page, say, 'rewards', 'rewards.title');
    const colour = await page.getByRole('heading', { level: 1 }).evaluate((h) => getComputedStyle(h).color);
    ok(!/rgba\(.*, 0\)|transparent/.test(colour), colour);
    await page.getByRole('button', { name: patternOf(say('rewards.redeem_name')) }).first().click();
    const dialog = page.getByRole('dialog', { name: say('rewards.confirm.title') });
    await dialog.waitFor();
    await dialog.getByRole('button', { name: say('rewards.confirm.no'), exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await picture(page, `portal-plain-${use.screen}-zh-Hant`);
  },

  'at rest there are no animation frames and no timers': async ({ open, product, screen }) => {
    const { links } = await product.running;
    const page = await open({ screen });
    await page.addInitScript(() => {
      window.started = { frames: 0, timers: 0 };
      for (const [name, count] of [['requestAnimationFrame', 'frames'], ['setTimeout', 'timers'], ['setInterval', 'timers']]) {
        const original = window[name];
        window[name] = function (...all) { window.started[count] += 1; return original.apply(this, all); };
      }
    });
    await page.goto(links.top);
    await taken(page);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForTimeout(2000);
    await page.evaluate(() => { window.started = { frames: 0, timers: 0 }; });
    await page.waitForTimeout(5000);
    equal(await page.evaluate(() => window.started), { frames: 0, timers: 0 });
  },

  'the card is painted, and its text is sharp': async (use) => {
    const page = await openPortal(use);
    await settled(page);
    const balance = page.getByText(textsIn('zh-Hant')('home.balance'), { exact: true });
    const box = await balance.boundingBox();
    const picture = await page.screenshot({ clip: { x: box.x - 8, y: box.y - 100, width: 280, height: 170 } });
    const pixels = await Pixels.start(use.open);
    const colours = await pixels.colours(picture), steps = await pixels.sharpSteps(picture);
    ok(colours > 60, `${colours} colours`);
    ok(steps > 300, `${steps} sharp steps`);
  },

  'painted text is as wide as the text of the document': async (use) => {
    for (const language of languages) {
      const page = await openPortal({ ...use, language });
      await goTo(page, textsIn(language), 'points', 'history.title');
      await settled(page);
      const pixels = await Pixels.start(use.open);
      const scale = await page.evaluate(() => devicePixelRatio);
      const texts = page.locator('.rg-document :is(h1, h2, p, span):not(:empty)');
      const boxes = [];
      for (let i = 0; i < Math.min(await texts.count(), 14); ++i) {
        const box = await texts.nth(i).evaluate((e) => {
          const range = document.createRange();
          range.selectNodeContents(e);
          const { x, y, width, height } = range.getBoundingClientRect();
          return { x, y, width, height, text: e.textContent, lines: range.getClientRects().length };
        });
        const { height } = page.viewportSize();
        if (box.lines === 1 && box.width > 8 && box.y > 8 && box.y + box.height < height - 90) boxes.push(box);
      }
      ok(boxes.length >= 4, `${boxes.length} lines to compare`);
      const shoot = async () => {
        const shots = [];
        for (const { x, y, width, height } of boxes) {
          shots.push(await page.screenshot({ clip: { x: x - 4, y, width: width + 8, height } }));
        }
        return shots;
      };
      const painted = await shoot();
      // The document shows its own text where the canvas is hidden.
      await page.evaluate(() => {
        document.querySelector('.rg-root').style.color = 'var(--rg-text)';
        document.querySelector('.rg-canvas').style.visibility = 'hidden';
      });
      const written = await shoot();
      for (const [i, box] of boxes.entries()) {
        const a = await pixels.inkExtent(painted[i]), b = await pixels.inkExtent(written[i]);
        ok(a && b, `${box.text}: nothing there`);
        const apart = Math.max(Math.abs(a.first - b.first), Math.abs(a.last - b.last)) / scale;
        ok(apart <= 2, `${box.text}: ${apart.toFixed(2)} px apart`);
      }
    }
  },
};

const all = {};
for (const language of languages) {
  for (const [sentence, test] of Object.entries(inBothLanguages)) {
    all[`${sentence}, ${language}`] = (use) => test({ ...use, language });
  }
}

export const tests = {
  ...onBothScreens({ ...all, ...walks }),

  'everything a first visit loads keeps to the budget': async ({ open, product }) => {
    const { links } = await product.running;
    const page = await open({ screen: 'phone' });
    const finished = [];
    page.on('requestfinished', (request) => finished.push(request));
    await page.goto(links.top);
    await taken(page);
    await settled(page);
    const loaded = await Promise.all(finished.map(async (request) => {
      const { responseHeadersSize, responseBodySize } = await request.sizes();
      return { name: new URL(request.url()).pathname.replace(/\/m\/.+/, '/m/...'), bytes: responseHeadersSize + responseBodySize };
    }));
    let total = 0;
    for (const { name, bytes } of loaded.sort((a, b) => b.bytes - a.bytes)) {
      total += bytes;
      console.log(`      ${String(bytes).padStart(8)} bytes  ${name}`);
    }
    console.log(`      ${String(total).padStart(8)} bytes in all, headers included`);
    ok(total > 50_000 && total <= coldLimit, `${total} bytes`);
  },

  'what the first screen needs is asked for once, and before the app runs': async ({ open, product }) => {
    const { links } = await product.running;
    const page = await open({ screen: 'phone' });
    const asked = [], answers = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname.replace(/\.[0-9a-f]+\./, '.')));
    page.on('response', (response) => answers.push(new URL(response.url()).pathname));
    // The app's code is kept back until everything else has been asked for.
    let release;
    const kept = new Promise((resolve) => { release = resolve; });
    await page.route('**/*.wasm', async (route) => { await kept; await route.continue(); });
    await page.goto(links.top);
    const needed = ['/static/texts-zh-Hant.json', '/v1/program', '/v1/me/record'];
    await eventually('texts, programme and record are asked for', () => needed.every((one) => asked.includes(one)) || asked);
    ok(!answers.some((one) => one.endsWith('.wasm')), 'the app was there already');
    release();
    await taken(page);
    await settled(page);
    for (const one of needed) equal(asked.filter((other) => other === one).length, 1, one);
  },
};
