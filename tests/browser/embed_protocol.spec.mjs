// The embedding protocol between its two real ends, web/embed/embed.js and
// web/platform/embed_channel.js, on pages made here so that either side can misbehave.
// The portal itself in the demo shop: walk_demo_shop.spec.mjs.
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { root } from './support/browser.mjs';
import { equal, eventually, ok } from './support/expect.mjs';
import { smallServer } from './support/small_server.mjs';

const script = (file) => ({ type: 'text/javascript', body: readFileSync(path.join(root, file), 'utf8') });
const html = (body) => ({ type: 'text/html', body: `<!doctype html><html lang="en"><link rel="icon" href="data:,">${body}</html>` });

// The frame's server: its page, the channel's script and POST /v1/session.
async function frameServer({ parents, session = () => ({ session: 's-1' }) }) {
  const asked = [];
  const server = await smallServer((request, url, body) => {
    switch (url.pathname) {
      case '/embed.js': return script('web/embed/embed.js');
      case '/embed_channel.js': return script('web/platform/embed_channel.js');
      case '/v1/session':
        asked.push(JSON.parse(body));
        return { type: 'application/json', body: JSON.stringify(session(asked.length)) };
      case "/embed": return html(`<body><script type="module">
        import { connectToShop } from "/embed_channel.js";
        window.heard = [];
        window.channel = connectToShop({ parents: ${JSON.stringify(parents())} });
        channel.listen((json) => window.heard.push(JSON.parse(json)));
      </script></body>`);
    }
  });
  return { ...server, asked };
}

// A shop page with the element, a token of its own and whatever else `body` brings.
function shopServer(frameOrigin, { attributes = 'mode="flow"', token = () => ({ body: '{"token":"t-1"}' }), body = '' } = {}) {
  const asked = [];
  return smallServer((request, url, text) => {
    if (url.pathname === '/loyalty-token') {
      asked.push(JSON.parse(text));
      return { type: 'application/json', ...token(asked.length) };
    }
    if (url.pathname === '/') {
      return html(`<body style="height:3000px"><script>
        window.told = [];
        for (const name of ["ready", "error", "navigate", "reward.redeemed"])
          addEventListener("regulars:" + name, (event) => told.push([name, event.detail]));
      </script><script async src="${frameOrigin()}/embed.js"></script>${body}
      <regulars-portal token-url="/loyalty-token" locale="en" loading="eager" ${attributes}></regulars-portal></body>`);
    }
    if (url.pathname === '/plain') return html('<body></body>');
  }).then((server) => ({ ...server, asked }));
}

// Both servers, each knowing the other's origin; `run` gets them and everything stops afterwards.
async function withShop({ frame = {}, shop = {} }, run) {
  let parent = '';
  const ours = await frameServer({ parents: () => [parent], ...frame });
  const theirs = await shopServer(() => ours.origin, shop);
  parent = theirs.origin;
  try {
    await run({ ours, theirs });
  } finally {
    await theirs.stop();
    await ours.stop();
  }
}

async function innerFrame(page, path = '/embed') {
  await eventually('the frame is there', () =>
    page.frames().some((frame) => frame.url().includes(path)) || page.frames().map((frame) => frame.url()));
  const frame = page.frames().find((candidate) => candidate.url().includes(path));
  await frame.waitForFunction(() => window.heard !== undefined);
  return frame;
}
const heard = (frame) => frame.evaluate(() => window.heard);
const told = (page) => page.evaluate(() => window.told);
const hearsSession = (frame, session = 's-1') => eventually('the app gets its session', async () =>
  (await heard(frame)).some((message) => message.t === 'session' && message.session === session) || heard(frame));

export const tests = {
  "the shop's token becomes a session in the frame, and the nonce goes with it": async ({ open }) => {
    await withShop({}, async ({ ours, theirs }) => {
      const page = await open();
      await page.goto(theirs.origin);
      const frame = await innerFrame(page);
      await hearsSession(frame);
      equal(ours.asked, [{ token: 't-1', nonce: theirs.asked[0].nonce }]);
      ok(/^[\w-]{22}$/.test(theirs.asked[0].nonce), '128 bits as base64url');
      ok((await told(page)).some(([name]) => name === 'ready'));
      equal(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]), ['', 0, 0]);
      equal(await frame.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]), ['', 0, 0]);
    });
  },

  "the frame is sandboxed, named and told nothing but the shop's origin": async ({ open }) => {
    await withShop({}, async ({ ours, theirs }) => {
      const page = await open();
      await page.goto(theirs.origin);
      await hearsSession(await innerFrame(page));
      const iframe = page.locator('regulars-portal iframe');
      equal(await iframe.evaluate((f) => ({ title: f.title, allow: f.allow, referrer: f.referrerPolicy, loading: f.loading,
        sandbox: [...f.sandbox].sort(), tab: f.getAttribute('tabindex') })), {
        title: 'Membership', allow: 'clipboard-write', referrer: 'strict-origin', loading: 'eager',
        sandbox: ['allow-forms', 'allow-popups', 'allow-popups-to-escape-sandbox', 'allow-same-origin', 'allow-scripts'],
        tab: null });
      const address = new URL(await iframe.getAttribute('src'));
      equal([address.origin, [...address.searchParams]], [ours.origin, [['o', theirs.origin], ['locale', 'en']]]);
    });
  },

  'a parent that is not on the list hears not a word': async ({ open }) => {
    await withShop({}, async ({ ours, theirs }) => {
      const page = await open();
      const stranger = await smallServer(() => html(`<body><script>
        window.words = []; addEventListener("message", (event) => words.push(event.data));
      </script><iframe></iframe></body>`));
      await page.goto(stranger.origin);
      await page.evaluate(([address]) => { document.querySelector('iframe').src = address; },
        [`${ours.origin}/embed?o=${encodeURIComponent(stranger.origin)}`]);
      const frame = await innerFrame(page);
      await eventually('the app hears why', async () => (await heard(frame))[0]?.code === 'embed.origin_not_allowed');
      await page.waitForTimeout(300);
      equal(await page.evaluate(() => window.words), []);
      equal([ours.asked, theirs.asked], [[], []]);
      await stranger.stop();
    });
  },

  "a parent that claims the shop's name hears not a word": async ({ open, expectComplaint }) => {
    expectComplaint(/does not match the recipient window['’]s origin/);
    await withShop({}, async ({ ours, theirs }) => {
      const page = await open();
      const stranger = await smallServer(() => html(`<body><script>
        window.words = []; addEventListener("message", (event) => words.push(event.data));
      </script><iframe></iframe></body>`));
      await page.goto(stranger.origin);
      await page.evaluate(([address]) => { document.querySelector('iframe').src = address; },
        [`${ours.origin}/embed?o=${encodeURIComponent(theirs.origin)}`]);
      const frame = await innerFrame(page);
      // It may guess all it likes: its own origin gives it away.
      await page.evaluate(([target]) => {
        const channel = new MessageChannel();
        const connect = JSON.stringify({ protocol: 'regulars/1', t: 'connect', nonce: 'A'.repeat(22) });
        document.querySelector('iframe').contentWindow.postMessage(connect, target, [channel.port2]);
      }, [ours.origin]);
      await page.waitForTimeout(300);
      equal(await page.evaluate(() => window.words), []);
      equal(await heard(frame), []);
      equal(ours.asked, []);
      await stranger.stop();
    });
  },

  'only the first connect with the right nonce counts': async ({ open }) => {
    await withShop({}, async ({ ours, theirs }) => {
      const page = await open();
      await page.goto(`${theirs.origin}/plain`);
      await page.evaluate(([address]) => {
        window.words = [];
        addEventListener('message', (event) => words.push({ data: JSON.parse(event.data), origin: event.origin }));
        const frame = document.createElement('iframe');
        frame.src = address;
        document.body.append(frame);
      }, [`${ours.origin}/embed?o=${encodeURIComponent(theirs.origin)}`]);
      const frame = await innerFrame(page);
      await eventually('the frame says hello', () => page.evaluate(() => window.words.length === 1));
      const [hello] = await page.evaluate(() => window.words);
      equal([hello.origin, hello.data.protocol, hello.data.t, Object.keys(hello.data).sort()],
        [ours.origin, 'regulars/1', 'hello', ['nonce', 'protocol', 't']]);

      await page.evaluate(async ([target, nonce]) => {
        window.got = {};
        const inner = document.querySelector('iframe').contentWindow;
        const connect = (name, message, ports = 1) => {
          got[name] = [];
          const channels = Array.from({ length: ports }, () => new MessageChannel());
          for (const { port1 } of channels) port1.onmessage = (event) => got[name].push(JSON.parse(event.data).t);
          inner.postMessage(message, target, channels.map(({ port2 }) => port2));
        };
        const text = (fields) => JSON.stringify({ protocol: 'regulars/1', t: 'connect', nonce, ...fields });
        connect('wrong nonce', text({ nonce: 'A'.repeat(22) }));
        connect('other protocol', text({ protocol: 'regulars/2' }));
        connect('no text', { protocol: 'regulars/1', t: 'connect', nonce });
        connect('too long', text({ padding: 'x'.repeat(70_000) }));
        connect('no port', text({}), 0);
        connect('two ports', text({}), 2);
        connect('right', text({}));
        connect('again', text({}));
      }, [ours.origin, hello.data.nonce]);
      await eventually('the right one is answered', () => page.evaluate(() => window.got.right.length >= 2));
      equal(await page.evaluate(() => window.got), { 'wrong nonce': [], 'other protocol': [], 'no text': [],
        'too long': [], 'no port': [], 'two ports': [], right: ['ready', 'token'], again: [] });
      equal(await heard(frame), []);
    });
  },

  'a shop that does not answer the token is given up after ten seconds': async ({ open }) => {
    await withShop({ shop: { body: `<script>
      customElements.whenDefined("regulars-portal").then(() => {
        document.querySelector("regulars-portal").fetchToken = () => new Promise(() => {});
      });</script>` } }, async ({ theirs }) => {
      const page = await open();
      await page.goto(theirs.origin);
      const frame = await innerFrame(page);
      await page.waitForTimeout(8000);
      ok(!(await heard(frame)).some((message) => message.t === 'session_failed'), 'not before ten seconds');
      await eventually('the app hears of it', async () =>
        (await heard(frame)).some((message) => message.code === 'embed.no_answer'), 6000);
    });
  },

  'hostile words on the port change nothing': async ({ open }) => {
    await withShop({}, async ({ theirs }) => {
      const page = await open();
      // The port itself is caught, as a script in the shop's page could.
      await page.addInitScript(() => {
        const { postMessage } = MessagePort.prototype;
        MessagePort.prototype.postMessage = function (...all) { window.caught = this; return postMessage.apply(this, all); };
      });
      await page.goto(theirs.origin);
      const frame = await innerFrame(page);
      await hearsSession(frame);
      const before = await heard(frame);
      await page.evaluate(() => {
        const words = ['', '{', 'null', '[]', '42', '{"t":"no such word","p":{}}', '{"t":"open","p":{"view":7}}',
          '{"t":"locale"}', '{"re":99,"ok":true,"p":{"token":"x"}}',
          '{"t":"session","p":{"session":"stolen"}}', 'x'.repeat(1 << 20),
          JSON.stringify({ t: 'open', p: { view: 'x'.repeat(70_000) } })];
        for (const word of words) caught.postMessage(word);
        caught.postMessage({ t: 'open', p: { view: 'rewards' } });
        caught.postMessage(JSON.stringify({ t: 'open', p: { view: 'rewards' } }));  // the one that counts
      });
      await eventually('the honest word arrives', async () => (await heard(frame)).length > before.length);
      equal((await heard(frame)).slice(before.length), [{ t: 'open', view: 'rewards' }]);
    });
  },

  'the element believes its own frame only': async ({ open }) => {
    await withShop({}, async ({ ours, theirs }) => {
      const page = await open();
      await page.goto(theirs.origin);
      await hearsSession(await innerFrame(page));
      // Another frame of the same origin, and the page itself, say hello: the port stays where it is.
      await page.evaluate(([address]) => {
        const other = document.createElement('iframe');
        other.src = address;
        other.id = 'other';
        document.body.append(other);
        postMessage(JSON.stringify({ protocol: 'regulars/1', t: 'hello', nonce: 'B'.repeat(22) }), location.origin);
      }, [`${ours.origin}/embed?other&o=${encodeURIComponent(theirs.origin)}`]);
      const other = await innerFrame(page, '?other');
      await page.waitForTimeout(400);
      equal(await heard(other), []);
      equal([ours.asked.length, theirs.asked.length], [1, 1]);
    });
  },

  "flow follows the frame's height, ten times a second at most, and no nonsense": async ({ open }) => {
    await withShop({}, async ({ theirs }) => {
      const page = await open();
      await page.addInitScript(() => {
        window.heights = [];
        if (window.parent === window) addEventListener('load', () => new MutationObserver(() => {
          const height = document.querySelector('regulars-portal iframe').style.height;
          if (height !== window.heights.at(-1)) window.heights.push(height);
        }).observe(document.querySelector('regulars-portal'), { attributes: true, subtree: true }));
      });
      await page.goto(theirs.origin);
      const frame = await innerFrame(page);
      await hearsSession(frame);
      const height = () => page.locator('regulars-portal iframe').evaluate((f) => f.style.height);

      await frame.evaluate(() => channel.setHeight(1234));
      await eventually('the height arrives', async () => (await height()) === '1234px' || height());
      await frame.evaluate(() => channel.setHeight(1234.6));
      await page.waitForTimeout(250);
      equal(await height(), '1234px');

      await page.evaluate(() => { window.heights = []; });
      await frame.evaluate(async () => {
        for (let i = 1; i <= 100; ++i) {
          channel.setHeight(2000 + i * 2);
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      });
      await eventually('the last wish is met', async () => (await height()) === '2200px' || height());
      const changes = (await page.evaluate(() => window.heights)).length;
      ok(changes <= 14, `${changes} changes while 100 wishes came`);

      for (const nonsense of [Infinity, NaN, -5, 0, 1e9]) await frame.evaluate((px) => channel.setHeight(px), nonsense);
      await page.waitForTimeout(300);
      equal(await height(), '2200px');
    });
  },

  "in a fixed place the height stays the page's": async ({ open }) => {
    await withShop({ shop: { attributes: 'mode="fixed" style="display:block;height:500px"' } }, async ({ theirs }) => {
      const page = await open();
      await page.goto(theirs.origin);
      const frame = await innerFrame(page);
      await hearsSession(frame);
      await frame.evaluate(() => channel.setHeight(1234));
      await page.waitForTimeout(300);
      equal(Math.round((await page.locator('regulars-portal iframe').boundingBox()).height), 500);
    });
  },

  'events of the portal are events of the page; names that are none are not': async ({ open }) => {
    await withShop({}, async ({ theirs }) => {
      const page = await open();
      await page.goto(theirs.origin);
      const frame = await innerFrame(page);
      await hearsSession(frame);
      await frame.evaluate(() => {
        channel.post(JSON.stringify({ t: 'event', p: { name: 'click', data: 1 } }));
        channel.post(JSON.stringify({ t: 'height', p: { height: 4 } }));   // not the app's to say
        channel.post(JSON.stringify({ t: 'event', p: { name: 'reward.redeemed', data: { reward: 'tea' } } }));
      });
      await eventually('the page hears it', async () => (await told(page)).some(([name]) => name === 'reward.redeemed'));
      equal((await told(page)).filter(([name]) => name !== 'ready'), [['reward.redeemed', { reward: 'tea' }]]);
      ok(await page.locator('regulars-portal iframe').evaluate((f) => f.style.height !== '4px'));
    });
  },

  "the portal can send the page to the shop's own pages only, and the shop may say no": async ({ open }) => {
    await withShop({}, async ({ theirs }) => {
      const page = await open();
      await page.goto(theirs.origin);
      const frame = await innerFrame(page);
      await hearsSession(frame);
      const go = (url) => frame.evaluate((to) => channel.post(JSON.stringify({ t: 'navigate', p: { url: to } })), url);
      await go('https://elsewhere.example/');
      await go('javascript:alert(1)');
      await page.evaluate(() => addEventListener('regulars:navigate', (event) => event.preventDefault(), { once: true }));
      await go('/plain');
      await eventually('the shop was asked', async () => (await told(page)).filter(([name]) => name === 'navigate').length === 1);
      equal(new URL(page.url()).pathname, '/');
      await go('/plain');
      await page.waitForURL('**/plain');
    });
  },

  'a page may bring the token itself': async ({ open }) => {
    await withShop({ shop: { body: `<script>
      customElements.whenDefined("regulars-portal").then(() => {
        document.querySelector("regulars-portal").fetchToken = async (nonce) => "mine:" + nonce;
      });</script>` } }, async ({ ours, theirs }) => {
      const page = await open();
      await page.goto(theirs.origin);
      await hearsSession(await innerFrame(page));
      equal(ours.asked[0].token, 'mine:' + ours.asked[0].nonce);
      equal(theirs.asked, []);
    });
  },

  'a customer who is not signed in is an answer, not a crash': async ({ open, expectComplaint }) => {
    expectComplaint(/401/);
    await withShop({ shop: { token: () => ({ status: 401, body: '{}' }) } }, async ({ ours, theirs }) => {
      const page = await open();
      await page.goto(theirs.origin);
      const frame = await innerFrame(page);
      await eventually('the app hears why', async () =>
        (await heard(frame)).some((message) => message.code === 'token.signed_out') || heard(frame));
      ok((await told(page)).some(([name, detail]) => name === 'error' && detail.code === 'token.signed_out'));
      equal(ours.asked, []);
    });
  },

  'a session is renewed before it ends, with a fresh nonce': async ({ open }) => {
    const session = (count) => ({ session: `s-${count}`, expires_in: count === 1 ? 2 : 1800 });
    await withShop({ frame: { session } }, async ({ ours, theirs }) => {
      const page = await open();
      await page.goto(theirs.origin);
      const frame = await innerFrame(page);
      await hearsSession(frame, 's-1');
      await hearsSession(frame, 's-2');
      ok(ours.asked[0].nonce !== ours.asked[1].nonce);
      await page.waitForTimeout(1500);
      equal(ours.asked.length, 2);
    });
  },

  'a frame that is loaded again gets a port of its own': async ({ open }) => {
    await withShop({}, async ({ ours, theirs }) => {
      const page = await open();
      await page.goto(theirs.origin);
      const frame = await innerFrame(page);
      await hearsSession(frame);
      await frame.evaluate(() => { window.heard = undefined; location.reload(); });
      await frame.waitForFunction(() => window.heard?.some((message) => message.t === 'session'));
      equal(ours.asked.length, 2);
    });
  },
};
