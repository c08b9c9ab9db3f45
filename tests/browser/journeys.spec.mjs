// journeys.spec.mjs: everything the portal offers, done by a person who has one way in only: a keyboard, a
// finger, or what a screen reader hears and does. Each has a shop of its own, because surveys are asked once.
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { root } from './support/browser.mjs';
import { Skip, equal, eventually, match, ok } from './support/expect.mjs';
import { openPortal, settled } from './support/portal.mjs';
import { Product } from './support/product.mjs';
import { patternOf, textsIn } from './support/texts.mjs';

const say = textsIn('zh-Hant');
const { surveys: [survey] } = JSON.parse(readFileSync(path.join(root, 'assets/programs/sample_shop.json'), 'utf8'));
const field = survey.comment_label['zh-Hant'];
const comment = '店員很親切。Thanks! 👍';

// ---- three ways in: press, type, choose; each finds things by role and name ----

class Keyboard {
  constructor(page) { this.page = page; }

  async focus(role, name) {
    const wanted = await this.page.getByRole(role, { name, exact: typeof name === 'string' }).first().elementHandle();
    for (let stops = 0; stops < 150; ++stops) {
      if (await wanted.evaluate((e) => e === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${role} ${name}`);
  }
  async press(role, name) {
    await this.focus(role, name);
    await this.page.keyboard.press('Enter');
  }
  async score(name) {
    await this.focus('radio', '0'); // a group is one stop; arrows go on from there
    await this.page.keyboard.press('Space');
    for (let i = 0; i < Number(name); ++i) await this.page.keyboard.press('ArrowRight');
  }
  async type(name, text) {
    await this.focus('textbox', name);
    await this.page.keyboard.insertText(text);
  }
  async choose(name, option) {
    await this.focus('combobox', name);
    const shown = () => this.page.evaluate(() => document.activeElement.selectedOptions[0].textContent);
    for (let i = 0; i < 6 && (await shown()) !== option; ++i) await this.page.keyboard.press('ArrowDown');
  }
}

class Finger {
  constructor(page, session) { Object.assign(this, { page, session }); }

  /** Drags the page by touch until the middle of the thing is under the finger and nothing is over it. */
  async reach(role, name) {
    const thing = this.page.getByRole(role, { name, exact: typeof name === 'string' }).first();
    await thing.waitFor({ state: 'attached' });
    const { width, height } = this.page.viewportSize();
    for (let drags = 0; drags < 40; ++drags) {
      const at = await thing.evaluate((e) => {
        const { left, top, width: w, height: h } = e.getBoundingClientRect();
        const x = left + w / 2, y = top + h / 2, hit = document.elementFromPoint(x, y);
        return { x, y, free: hit !== null && (hit === e || e.contains(hit)) };
      });
      if (at.free) return at;
      const distance = Math.max(-300, Math.min(300, height / 2 - at.y));
      await this.session.send('Input.synthesizeScrollGesture', { x: width / 2, y: height / 2, yDistance: distance || 60, speed: 3000,
        gestureSourceType: 'touch', preventFling: true });
    }
    throw new Error(`no finger gets to ${role} ${name}`);
  }
  async press(role, name) {
    const { x, y } = await this.reach(role, name);
    await this.page.touchscreen.tap(x, y);
  }
  async score(name) { await this.press('radio', name); }
  async type(name, text) {
    await this.press('textbox', name);
    await eventually('the field has the focus', () => this.page.evaluate(() => document.activeElement.localName === 'textarea'));
    await this.page.keyboard.insertText(text); // what the keyboard on the glass does
  }
  async choose(name, option) {
    await this.reach('combobox', name); // the list itself is the system's
    await this.page.getByRole('combobox', { name }).selectOption({ label: option });
  }
}

class ScreenReader {
  constructor(page, session) { Object.assign(this, { page, session }); }

  /** The one thing of that role and name in the accessibility tree, as an object to act on. */
  async find(role, name) {
    const { root } = await this.session.send('DOM.getDocument', { depth: 0 });
    let found;
    await eventually(`${role} ${name} is in the accessibility tree`, async () => {
      const { nodes } = await this.session.send('Accessibility.queryAXTree', { nodeId: root.nodeId, role });
      const heard = nodes.filter((node) => !node.ignored);
      found = heard.find(({ name: text }) => (typeof name === 'string' ? text?.value === name : name.test(text?.value ?? '')));
      return Boolean(found) || heard.map(({ name: text }) => text?.value).slice(0, 30);
    });
    const { object } = await this.session.send('DOM.resolveNode', { backendNodeId: found.backendDOMNodeId });
    return object.objectId;
  }
  async do(role, name, what) {
    await this.session.send('Runtime.callFunctionOn', { objectId: await this.find(role, name), functionDeclaration: `function() { ${what} }` });
  }
  async press(role, name) { await this.do(role, name, 'this.click()'); }
  async score(name) { await this.press('radio', name); }
  async type(name, text) {
    await this.do('textbox', name, 'this.focus()');
    await this.page.keyboard.insertText(text);
  }
  async choose(name, option) {
    await this.do('combobox', name, `this.value = [...this.options].find((one) => one.textContent === ${JSON.stringify(option)}).value;
      this.dispatchEvent(new Event('input', { bubbles: true })); this.dispatchEvent(new Event('change', { bubbles: true }));`);
  }
}

// ---- the journey ----

async function goThrough(page, hand) {
  const heading = (text) => page.getByRole('heading', { level: 1, name: text }).waitFor();
  const place = (key) => new RegExp(`^${say(`nav.${key}`)}(?!\\p{L})`, 'u');

  await hand.press('button', say('home.show_code'));
  await page.getByRole('dialog', { name: say('scan.title') }).waitFor();
  await hand.press('button', say('scan.close'));
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await hand.press('button', place('points'));
  await heading(say('history.title'));
  const row = page.getByRole('main').getByRole('listitem').getByRole('button').first();
  await hand.press('button', await row.getAttribute('aria-label'));
  await eventually('the row is open', async () => (await row.getAttribute('aria-expanded')) === 'true');

  await hand.press('button', place('rewards'));
  await heading(say('rewards.title'));
  await hand.press('button', patternOf(say('rewards.redeem_name')));
  await hand.press('button', say('rewards.confirm.yes'));
  const done = page.getByRole('dialog', { name: say('rewards.done.title') });
  await done.waitFor();
  const code = (await done.getByRole('img').first().getAttribute('aria-label')).match(/^\S+/)[0];
  await hand.press('button', say('rewards.done.close'));
  await done.waitFor({ state: 'detached' });

  await hand.press('button', place('wallet'));
  await heading(say('wallet.title'));
  await hand.press('button', say('wallet.copy_name', { code }));
  await page.getByText(say('wallet.copied')).first().waitFor({ state: 'attached' });

  await hand.press('button', place('me'));
  await heading(say('me.title'));
  await hand.score('9');
  await hand.type(field, comment);
  equal(await page.getByRole('textbox').first().inputValue(), comment);
  await hand.press('button', say('survey.send'));
  await page.getByText(patternOf(say('survey.done'))).first().waitFor();
  await hand.choose(say('me.language'), 'English');
  await heading(textsIn('en')('me.title'));
  await settled(page);
  return code;
}

/** What the shop has afterwards. */
async function kept(product, code) {
  const { portal, links } = await product.running;
  const session = (await (await fetch(links.close)).text()).match(/"session":"([^"]+)"/)[1];
  const answer = await (await fetch(`${portal}/v1/me/record`, { headers: { Authorization: `Bearer ${session}` } })).text();
  match(answer, new RegExp(code));
  ok(answer.includes('店員很親切'), 'the comment has arrived');
}

const journey = (screen, handOf) => async (use) => {
  const product = new Product();
  try {
    const page = await openPortal({ ...use, product, who: 'close', screen });
    await settled(page);
    await kept(product, await goThrough(page, await handOf(page, use)));
  } finally {
    await product.stop();
  }
};

async function sessionOf(page, use, what) {
  const session = await use.devTools(page);
  if (!session) throw new Skip(`this browser's driver offers no ${what}`);
  return session;
}

export const tests = {
  'with a keyboard alone one can do everything': journey('desktop', async (page) => new Keyboard(page)),
  'with a finger alone one can do everything': journey('phone', async (page, use) => new Finger(page, await sessionOf(page, use, 'fingers'))),
  'with a screen reader alone one can do everything': journey('phone', async (page, use) => new ScreenReader(page, await sessionOf(page, use, 'accessibility tree'))),
};
