// emoji.spec.mjs: whatever stands in a name is seen as the browser itself shows it: emoji in their colours, once,
// and rare characters as themselves.
import { equal, ok } from './support/expect.mjs';
import { openPortal, openScreen, settled } from './support/portal.mjs';
import { Similarity } from './support/similarity.mjs';

const family = '👩‍👩‍👧'; // a font may draw it in greys, but as one
const clusters = [family, '👩🏽‍🌾', '🇹🇼', '👍🏽', '☕️', '☕', '⭐', '1️⃣'];
const rare = ['𠮷', '㐂', '龘', '葛󠄀', 'é'];

/** Rectangles of each wanted part of an element's text, in CSS px. Runs in the page. */
function partsOf(e, parts) {
  const node = e.firstChild, text = node.data;
  return parts.map((part) => {
    const range = document.createRange(), at = text.indexOf(part);
    if (at < 0) return null;
    range.setStart(node, at);
    range.setEnd(node, at + part.length);
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x, y, width, height };
  });
}

/** A member with that name: the server's answer, with another name in it. */
async function named(use, name, options = {}) {
  const { links } = await use.product.running;
  const page = await use.open({ ...options });
  await page.route((url) => url.pathname.startsWith('/api/') || url.pathname.startsWith('/v1/'), async (route) => {
    const answer = await route.fetch();
    const body = await answer.text();
    await route.fulfill({ response: answer, body: body.replaceAll('陳佳萱', name) });
  });
  await page.goto(links.close);
  await page.locator('.rg-root.rg-on').waitFor({ state: 'attached' });
  await settled(page);
  return page;
}

const mark = '🟣'; // a colour that nothing else has

/** The gallery with the mark at the end of each of its texts. */
async function marked(use, options) {
  const { portal } = await use.product.running;
  const open = async (given) => {
    const page = await use.open(given);
    await page.route(/texts-gallery/, async (route) => {
      const answer = await route.fetch();
      const { texts, ...rest } = await answer.json();
      const all = Object.entries(texts).map(([key, text]) => [key, `${text}${mark}`]);
      await route.fulfill({ json: { ...rest, texts: Object.fromEntries(all) } });
    });
    return page;
  };
  return openScreen(open, `${portal}/gallery`, options);
}

export const onlyIn = { browser: 'chromium', because: 'pictures of single elements are taken by Chromium only' };

export const tests = {
  'a name with emoji shows each of them in colour': async (use) => {
    for (const deviceScaleFactor of [1, 2]) {
      const name = clusters.join('x');
      const page = await named(use, name, { deviceScaleFactor, viewport: { width: 820, height: 900 } });
      const similarity = await Similarity.start(use.open);
      const heading = page.getByRole('heading', { level: 1 });
      ok((await heading.textContent()).replaceAll('\n', '').includes(name));
      await use.picture(page, `emoji-${deviceScaleFactor}`);
      const size = await heading.evaluate((e) => parseFloat(getComputedStyle(e).fontSize));
      for (const [i, clip] of (await heading.evaluate(partsOf, clusters)).entries()) {
        const { colourful, share } = await similarity.colour(await page.screenshot({ clip }));
        ok(clip.width < 1.6 * size, `${clusters[i]} is one: ${clip.width} wide at ${size}`);
        ok(colourful > 20 || clusters[i] === family, `${clusters[i]} has ${colourful} colourful pixels at ${deviceScaleFactor}`);
        ok(share > 0.05 && share < 0.95, `${clusters[i]} is no box: ${share} of its place is inked`);
      }
    }
  },

  'rare characters are themselves, painted and in the document': async (use) => {
    const page = await named(use, rare.join(''));
    const similarity = await Similarity.start(use.open);
    const heading = page.getByRole('heading', { level: 1 });
    equal(await heading.evaluate((e) => e.classList.contains('rg-shown')), false, 'the canvas paints them');
    const clip = await heading.evaluate((e) => {
      const range = document.createRange();
      range.selectNodeContents(e);
      const { left, top, right } = range.getBoundingClientRect();
      return { x: left - 1, y: e.getBoundingClientRect().top, width: right - left + 2, height: e.getBoundingClientRect().height };
    });
    const painted = await page.screenshot({ clip });
    const whole = [{ x: 0, y: 0, w: Math.floor(clip.width), h: Math.floor(clip.height) }];
    const [{ paper, ink }] = await similarity.inks(painted, whole);
    const show = () => heading.evaluate((e, look) => {
      document.querySelector('.rg-canvas').style.visibility = 'hidden';
      Object.assign(e.style, { color: `rgb(${look.ink})`, background: `rgb(${look.paper})` });
    }, { paper, ink });
    await show();
    const [{ ssim }] = await similarity.of(painted, await page.screenshot({ clip }), whole);
    ok(ssim > 0.98, `as the document has them: ${ssim}`);
    // The same with what no font has: the measure would see a box.
    await heading.evaluate((e, missing) => { e.textContent = missing; }, '\u{10FFFD}'.repeat(rare.length));
    const [box] = await similarity.of(painted, await page.screenshot({ clip }), whole);
    ok(box.ssim < 0.7, `a box is not alike: ${box.ssim}`);
  },

  'an emoji on whatever has words is in colour and there once': async (use) => {
    const page = await marked(use, { viewport: { width: 900, height: 1200 } });
    await settled(page);
    const similarity = await Similarity.start(use.open);
    const seen = new Set(), wrong = [];
    for (let screen = 0; screen < 9; ++screen) {
      const words = await page.evaluate((wanted) => [...document.querySelectorAll('.rg-document [id^=n]')]
        .filter((e) => e.childElementCount === 0 && e.textContent.includes(wanted) && e.localName !== 'option' && e.localName !== 'textarea')
        .map((e) => {
          const { x, y, width, height } = e.getBoundingClientRect();
          return { id: e.id, what: e.localName, says: e.textContent, size: parseFloat(getComputedStyle(e).fontSize), x, y, width, height };
        })
        .filter(({ y, height, width }) => y >= 4 && y + height < innerHeight - 4 && width > 0), mark);
      const png = await page.screenshot();
      for (const { id, what, says, size, ...box } of words) {
        if (seen.has(id)) continue;
        seen.add(id);
        const times = [...says].filter((letter) => letter === mark).length;
        const disc = Math.PI / 4 * size ** 2;
        const { purple } = await similarity.colour(png, { x: box.x - 4, y: box.y - 2, width: box.width + 8, height: box.height + 4 });
        const discs = purple / disc;
        if (discs < 0.6 * times || discs > 1.9 * times) wrong.push(`${what} "${says.slice(0, 20)}": ${discs.toFixed(2)} of ${times}`);
      }
      await page.evaluate(() => document.querySelector('.rg-scroller').scrollBy(0, innerHeight - 120));
      await page.waitForTimeout(150);
    }
    ok(seen.size > 60, `${seen.size} words were looked at`);
    equal(wrong, []);
  },

  'what shows its own words has no second ones over it': async (use) => {
    const page = await marked(use, {});
    await settled(page);
    const standIns = () => page.locator('.rg-stand-in').evaluateAll((all) => ({
      all: all.length, seen: all.filter((e) => getComputedStyle(e).display !== 'none').length,
    }));
    const painted = await standIns();
    ok(painted.all > 10 && painted.seen === painted.all, `painted: ${JSON.stringify(painted)}`);
    const presses = await page.locator('.rg-stand-in').evaluateAll((all) => all.filter((e) => getComputedStyle(e).pointerEvents !== 'none').length);
    equal(presses, 0, 'a press goes to the element below');
    await page.emulateMedia({ media: 'print' });
    equal((await standIns()).seen, 0, 'on paper');
    await page.emulateMedia({ media: 'screen', forcedColors: 'active' });
    equal((await standIns()).seen, 0, 'in forced colours');
    await page.emulateMedia({ forcedColors: 'none' });
    await page.evaluate(() => document.querySelector('.rg-canvas').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext());
    await page.locator('.rg-root.rg-plain').waitFor();
    equal((await standIns()).seen, 0, 'without paint');
  },
};
