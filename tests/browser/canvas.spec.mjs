// canvas.spec.mjs: the canvas behaves like the web: what helps people and what the browser does on its
// own works on the real portal, in four languages, both schemes, without paint, on paper, at 320 px.
import { onBothScreens } from './support/browser.mjs';
import { equal, eventually, ok } from './support/expect.mjs';
import { Pixels, accessibilityProblems, goTo, openPortal, settled, taken } from './support/portal.mjs';
import { patternOf, textsIn } from './support/texts.mjs';

const languages = ['zh-Hant', 'zh-Hans', 'en', 'ja'];
const places = [['home', null], ['points', 'history.title'], ['rewards', 'rewards.title'], ['wallet', 'wallet.title'], ['me', 'me.title']];

/** Calls `look` in every place, once it has come to rest. */
async function everywhere(page, language, look) {
  const say = textsIn(language);
  for (const [place, heading] of places) {
    if (heading) await goTo(page, say, place, heading);
    await settled(page);
    await look(place);
  }
}

const behaviours = {
  'a keyboard gets past the navigation, and everywhere': async (use) => {
    const page = await openPortal(use);
    await settled(page);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: textsIn('zh-Hant')('app.skip') });
    equal(await skip.evaluate((e) => e === document.activeElement), true, 'the first stop is the skip link');
    const box = await skip.boundingBox();
    ok(box.y >= 0 && box.height >= 44, `it is seen: ${JSON.stringify(box)}`);
    await page.keyboard.press('Enter');
    equal(await page.evaluate(() => document.activeElement.localName), 'main');
    await page.keyboard.press('Tab');
    ok(await page.evaluate(() => document.activeElement.closest('main') !== null), 'the next stop is in the content');
    const stops = new Set();
    for (let i = 0; i < 60; ++i) {
      stops.add(await page.evaluate(() => document.activeElement.id));
      await page.keyboard.press('Tab');
    }
    const reachable = await page.evaluate(() => [...document.querySelectorAll('.rg-root :is(button:not(:disabled), a[href], input, select, textarea)')]
      .filter((e) => e.tabIndex >= 0).map((e) => e.id));
    equal(reachable.filter((id) => !stops.has(id)), [], 'what can be pressed can be reached');
  },

  'a dialog keeps the focus, and gives it back': async (use) => {
    const say = textsIn('zh-Hant');
    const page = await openPortal({ ...use, who: 'close' });
    await goTo(page, say, 'rewards', 'rewards.title');
    const redeem = page.getByRole('button', { name: patternOf(say('rewards.redeem_name')) }).first();
    await redeem.focus();
    const name = await redeem.getAttribute('aria-label');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: say('rewards.confirm.title') });
    await dialog.waitFor();
    for (let i = 0; i < 6; ++i) {
      await page.keyboard.press('Tab');
      ok(await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest('dialog') !== null), 'the focus stays inside');
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await eventually('the focus is back', () => page.evaluate((label) => document.activeElement.getAttribute('aria-label') === label, name));
  },

  'a click by pixel and a click by the document do the same once': async (use) => {
    const say = textsIn('zh-Hant');
    for (const way of ['pixel', 'document']) {
      const page = await openPortal({ ...use, who: 'close' });
      const press = async (target) => {
        if (way === 'document') return target.evaluate((e) => e.click());
        const { x, y, width, height } = await target.boundingBox();
        return page.mouse.click(x + width / 2, y + height / 2);
      };
      await settled(page);
      for (const [place, heading] of places.slice(1)) {
        await press(page.getByRole('navigation').getByRole('button', { name: say(`nav.${place}`), exact: true }));
        await page.getByRole('heading', { level: 1, name: say(heading) }).waitFor();
      }
      await press(page.getByRole('navigation').getByRole('button', { name: say('nav.points'), exact: true }));
      const row = page.getByRole('main').getByRole('listitem').getByRole('button').first();
      await row.waitFor();
      await settled(page);
      await press(row);
      await eventually('it opens', async () => (await row.getAttribute('aria-expanded')) === 'true', way);
      await settled(page);
      equal(await row.getAttribute('aria-expanded'), 'true', `${way}: once, not twice`);
    }
  },

  'what an input method composes arrives whole, once': async ({ inputMethod, ...use }) => {
    const say = textsIn('zh-Hant');
    const page = await openPortal({ ...use, who: 'close' });
    await goTo(page, say, 'me', 'me.title');
    const field = page.getByRole('textbox').first();
    await field.waitFor();
    await field.focus();
    const { compose, commit, giveUp } = await inputMethod(page);
    // Zhuyin: sounds become a character, twice; Cangjie: codes vanish; pinyin and romaji: letters turn into words.
    const strokes = [
      [['ㄋ', 'ㄋㄧ', '你', '你ㄏ', '你ㄏㄠ', '你好'], '你好'],
      [['手', '手田', '手田水'], '揮'],
      [['n', 'ni', 'ni h', 'ni hao'], '您好'],
      [['k', 'ko', 'こn', 'こんに', 'こんにち', 'こんにちは'], 'こんにちは'],
    ];
    let wanted = '';
    for (const [steps, text] of strokes) {
      for (const step of steps) await compose(step);
      await commit(text);
      wanted += text;
      equal(await field.inputValue(), wanted);
    }
    // A composition that is given up leaves nothing behind.
    await compose('ㄅ');
    await giveUp();
    equal(await field.inputValue(), wanted);
    // A keyboard on glass: no key codes, whole words.
    await commit('茶');
    // The view draws itself anew, and the text is still what was typed.
    await page.getByRole('radio', { name: '8', exact: true }).check({ force: true });
    await settled(page);
    equal(await field.inputValue(), `${wanted}茶`);
  },

  'the keyboard on the glass never covers the field that is typed into': async (use) => {
    const page = await use.open({ screen: use.screen });
    // A part of the window is covered and the window stays as it is, as iOS does it.
    await page.addInitScript(() => {
      const seen = Object.assign(new EventTarget(), { height: 0, offsetTop: 0, scale: 1 });
      Object.defineProperty(window, 'visualViewport', { value: seen });
      window.coverBottom = (by) => { seen.height = innerHeight - by; seen.dispatchEvent(new Event('resize')); };
    });
    const { links } = await use.product.running;
    const keyboard = 400;
    await page.goto(links.single);
    await taken(page);
    await goTo(page, textsIn('zh-Hant'), 'me', 'me.title');
    await settled(page);
    const field = page.getByRole('textbox').first();
    ok((await field.count()) > 0, 'this member has a survey to answer');
    await field.focus();
    await field.evaluate((e) => e.scrollIntoView({ block: 'end' }));
    await page.evaluate((by) => window.coverBottom(by), keyboard);
    const room = page.viewportSize().height - keyboard;
    const bottom = () => field.evaluate((e) => e.getBoundingClientRect().bottom);
    await eventually('the field stands above it', async () => (await bottom()) <= room || bottom());
    await page.evaluate(() => window.coverBottom(0));
    await eventually('the room is given back', () => page.evaluate(() => getComputedStyle(document.querySelector('.rg-document')).marginBottom === '0px'));
  },

  'forced colours show the document in the person\'s own': async ({ picture, ...use }) => {
    const page = await openPortal({ ...use, forcedColors: 'active' });
    await settled(page);
    equal(await page.locator('.rg-canvas').evaluate((e) => getComputedStyle(e).display), 'none');
    const colour = await page.getByRole('heading', { level: 1 }).evaluate((e) => getComputedStyle(e).color);
    ok(!/rgba\(.*, 0\)|transparent/.test(colour), colour);
    const places = await page.getByRole('navigation').getByRole('button').evaluateAll((all) =>
      all.map((e) => [e.getAttribute('aria-current'), getComputedStyle(e).borderTopWidth]));
    ok(places.every(([current, border]) => (current === 'page') === (border === '2px')), `the place one is in: ${places}`);
    await picture(page, `portal-forced-${use.screen}-zh-Hant`);
  },

  'a lost context shows the document, and comes back as paint': async (use) => {
    const page = await openPortal(use);
    await settled(page);
    const shot = () => page.screenshot({ clip: { x: 0, y: 0, width: 390, height: 300 } });
    const pixels = await Pixels.start(use.open);
    const before = await pixels.colours(await shot());
    await page.evaluate(() => {
      window.lose = document.querySelector('.rg-canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
      window.lose.loseContext();
    });
    await page.locator('.rg-root.rg-plain').waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate(() => window.lose.restoreContext());
    await page.locator('.rg-root:not(.rg-plain)').waitFor();
    await settled(page);
    const after = await pixels.colours(await shot());
    ok(after > 0.8 * before, `${before} colours before, ${after} after`);
  },

  'little noise in what a canvas gives back is borne, much of it shows the document': async ({ open, product, screen }) => {
    const { links } = await product.running;
    for (const [noise, paints] of [[1, true], [40, false], [255, false]]) {
      const page = await open({ screen });
      await page.addInitScript((by) => {
        const real = CanvasRenderingContext2D.prototype.getImageData;
        CanvasRenderingContext2D.prototype.getImageData = function (...all) {
          const image = real.apply(this, all);
          for (let i = 0; i < image.data.length; ++i) image.data[i] = by === 255 ? 255 : image.data[i] + (i % 2 ? by : -by);
          return image;
        };
      }, noise);
      await page.goto(links.top);
      await taken(page);
      equal(await page.locator('.rg-root.rg-plain').count(), paints ? 0 : 1, `noise of ${noise}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    }
  },

  'on paper the document is whole and black': async ({ picture, onPaper, ...use }) => {
    const page = await openPortal(use);
    await goTo(page, textsIn('zh-Hant'), 'points', 'history.title');
    await settled(page);
    await onPaper(page);
    const look = await page.evaluate(() => {
      const style = (e) => getComputedStyle(e);
      const all = [...document.querySelectorAll('.rg-document :is(h1, h2, h3, p, span)')].filter((e) => e.textContent.trim());
      return {
        canvas: style(document.querySelector('.rg-canvas')).display,
        height: document.documentElement.scrollHeight,
        document: document.querySelector('.rg-document').scrollHeight,
        pale: all.filter((e) => style(e).color !== 'rgb(0, 0, 0)').length,
        texts: all.length,
      };
    });
    equal(look.canvas, 'none');
    ok(look.height >= look.document, `the page is ${look.height} tall, the document ${look.document}`);
    ok(look.texts > 20 && look.pale === 0, `${look.pale} of ${look.texts} texts are not black`);
    await picture(page, `portal-print-${use.screen}-zh-Hant`);
  },

  'text is found, selected and copied as in any page': async (use) => {
    const page = await openPortal(use);
    await goTo(page, textsIn('zh-Hant'), 'points', 'history.title');
    await settled(page);
    const last = page.locator('.rg-document :is(h2, h3)').last();
    const words = (await last.textContent()).trim();
    // The browser's own search finds it; a script's search does not move the page, a person's does so as here.
    const found = await page.evaluate(async (text) => {
      window.getSelection().removeAllRanges();
      const hit = window.find(text);
      window.getSelection().anchorNode.parentElement.scrollIntoView({ block: 'center' });
      const { top, bottom } = window.getSelection().getRangeAt(0).getBoundingClientRect();
      return { hit, text: window.getSelection().toString(), inSight: top >= 0 && bottom <= innerHeight };
    }, words);
    equal(found, { hit: true, text: words, inSight: true });
    const title = page.getByRole('heading', { level: 1 });
    await page.evaluate(() => { document.querySelector('.rg-scroller').scrollTop = 0; });
    const copied = await title.evaluate((e) => {
      window.getSelection().selectAllChildren(e);
      return window.getSelection().toString();
    });
    equal(copied, textsIn('zh-Hant')('history.title'));
  },

  'with reduced motion nothing moves': async (use) => {
    const page = await openPortal({ ...use, reducedMotion: 'reduce' });
    ok(await page.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate(() => {
      window.frames_ = 0;
      const real = window.requestAnimationFrame;
      window.requestAnimationFrame = (f) => { window.frames_ += 1; return real(f); };
    });
    await goTo(page, textsIn('zh-Hant'), 'rewards', 'rewards.title');
    await page.waitForTimeout(500);
    const frames = await page.evaluate(() => window.frames_);
    ok(frames <= 8, `${frames} frames for one click`);
  },
};

const onDesktop = {
  'a scroll bar stands on the paint, also when a dialog dims it': async (use) => {
    const say = textsIn('zh-Hant');
    const page = await openPortal({ ...use, who: 'close', viewport: { width: 1440, height: 600 } });
    const pixels = await Pixels.start(use.open);
    await goTo(page, say, 'rewards', 'rewards.title');
    await settled(page);
    // The paper at the right edge, far below the bar's thumb: nothing else is painted there.
    const edge = () => page.screenshot({ clip: { x: 1440 - 15, y: 600 - 30, width: 15, height: 20 } });
    equal(await pixels.colours(await edge()), 1, 'the paper');
    await page.getByRole('button', { name: patternOf(say('rewards.redeem_name')) }).first().click();
    await page.getByRole('dialog', { name: say('rewards.confirm.title') }).waitFor();
    await settled(page);
    equal(await pixels.colours(await edge()), 1, 'the dimmed paper');
  },
};

const all = {}, narrow = {};
for (const language of languages) {
  for (const colorScheme of ['light', 'dark']) {
    all[`axe finds nothing in any place, ${language}, ${colorScheme}`] = async ({ picture, ...use }) => {
      const page = await openPortal({ ...use, language, colorScheme });
      equal(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches), colorScheme === 'dark');
      const found = [];
      await everywhere(page, language, async (place) => {
        found.push(...(await accessibilityProblems(page)).map((problem) => `${place}: ${problem}`));
        await picture(page, `places-${place}-${use.screen}-${language}-${colorScheme}`);
      });
      equal(found, []);
    };
  }
  narrow[`at 320 px everything fits, ${language}`] = async ({ picture, ...use }) => {
    const page = await openPortal({ ...use, screen: 'phone', language, viewport: { width: 320, height: 640 }, deviceScaleFactor: 2 });
    await everywhere(page, language, async (place) => {
      const wide = await page.evaluate(() => [...document.querySelectorAll('.rg-root [id^="n"]')].map((e) => [e, e.getBoundingClientRect()])
        .filter(([, { right, left, width }]) => width > 0 && (right > innerWidth + 1 || left < -1)).map(([e]) => `${e.localName} ${e.textContent.slice(0, 30)}`));
      equal(wide, [], place);
      await picture(page, `narrow-${place}-${language}`);
    });
  };
}

export const tests = { ...onBothScreens({ ...behaviours, ...all }), ...onDesktop, ...narrow };
