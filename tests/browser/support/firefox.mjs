// firefox.mjs: Debian's Firefox ESR, headless, driven over WebDriver BiDi.
// It has WebGL 2 only beside an X server, so it gets an Xvfb of its own. What BiDi cannot do yet
// (settings, paper, scripts off, input methods) is asked of Firefox's own code, where its own tests do the
// same: --remote-allow-system-access opens it to the driver (docs/decisions/0017). Touch is not emulated:
// a phone is its size, its density and its scroll bars.
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';

import { firefox } from 'playwright-core';

// Without a graphics card WebGL is done in software; also when Firefox's look for a card was cut short.
const atStart = { 'webgl.force-enabled': true };

// What a person has set, as preferences: all of Firefox follows at once. Overrides of one tab would be lost
// where our Cross-Origin-Opener-Policy puts the page into a tab of its own.
const usual = {
  'webgl.disabled': false,
  'layout.css.prefers-color-scheme.content-override': 1,
  'ui.prefersReducedMotion': 0,
  'browser.display.document_color_use': 0,
  'ui.useOverlayScrollbars': 0,
};
const unusual = ({ gl, isMobile, colorScheme, reducedMotion, forcedColors }) => ({
  ...!gl && { 'webgl.disabled': true },
  ...colorScheme === 'dark' && { 'layout.css.prefers-color-scheme.content-override': 0 },
  ...reducedMotion === 'reduce' && { 'ui.prefersReducedMotion': 1 },
  ...forcedColors === 'active' && { 'browser.display.document_color_use': 2 },
  ...isMobile && { 'ui.useOverlayScrollbars': 1 },
});

function executable() {
  const places = [process.env.FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'];
  const found = places.find((place) => place && existsSync(place));
  if (!found) throw new Error('no Firefox here: scripts/setup installs it, or set FIREFOX to its path');
  return found;
}

/** An X server on a display that was free: {display, stop}. */
async function privateScreen() {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  process.once('exit', () => server.kill());
  const number = await new Promise((resolve, reject) => {
    let said = '';
    server.once('error', () => reject(new Error('no Xvfb here: scripts/setup installs it')));
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    server.stdio[3].on('data', (bytes) => {
      said += bytes;
      if (said.endsWith('\n')) resolve(said.trim());
    });
  });
  return { display: `:${number}`, stop: () => server.kill() };
}

// Each runs in Firefox's own code with `tab`, the page's browsing context, and what it was given.
const inFirefox = {
  set: ({ Services }, preferences) => {
    for (const [name, value] of Object.entries(preferences)) {
      if (typeof value === 'boolean') Services.prefs.setBoolPref(name, value);
      else Services.prefs.setIntPref(name, value);
    }
  },
  withoutScripts: ({ tab }) => { tab.allowJavascript = false; },
  onPaper: ({ tab }) => { tab.mediumOverride = 'print'; },
  startInput: ({ tab, Cc, Ci }) => {
    const processor = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
    if (!processor.beginInputTransactionForTests(tab.topChromeWindow)) throw new Error('no input method may start');
    tab.topChromeWindow.regularsInput = processor;
  },
  compose: ({ tab }, text) => {
    const input = tab.topChromeWindow.regularsInput;
    input.setPendingCompositionString(text);
    if (text) input.appendClauseToPendingComposition(text.length, input.ATTR_RAW_CLAUSE);
    input.setCaretInPendingComposition(text.length);
    input.flushPendingComposition();
  },
  giveUp: ({ tab }) => tab.topChromeWindow.regularsInput.cancelComposition(),
  commit: ({ tab }, text) => tab.topChromeWindow.regularsInput.commitCompositionWith(text),
};

export class Firefox {
  #screen;
  #browser;
  #window;

  static async start() {
    const engine = new Firefox();
    engine.#screen = await privateScreen();
    try {
      engine.#browser = await firefox.launch({ channel: 'moz-firefox', executablePath: executable(), headless: true,
        args: ['--remote-allow-system-access'], env: { ...process.env, DISPLAY: engine.#screen.display },
        firefoxUserPrefs: { ...atStart, ...usual } });
      const { contexts } = await engine.#send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
      engine.#window = contexts[0].context;
    } catch (problem) {
      engine.#screen.stop();
      throw problem;
    }
    return engine;
  }

  async stop() {
    await this.#browser.close();
    this.#screen.stop();
  }

  // Playwright's own connection, since Firefox takes one session at a time.
  #inside(object) { return object._connection.toImpl(object); }
  #idOf(page) { return this.#inside(page).delegate._session.sessionId; }
  #send(method, parameters) { return this.#inside(this.#browser)._browserSession.send(method, parameters); }

  async #ask(page, question, given = null) {
    const code = `{
      const { NavigableManager } = ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs');
      (${question})({ tab: NavigableManager.getBrowsingContextById('${page && this.#idOf(page)}'), Services, Cc, Ci },
        ${JSON.stringify(given)});
    }`;
    const { type, exceptionDetails } = await this.#send('script.evaluate',
      { expression: code, target: { context: this.#window }, awaitPromise: true });
    if (type === 'exception') throw new Error(`${question.name} in Firefox: ${exceptionDetails.text}`);
  }

  /**
   * A context of its own; `options` as Playwright's newContext. What a person has set is so for every page
   * from then on, to the end of the test.
   */
  async context({ gl, javaScriptEnabled = true, hasTouch, isMobile, colorScheme, reducedMotion, forcedColors, ...options }) {
    const context = await this.#browser.newContext(options);
    context.asked = { scripts: javaScriptEnabled, settings: unusual({ gl, isMobile, colorScheme, reducedMotion, forcedColors }) };
    return context;
  }

  async page(context) {
    const page = await context.newPage();
    await this.#ask(page, inFirefox.set, context.asked.settings);
    if (!context.asked.scripts) await this.#ask(page, inFirefox.withoutScripts);
    page.screenshot = (options) => this.#screenshot(page, options);
    return page;
  }

  async endTest() {
    await this.#ask(null, inFirefox.set, usual);
  }

  // Playwright's own adds a style to the page, which our Content-Security-Policy refuses aloud.
  async #screenshot(page, { path, clip = { x: 0, y: 0, ...page.viewportSize() } }) {
    const { data } = await this.#send('browsingContext.captureScreenshot',
      { context: this.#idOf(page), clip: { type: 'box', ...clip } });
    const png = Buffer.from(data, 'base64');
    if (path) writeFileSync(path, png);
    return png;
  }

  /** What an input method does in the field that has the focus. */
  async inputMethod(page) {
    await this.#ask(page, inFirefox.startInput);
    const does = (question) => (text) => this.#ask(page, question, text);
    return { compose: does(inFirefox.compose), giveUp: does(inFirefox.giveUp), commit: does(inFirefox.commit) };
  }

  /** The page as on paper, from now on. */
  async onPaper(page) {
    await this.#ask(page, inFirefox.onPaper);
  }
}
