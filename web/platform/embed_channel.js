// embed_channel.js: the frame's end of the embedding protocol "regulars/1" (docs/embedding.md).
// The page that embeds us is not trusted: it names itself in ?o=, the server's list of parents must
// hold that very origin, and messages count only from parent, origin and nonce together. After one
// "connect" everything goes through its MessagePort and window messages are ignored.
// The session stays in memory. No cookies, no storage.

export const protocol = 'regulars/1';
export const longestMessage = 64 * 1024;
const replyWithinMs = 10_000;
const renewAheadMs = 60_000;
const renewAfterMs = 25 * 60_000;  // a session also ends after 30 minutes without use
const betweenHeightsMs = 100;
const mostHeld = 32;  // messages kept until the app listens

// 128 random bits as base64url.
export function newNonce() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

// The object a message is, or null: too long, no text, no JSON, no object.
export function readMessage(data) {
  if (typeof data !== 'string' || data.length > longestMessage) return null;
  try {
    const message = JSON.parse(data);
    return message && typeof message === 'object' && !Array.isArray(message) ? message : null;
  } catch {
    return null;
  }
}

// The one origin we talk to: what ?o= says, if the server's list says so too; else null.
export function parentOrigin(search, parents) {
  const said = new URLSearchParams(search).get('o');
  return said !== null && Array.isArray(parents) && parents.includes(said) ? said : null;
}

// How long a session lasts by the server's answer, in ms; null if it does not say.
function lastsMs(session) {
  if (Number.isFinite(session.expires_in)) return session.expires_in * 1000;
  const end = Date.parse(session.expires_at ?? '');
  return Number.isFinite(end) ? end - Date.now() : null;
}

// Starts the handshake at once. `parents` is the server's list of allowed origins. What it returns:
//   listen(take)     take(json) gets every message for the app, those that came before included:
//                      {"t":"session","session"}: what POST /v1/session answered
//                      {"t":"session_failed","code","status"}
//                      {"t":"locale","locale"}, {"t":"theme","theme"}, {"t":"open","view"}, {"t":"logout"}
//   post(json)       from the app: {"t":"event","p":{"name","data"}} or {"t":"navigate","p":{"url"}}
//   setHeight(px)    the height of the whole document; told at most ten times a second
//   renew()          a new session now; used after the server answered 401
export function connectToShop({ parents }) {
  const origin = parentOrigin(location.search, parents);
  const helloNonce = newNonce();
  const waiting = new Map();   // our requests, by id
  const held = [];             // for the app
  let take = null;
  let port = null;
  let nextId = 1;
  let asking = null;           // the one request for a session under way
  let renewTimer = 0;
  let renewAt = Infinity;
  let heightWanted = 0, heightTold = 0, heightTimer = 0;

  const channel = { listen, post, setHeight, renew };

  function tellApp(message) {
    const json = JSON.stringify(message);
    if (take) take(json);
    else if (held.length < mostHeld) held.push(json);
  }
  function listen(taker) {
    take = taker;
    for (const json of held.splice(0)) take(json);
  }
  function fail(code, status = 0) {
    tellApp({ t: 'session_failed', code, status });
    send({ t: 'error', p: { code } });
  }

  function send(message) {
    port?.postMessage(JSON.stringify(message));
  }
  function ask(t, p) {
    return new Promise((resolve, reject) => {
      const id = nextId++;
      const timer = setTimeout(() => {
        waiting.delete(id);
        reject(new Error('embed.no_answer'));
      }, replyWithinMs);
      waiting.set(id, { resolve, reject, timer });
      send({ id, t, p });
    });
  }

  function onWindowMessage(event) {
    if (event.source !== window.parent || event.origin !== origin) return;
    const message = readMessage(event.data);
    if (message?.protocol !== protocol || message.t !== 'connect' || message.nonce !== helloNonce) return;
    if (event.ports.length !== 1) return;
    removeEventListener('message', onWindowMessage);
    clearTimeout(noAnswer);
    port = event.ports[0];
    port.onmessage = (inner) => onPortMessage(readMessage(inner.data));
    send({ t: 'ready', p: {} });
    if (heightWanted) tellHeight();
    renew();
  }

  function onPortMessage(message) {
    if (!message) return;
    if (message.re !== undefined) {
      const request = waiting.get(message.re);
      if (!request) return;
      waiting.delete(message.re);
      clearTimeout(request.timer);
      if (message.ok === true) request.resolve(message.p ?? {});
      else request.reject(new Error(typeof message.error === 'string' ? message.error : 'embed.refused'));
      return;
    }
    const p = message.p && typeof message.p === 'object' ? message.p : {};
    switch (message.t) {
      case 'init':
      case 'locale':
      case 'theme':
        if (typeof p.locale === 'string') tellApp({ t: 'locale', locale: p.locale });
        if (p.theme && typeof p.theme === 'object') tellApp({ t: 'theme', theme: p.theme });
        break;
      case 'open':
        if (typeof p.view === 'string') tellApp({ t: 'open', view: p.view });
        break;
      case 'logout':
        endRenewal();
        tellApp({ t: 'logout' });
        break;
    }
  }

  // A fresh nonce for each token: one that leaks opens nothing a second time.
  async function newSession() {
    const nonce = newNonce();
    let token;
    try {
      ({ token } = await ask('token', { nonce }));
    } catch (problem) {
      return fail(problem.message);
    }
    if (typeof token !== 'string' || token === '') return fail('token.missing');
    let answer, session;
    try {
      answer = await fetch('/v1/session', {
        method: 'POST',
        credentials: 'omit',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ token, nonce }),
        signal: AbortSignal.timeout(replyWithinMs),
      });
      session = await answer.json();
    } catch {
      return fail('session.unreachable', answer?.status ?? 0);
    }
    if (!answer.ok) {
      return fail(typeof session?.code === 'string' ? session.code : 'session.refused', answer.status);
    }
    if (typeof session?.session !== 'string') return fail('session.missing', answer.status);
    renewBeforeEnd(session);
    tellApp({ t: 'session', session: session.session });
  }
  function renew() {
    if (!port) return Promise.resolve();
    asking ??= newSession().finally(() => { asking = null; });
    return asking;
  }

  // One timer, as long as the session; a page in the background renews when it comes to the front.
  function renewBeforeEnd(session) {
    const lasts = lastsMs(session);
    endRenewal();
    if (lasts === null) return;
    const wait = Math.min(Math.max(lasts - renewAheadMs, lasts / 2, 1000), renewAfterMs);
    renewAt = Date.now() + wait;
    renewTimer = setTimeout(renewIfDue, wait);
  }
  function endRenewal() {
    clearTimeout(renewTimer);
    renewAt = Infinity;
  }
  function renewIfDue() {
    if (document.visibilityState === 'visible' && Date.now() >= renewAt - 1000) renew();
  }

  function post(json) {
    const message = readMessage(json);
    if (message?.t === 'event' || message?.t === 'navigate') send({ t: message.t, p: message.p });
  }

  function setHeight(px) {
    if (!Number.isFinite(px) || Math.abs(px - heightWanted) < 1) return;
    heightWanted = px;
    if (!heightTimer) tellHeight();
  }
  function tellHeight() {
    if (!port || Math.abs(heightWanted - heightTold) < 1) return;
    heightTold = heightWanted;
    send({ t: 'height', p: { height: heightTold } });
    heightTimer = setTimeout(() => {
      heightTimer = 0;
      tellHeight();
    }, betweenHeightsMs);
  }

  let noAnswer = 0;
  if (window.parent === window) {
    fail('embed.not_framed');
  } else if (origin === null) {
    fail('embed.origin_not_allowed');  // and not a word to whoever it is
  } else {
    addEventListener('message', onWindowMessage);
    document.addEventListener('visibilitychange', renewIfDue);
    noAnswer = setTimeout(() => fail('embed.no_answer'), replyWithinMs);
    window.parent.postMessage(JSON.stringify({ protocol, t: 'hello', nonce: helloNonce }), origin);
  }
  return channel;
}
