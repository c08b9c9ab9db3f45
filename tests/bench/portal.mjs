// portal.mjs: the member portal beside the same screen in React and Vite (react/), in one Chromium and one
// run. What both say has to be the same; sizes and times are printed with their ratio, never asserted.
// scripts/bench builds first.
//   node tests/bench/portal.mjs
// Units     ms; bytes as they came over the wire, headers included. Each number is the median of its rounds.
// Rounds    alternate, each in a fresh context with nothing cached, on a phone of 390x844 at 3 pixels a point.
// Network   DevTools' Slow 4G: 1.6 Mbit/s down, 750 kbit/s up, 150 ms before each answer; connecting is free.
// Processor for loads the page's main thread is slowed down four times; other threads and processes are not.
// CPU       time that threads really ran. "All processes" has raster too; without a graphics card that is
//           also what WebGL draws.
// Usable    the end of the first frame in which a place can be pressed. Our canvas takes over before that, with
//           placeholders: from then on the balance that the server's page showed is gone until usable.
// Not alike React's side is rendered in the browser alone, knows two places of five and one language, and gets
//           sentences that are made already. Ours has all of it, and makes the sentences from the record.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

import { Browser, root } from '../browser/support/browser.mjs';
import { goTo, openPortal, settled } from '../browser/support/portal.mjs';
import { Product } from '../browser/support/product.mjs';
import { textsIn } from '../browser/support/texts.mjs';

const who = 'close'; // the sample's member with a next tier, a survey and a long history
const loads = 7, visits = 5;
const presses = 7; // an odd number ends somewhere else
const slow4g = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const slowdown = 4;
const atRestMs = 5000;
const settleMs = 2000; // after the screen can be used: late requests and shifts
const motionMs = 700; // the longest motion of both is 600 (web/theme/tokens.h)
const say = textsIn('zh-Hant');
const reactSite = path.join(root, 'build/bench-react');

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const median = (all) => {
  const sorted = [...all].sort((a, b) => a - b), half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};

// ---- one model for both ----

// What our document says, read where no line is broken. The functions run in the page.
function readHome() {
  const texts = (within, which) => [...within.querySelectorAll(which)].map((e) => e.textContent);
  const main = document.querySelector('.rg-root main'), places = document.querySelector('.rg-root nav');
  const bar = main.querySelector('[role=progressbar]');
  const [greeting, program, tier, name, number, label, balance, unit, sentence, end, ...notes] =
    texts(main, ':scope > :is(h1, span, p)');
  const survey = main.querySelector(':scope > button:has(p)');
  const [surveyTitle, lead] = texts(survey, 'p');
  const [next, recent, earn] = main.querySelectorAll(':scope > section');
  const [reward, note] = texts(next, 'button p');
  return {
    places: { label: places.ariaLabel, names: texts(places, 'button') },
    home: {
      greeting, card: { program, tier, balance, unit, label, name, number },
      progress: { sentence, end, notes, label: bar.ariaLabel, has: +bar.ariaValueNow, least: +bar.ariaValueMax, says: bar.ariaValueText },
      survey: { label: survey.ariaLabel, name: surveyTitle, note: lead },
      next: { title: next.ariaLabel, label: next.querySelector('button').ariaLabel, name: reward, note },
      recent: { title: recent.ariaLabel, all: recent.querySelector('a').textContent },
      earn: { title: earn.ariaLabel, sentences: texts(earn, 'p') },
    },
  };
}

async function readPoints() {
  const until = async (question) => {
    while (!question()) await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
  };
  const main = document.querySelector('.rg-root main');
  const button = (which) => [...main.querySelectorAll(which)];
  const rowButtons = '[role=list] button', more = ':scope > button';
  const nameOfMore = main.querySelector(more)?.textContent;
  for (let next; (next = main.querySelector(more));) {
    const before = button(rowButtons).length;
    next.click();
    await until(() => button(rowButtons).length > before);
  }
  const [title, label, balance, ...notes] = [...main.querySelectorAll(':scope > :is(h1, span, p)')].map((e) => e.textContent);
  const rows = [];
  for (const row of button(rowButtons)) {
    row.click();
    await until(() => row.ariaExpanded === 'true');
    const [what, day, points, ...sums] = [...row.querySelectorAll('p, span')].map((e) => e.textContent);
    rows.push({ key: rows.length, month: row.closest('[role=list]').ariaLabel, what, day, points, sums });
  }
  return { title, label, balance, notes, more: nameOfMore, rows };
}

async function readModel(open, product) {
  const { links } = await product.running;
  const page = await openPortal({ open, product, who, screen: 'desktop' });
  await settled(page);
  const model = await page.evaluate(readHome);
  await goTo(page, say, 'points', 'history.title');
  model.points = await page.evaluate(readPoints);
  const first = await (await fetch(links[who])).text();
  model.home.card.look = first.match(/class="card (\w+)"/)[1];
  return model;
}

// ---- the other side's server: files from memory, compressed as the product's are ----

const encoders = { br: brotliCompressSync, gzip: gzipSync };
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };

async function serveReact(model) {
  if (!existsSync(reactSite)) throw new Error('build/bench-react is missing: scripts/bench portal');
  const files = new Map();
  const add = (address, bytes) => {
    const packed = Object.entries(encoders).map(([name, encode]) => [name, encode(bytes)]);
    files.set(address, { bytes, packed, type: types[path.extname(address)] });
  };
  for (const file of readdirSync(reactSite, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())) {
    const at = path.join(file.parentPath ?? file.path, file.name);
    add(`/${path.relative(reactSite, at).replaceAll(path.sep, '/')}`, readFileSync(at));
  }
  add('/model.json', Buffer.from(JSON.stringify(model)));
  const server = http.createServer((request, response) => {
    const file = files.get(request.url === '/' ? '/index.html' : request.url);
    if (!file) return response.writeHead(404).end();
    const accepted = (request.headers['accept-encoding'] ?? '').split(/[,\s]+/);
    const [encoding, body] = file.packed.find(([name]) => accepted.includes(name)) ?? ['identity', file.bytes];
    const cache = request.url.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store';
    response.writeHead(200, {
      'Content-Type': file.type, 'Content-Encoding': encoding, 'Content-Length': body.length, 'Cache-Control': cache,
    });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    stop: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}

// ---- watching a page ----

// Runs in each page before its own scripts, the same for both: when things are there, and what moves and ticks.
function watch(balance) {
  const seen = globalThis.seen = { shift: 0, frames: 0, timers: 0 };
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) seen.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) if (name === 'first-contentful-paint') seen.painted = startTime;
  }).observe({ type: 'paint', buffered: true });
  document.addEventListener('regulars:shown', () => { seen.shown = performance.now(); });

  const isThere = {
    readable: () => document.body?.textContent.includes(balance),
    usable: () => document.querySelector('nav button'), // our elements and React's come with their handlers
  };
  const looking = new MutationObserver(() => {
    for (const [name, question] of Object.entries(isThere)) {
      if (!question()) continue;
      delete isThere[name];
      const afterFrame = new MessageChannel();
      afterFrame.port1.onmessage = () => {
        seen[name] = performance.now();
        console.debug(name); // Node.js waits for it, so that nothing has to ask the page again and again
      };
      requestAnimationFrame(() => afterFrame.port2.postMessage(0));
    }
    if (Object.keys(isThere).length === 0) looking.disconnect();
  });
  looking.observe(document, { childList: true, subtree: true, characterData: true });

  for (const [name, count] of [['requestAnimationFrame', 'frames'], ['setTimeout', 'timers'], ['setInterval', 'timers']]) {
    const original = globalThis[name];
    globalThis[name] = (...all) => {
      seen[count] += 1;
      return original(...all);
    };
  }
}

// The parts of a page by what the server calls them.
const partOf = (mime) => ({ 'text/html': 'page', 'text/css': 'styles', 'application/wasm': 'wasm', 'application/json': 'data' })[mime] ??
  (/javascript/.test(mime) ? 'script' : 'other');

async function watchNetwork(devtools) {
  const mimes = new Map(), bytes = { page: 0, script: 0, wasm: 0, styles: 0, data: 0, other: 0 };
  const network = { bytes, requests: 0 };
  devtools.on('Network.responseReceived', ({ requestId, response }) => mimes.set(requestId, response.mimeType));
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (encodedDataLength === 0) return; // data: addresses
    network.requests += 1;
    bytes[partOf(mimes.get(requestId))] += encodedDataLength;
  });
  await devtools.send('Network.enable');
  return network;
}

/** A page of its own, opened and usable; `conditions` are set before it goes anywhere. */
async function opened(open, { address, balance }, conditions = async () => {}) {
  const page = await open({ screen: 'phone' });
  const devtools = await page.context().newCDPSession(page);
  await page.addInitScript(watch, balance);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' }); // CPU, whatever else this machine does
  const network = await watchNetwork(devtools);
  await conditions(devtools);
  const usable = page.waitForEvent('console', { predicate: (message) => message.text() === 'usable', timeout: 60_000 });
  await page.goto(address, { waitUntil: 'commit' });
  await usable;
  return { page, devtools, network };
}

/** What the page's main thread and Chromium's processes have used so far. */
async function spent(page, devtools) {
  const { metrics } = await devtools.send('Performance.getMetrics');
  const of = Object.fromEntries(metrics.map(({ name, value }) => [name, value * 1000]));
  const all = await page.context().browser().newBrowserCDPSession();
  const { processInfo } = await all.send('SystemInfo.getProcessInfo');
  await all.detach();
  return {
    main: of.TaskDuration, script: of.ScriptDuration, layout: of.LayoutDuration + of.RecalcStyleDuration,
    processes: new Map(processInfo.map(({ id, cpuTime }) => [id, cpuTime * 1000])),
  };
}

async function spentDuring({ page, devtools }, act) {
  const before = await spent(page, devtools);
  await act();
  const after = await spent(page, devtools);
  let processes = 0;
  for (const [id, ms] of after.processes) processes += ms - (before.processes.get(id) ?? 0);
  return { main: after.main - before.main, script: after.script - before.script, layout: after.layout - before.layout, processes };
}

// ---- the two measurements ----

/** ms of a loop in the page, the best of three. */
function spin() {
  const once = () => {
    const from = performance.now();
    let sum = 0;
    for (let i = 0; i < 2e7; ++i) sum += i;
    return sum && performance.now() - from;
  };
  return Math.min(once(), once(), once());
}

async function load(open, side) {
  const { page, devtools, network } = await opened(open, side, async (session) => {
    await session.send('Network.emulateNetworkConditions', slow4g);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  });
  await pause(settleMs);
  const seen = await page.evaluate(() => globalThis.seen);
  const { main } = await spent(page, devtools);
  const slowSpin = await page.evaluate(spin);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return {
    ...network.bytes, bytes: Object.values(network.bytes).reduce((a, b) => a + b), requests: network.requests,
    ...seen, main, slowed: slowSpin / await page.evaluate(spin),
  };
}

async function visit(open, side) {
  const use = await opened(open, side);
  const { page } = use;
  const centre = async (locator) => {
    const { x, y, width, height } = await locator.boundingBox();
    return [x + width / 2, y + height / 2];
  };
  const places = page.getByRole('navigation').getByRole('button');
  const home = await centre(places.nth(0)), points = await centre(places.nth(1));
  const tap = async (at) => {
    await page.touchscreen.tap(...at);
    await pause(motionMs);
  };
  await pause(settleMs);
  const before = await page.evaluate(() => globalThis.seen);
  const rest = await spentDuring(use, () => pause(atRestMs));
  const after = await page.evaluate(() => globalThis.seen);

  const first = await spentDuring(use, () => tap(points));
  await tap(home);
  const place = await spentDuring(use, async () => {
    for (let i = 0; i < presses; ++i) await tap(i % 2 ? home : points);
  });
  const row = page.getByRole('main').getByRole('listitem').getByRole('button').first();
  const at = await centre(row);
  const opening = await spentDuring(use, async () => {
    for (let i = 0; i < presses; ++i) await tap(at);
  });
  if (await row.getAttribute('aria-expanded') !== 'true') throw new Error(`${side.address}: the row was not pressed`);
  const each = (total) => Object.fromEntries(Object.entries(total).map(([name, ms]) => [name, ms / presses]));
  const started = { frames: after.frames - before.frames, timers: after.timers - before.timers };
  return { rest: { ...rest, ...started }, first, place: each(place), row: each(opening) };
}

/** `rounds` of `measure` on each side, taking turns at going first. */
async function alternated(browser, sides, rounds, measure) {
  const found = Object.fromEntries(Object.keys(sides).map((side) => [side, []]));
  for (let round = 0; round < rounds; ++round) {
    const order = Object.entries(sides);
    for (const [name, side] of round % 2 ? order.reverse() : order) {
      found[name].push(await inBrowser(browser, (open) => measure(open, side)));
    }
  }
  return found;
}

async function inBrowser(browser, act) {
  const use = browser.forTest('bench');
  try {
    const result = await act(use.tools.open);
    use.assertQuiet();
    return result;
  } finally {
    await use.close();
  }
}

// ---- both say the same ----

function wordsOf() {
  const own = (e) => [...e.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join('');
  return [...document.querySelectorAll('main, main *, nav *')].filter((e) => !e.closest('#first'))
    .flatMap((e) => [own(e), e.ariaLabel, e.ariaValueText]).map((text) => (text ?? '').replaceAll(/\s/g, '')).filter(Boolean).sort();
}

async function said(open, side, picture) {
  const { page } = await opened(open, side);
  await pause(settleMs);
  await page.screenshot({ path: path.join(root, `build/screenshots/bench-${picture}.png`) });
  const home = await page.evaluate(wordsOf);
  await page.getByRole('navigation').getByRole('button').nth(1).click();
  const row = page.getByRole('main').getByRole('listitem').getByRole('button').first();
  await row.click();
  await pause(motionMs);
  return { home, history: await page.evaluate(wordsOf) };
}

let differs = 0;
function same(what, one, other) {
  const missing = one.filter((text) => !other.includes(text)), added = other.filter((text) => !one.includes(text));
  const equal = one.length === other.length && missing.length + added.length === 0;
  if (!equal) ++differs;
  console.log(`${equal ? 'same ' : 'FAIL '} ${what}`);
  if (!equal) console.log(`      only ours:  ${missing.join(' | ')}\n      only React: ${added.join(' | ')}`);
}

// ---- the table ----

function line(...cells) {
  console.log(cells.map((cell, i) => (i === 0 ? String(cell).padEnd(46) : String(cell).padStart(12))).join(''));
}
const whole = (n) => Math.round(n).toLocaleString('en-US');
const tenths = (n) => n.toFixed(n < 10 ? 2 : 1);

/** Medians of what `pick` finds in each round; a ratio where both have something. */
function row(name, found, pick, print = tenths) {
  const [ours, react] = [found.ours, found.React].map((rounds) => {
    const values = rounds.map(pick).filter((value) => value !== undefined);
    return values.length ? median(values) : undefined;
  });
  const cell = (value) => (value === undefined ? '' : print(value));
  line(name, cell(ours), cell(react), ours > 0 && react > 0 ? `${(ours / react).toFixed(2)}x` : '');
}

function costRows(name, found, pick) {
  row(`${name}: main thread`, found, (one) => pick(one).main);
  row('  of it script', found, (one) => pick(one).script);
  row('  of it style and layout', found, (one) => pick(one).layout);
  row('  all processes', found, (one) => pick(one).processes);
}

async function machine(open) {
  const chromium = (await open()).context().browser().version();
  const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(root, 'tests/bench/react/package.json'), 'utf8'));
  return `${os.cpus()[0].model}, ${os.cpus().length} cores, ${os.type()}, Node.js ${process.version}\n` +
    `Chromium ${chromium}, React ${dependencies.react}, Vite ${devDependencies.vite}`;
}

const browser = await Browser.start();
const product = new Product();
let react;
try {
  const { links } = await product.running;
  const model = await inBrowser(browser, (open) => readModel(open, product));
  react = await serveReact(model);
  const { balance } = model.home.card;
  const sides = { ours: { address: links[who], balance }, React: { address: react.address, balance } };
  console.log(await inBrowser(browser, machine));
  console.log('\nThe portal and the same screen in React, headless, phone 390x844 at 3x, nothing cached');
  const words = {};
  for (const [name, side] of Object.entries(sides)) words[name] = await inBrowser(browser, (open) => said(open, side, name));
  same('both say the same on home', words.ours.home, words.React.home);
  same('both say the same in the history', words.ours.history, words.React.history);

  const loaded = await alternated(browser, sides, loads, load);
  line(`\n${loads} loads: 1.6 Mbit/s, 150 ms, ${slowdown}x slower`, 'ours', 'React', 'of React');
  row('bytes', loaded, (one) => one.bytes, whole);
  for (const part of ['page', 'script', 'wasm', 'styles', 'data']) row(`  ${part}`, loaded, (one) => one[part] || undefined, whole);
  row('requests', loaded, (one) => one.requests, whole);
  row('first contentful paint, ms', loaded, (one) => one.painted, whole);
  row('the balance can be read, ms', loaded, (one) => one.readable, whole);
  row('canvas takes over from the page, ms', loaded, (one) => one.shown, whole);
  row('usable, ms', loaded, (one) => one.usable, whole);
  row('main thread until at rest, slowed, ms', loaded, (one) => one.main, whole);
  row('layout shift', loaded, (one) => one.shift, (n) => n.toFixed(3));
  row('slowdown felt by a loop in the page', loaded, (one) => one.slowed, tenths);

  const visited = await alternated(browser, sides, visits, visit);
  line(`\n${visits} visits, not slowed; CPU in ms`, 'ours', 'React', 'of React');
  costRows('history opened the first time', visited, (one) => one.first);
  costRows('a place pressed', visited, (one) => one.place);
  costRows('a row pressed', visited, (one) => one.row);
  costRows(`${atRestMs / 1000} s at rest`, visited, (one) => one.rest);
  row('  animation frames asked for', visited, (one) => one.rest.frames, whole);
  row('  timers started', visited, (one) => one.rest.timers, whole);
} finally {
  await react?.stop();
  await browser.stop();
  await product.stop();
}
if (differs) console.log(`\n${differs} comparisons differ: the numbers above compare different things`);
process.exitCode = differs ? 1 : 0;
