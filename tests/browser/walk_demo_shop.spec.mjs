// The portal in a shop's page: the demo shop as it is served, and the portal behind the real handshake.
import { onBothScreens } from './support/browser.mjs';
import { equal, eventually, match, ok } from './support/expect.mjs';
import { accessibilityProblems, settled, taken } from './support/portal.mjs';
import { smallServer } from './support/small_server.mjs';
import { patternOf, textsIn } from './support/texts.mjs';

const say = textsIn('zh-Hant');

async function portalIn(page) {
  await page.locator('regulars-portal').scrollIntoViewIfNeeded();
  const frame = page.frameLocator('regulars-portal iframe');
  await taken(frame);
  await frame.getByText(say('home.balance'), { exact: true }).waitFor();
  return frame;
}

/** A page of another origin that puts the portal into a frame; what it hears is kept. */
function strangerPage(address) {
  return smallServer(() => ({ type: 'text/html', body: `<!doctype html><link rel="icon" href="data:,"><script>
    window.words = []; addEventListener("message", (event) => words.push(event.data));
    </script><iframe src="${address}" style="width:400px;height:600px"></iframe>` }));
}

const walks = {
  'the member area of the shop shows the member’s card': async ({ open, product, picture, screen }) => {
    const { shop } = await product.running;
    const page = await open({ screen });
    await page.addInitScript(() => {
      window.told = [];
      for (const name of ['ready', 'error']) addEventListener(`regulars:${name}`, (event) => window.told.push([name, event.detail]));
    });
    await page.goto(shop);
    await settledPictures(page);
    await picture(page, `shop-top-${screen}`);
    const frame = await portalIn(page);
    await page.waitForTimeout(800);
    await picture(page, `shop-member-${screen}`);
    equal(await page.evaluate(() => window.told), [['ready', {}]]);
    match(await frame.locator('body').textContent(), patternOf(say('home.greeting')));
    // Nothing was kept and nothing personal was said in an address.
    equal(await page.context().cookies(), []);
    const { searchParams, pathname } = new URL(await page.locator('regulars-portal iframe').getAttribute('src'));
    equal([pathname, [...searchParams.keys()].sort()], ['/embed', ['locale', 'o']]);
  },

  'the shop\'s colours are worn, repaired and refused': async ({ open, product, picture, screen }) => {
    const { shop } = await product.running;
    const page = await open({ screen });
    await page.addInitScript(() => {
      window.told = [];
      for (const name of ['theme.repaired', 'theme.refused']) addEventListener(`regulars:${name}`, (event) => window.told.push([name, event.detail]));
    });
    await page.goto(shop);
    const frame = await portalIn(page);
    const accent = () => frame.locator('.rg-root').evaluate((e) => getComputedStyle(e).getPropertyValue('--rg-accent').trim());
    const wear = (theme) => page.locator('regulars-portal').evaluate((e, text) => (
      text === null ? e.removeAttribute('theme') : e.setAttribute('theme', text)), theme);
    const told = () => page.evaluate(() => window.told.splice(0));
    const ours = await accent();
    await wear('{"light": {"accent": "#8C1D40"}}');
    await eventually('wine', async () => (await accent()) === 'rgb(140 29 64)' || accent());
    await picture(page, `shop-theme-${screen}`);
    equal(await told(), []);
    await wear('{"light": {"accent": "#FFD400"}}');
    await eventually('a yellow that can be read', async () => (await told()).some(([name, { repairs }]) => (
      name === 'theme.repaired' && repairs[0].token === 'accent' && repairs[0].wanted === '#FFD400')));
    const repaired = await accent();
    await wear('{"light": {"accent": "red"}}');
    await eventually('no colour', async () => (await told()).some(([name, { problems }]) => (
      name === 'theme.refused' && problems[0].rule === 'theme.not_a_color' && problems[0].pointer === '/theme/light/accent')));
    await wear('{"light"');
    await eventually('no JSON', async () => (await told()).some(([name, { problems }]) => name === 'theme.refused' && problems[0].rule === 'json.syntax'));
    equal(await accent(), repaired, 'what is refused changes nothing');
    await wear(null);
    await eventually('ours again', async () => (await accent()) === ours || accent());
  },

  'rewards, wallet and dialog work inside the frame': async ({ open, product, picture, screen }) => {
    const { shop } = await product.running;
    const page = await open({ screen });
    await page.goto(shop);
    const frame = await portalIn(page);
    const place = (name) => frame.getByRole('navigation').getByText(name, { exact: true })
      .or(frame.getByRole('navigation').getByRole('button', { name, exact: true }))
      .or(frame.getByRole('navigation').getByRole('link', { name, exact: true })).first();
    await place(say('nav.rewards')).click({ force: true });
    await frame.getByRole('heading', { level: 1, name: say('rewards.title') }).waitFor();
    await page.waitForTimeout(600);
    await picture(page, `shop-rewards-${screen}`);
    const redeem = frame.getByRole('button', { name: patternOf(say('rewards.redeem_name')) }).first();
    if (await redeem.count() === 0) return;
    await redeem.click();
    const dialog = frame.getByRole('dialog', { name: say('rewards.confirm.title') });
    await dialog.waitFor();
    await page.waitForTimeout(600);
    await picture(page, `shop-confirm-${screen}`);
    // The whole dialog can be seen inside the frame.
    const [box, around] = [await dialog.boundingBox(), await page.locator('regulars-portal iframe').boundingBox()];
    ok(box.y >= around.y - 1 && box.y + box.height <= around.y + around.height + 1, 'the dialog stands in the frame');
    await dialog.getByRole('button', { name: say('rewards.confirm.no'), exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  },
};

function settledPictures(page) {
  return page.waitForFunction(() => [...document.images].every((image) => image.complete));
}

export const tests = {
  ...onBothScreens(walks),

  'in flow the element grows to the portal’s own height': async ({ open, product }) => {
    const { shop } = await product.running;
    const page = await open({ screen: 'desktop' });
    await page.goto(shop);
    // Taken out and put back, the element starts anew.
    await page.locator('regulars-portal').evaluate((element) => {
      const place = element.parentNode;
      element.remove();
      element.setAttribute('mode', 'flow');
      place.append(element);
    });
    const frame = await portalIn(page);
    const inner = () => frame.locator('.rg-document').evaluate((e) => Math.ceil(parseFloat(e.style.height)));
    const outer = () => page.locator('regulars-portal iframe').evaluate((f) => f.getBoundingClientRect().height);
    await eventually('the frame is as tall as the portal', async () =>
      Math.abs((await inner()) - (await outer())) < 2 || [await inner(), await outer()]);
    ok((await outer()) > 500);
  },

  'an origin that is not the shop’s cannot frame the portal': async ({ open, product, expectComplaint }) => {
    expectComplaint(/frame-ancestors|refused to connect|ERR_BLOCKED_BY_RESPONSE|Framing|403|404/i);
    const { portal, shop } = await product.running;
    for (const claim of [shop, null]) {
      const stranger = await strangerPage('about:blank');
      const page = await open();
      await page.goto(stranger.origin);
      const address = `${portal}/embed?o=${encodeURIComponent(claim ?? stranger.origin)}`;
      await page.evaluate((to) => { document.querySelector('iframe').src = to; }, address);
      await page.waitForTimeout(1500);
      equal(await page.evaluate(() => window.words), []);
      for (const frame of page.frames().slice(1)) {
        equal(await frame.evaluate(() => document.querySelector('.rg-root.rg-on') === null).catch(() => true), true);
      }
      await stranger.stop();
    }
  },

  'the pages name who may frame them': async ({ product }) => {
    const { portal, shop, links } = await product.running;
    const policy = async (address) => (await fetch(address)).headers.get('content-security-policy') ?? '';
    const ancestors = (text) => text.match(/frame-ancestors ([^;]+)/)?.[1].trim();
    equal(ancestors(await policy(`${portal}/embed?o=${encodeURIComponent(shop)}`)), shop);
    equal(ancestors(await policy(links.top)), "'none'");
    equal(ancestors(await policy(links.studio)), "'none'");
    for (const address of [links.top, links.studio]) match(await policy(address), /script-src 'self' 'wasm-unsafe-eval'/);
  },

  'a token opens one session and no second': async ({ product }) => {
    const { portal, shop } = await product.running;
    const post = (address, body) => fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json', Origin: shop },
      body: JSON.stringify(body) });
    const nonce = 'A'.repeat(21) + 'w';
    const { token } = await (await post(`${shop}/loyalty-token`, { nonce })).json();
    equal((await post(`${portal}/v1/session`, { token, nonce: 'B'.repeat(21) + 'w' })).status, 401, 'another frame’s nonce');
    equal((await post(`${portal}/v1/session`, { token, nonce })).status, 201);
    equal((await post(`${portal}/v1/session`, { token, nonce })).status, 401, 'the second time');
    equal((await post(`${portal}/v1/session`, { token: token.slice(0, -2) + 'AA', nonce })).status, 401, 'another signature');
  },

  'axe finds nothing serious in the shop with the portal in it': async ({ open, product }) => {
    const { shop } = await product.running;
    const page = await open({ screen: 'desktop' });
    await page.goto(shop);
    await portalIn(page);
    await settled(page.frames().at(-1));
    equal(await accessibilityProblems(page), []);
  },
};
