// browser.mjs: one headless browser for the whole run, one fresh context for each page of a test.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { Chromium } from './chromium.mjs';
import { Firefox } from './firefox.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const engines = { chromium: Chromium, firefox: Firefox };
export const engineNames = Object.keys(engines);

// The two screens every walk is made on.
export const screens = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 },
};

// Every test of `tests` once on each screen; the test gets {screen: "phone"} or {screen: "desktop"}.
export function onBothScreens(tests) {
  const all = {};
  for (const [sentence, test] of Object.entries(tests)) {
    for (const screen of Object.keys(screens)) {
      all[`${sentence} (${screen})`] = (use) => test({ ...use, screen });
    }
  }
  return all;
}

export class Browser {
  #engine;
  #screenshots;

  static async start(name = 'chromium') {
    const browser = new Browser();
    browser.#engine = await engines[name].start();
    browser.#screenshots = path.join(root, 'build/screenshots', name === 'chromium' ? '' : name);
    mkdirSync(browser.#screenshots, { recursive: true });
    return browser;
  }

  stop() {
    return this.#engine.stop();
  }

  // What one test may use. Everything a page complains about fails the test, unless it was expected.
  forTest(sentence) {
    const screenshots = this.#screenshots;
    const contexts = [];
    const complaints = [];
    const expected = [];

    const tools = {
      // A page in a context of its own. `options` as Playwright's newContext; gl: false for a
      // browser without WebGL.
      open: async ({ screen = 'desktop', gl = true, locale = 'zh-TW', ...options } = {}) => {
        const context = await this.#engine.context({ gl, ...screens[screen], locale, timezoneId: 'Asia/Taipei', ...options });
        context.setDefaultTimeout(15_000);
        contexts.push(context);
        const page = await this.#engine.page(context);
        page.on('console', (message) => {
          if (message.type() === 'error') complaints.push(`console: ${message.text()} [${message.location().url}]`);
        });
        page.on('pageerror', (problem) => complaints.push(`page: ${problem.stack ?? problem}`));
        return page;
      },
      // Complaints that match are part of the test.
      expectComplaint: (pattern) => expected.push(pattern),
      picture: async (page, name) => {
        await page.screenshot({ path: path.join(screenshots, `${name}.png`) });
      },
      inputMethod: (page) => this.#engine.inputMethod(page),
      onPaper: (page) => this.#engine.onPaper(page),
      // The DevTools of the page's engine; null where it has none.
      devTools: (page) => this.#engine.devTools?.(page) ?? null,
    };
    return {
      tools,
      assertQuiet() {
        const loud = complaints.filter((text) => !expected.some((pattern) => pattern.test(text)));
        if (loud.length) throw new Error(`the page complained:\n${loud.join("\n")}`);
      },
      async keepEvidence() {
        const name = sentence.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80);
        for (const context of contexts) {
          for (const page of context.pages()) {
            const file = path.join(screenshots, `failed-${name}.png`);
            await page.screenshot({ path: file, timeout: 5000 }).catch(() => {});
            console.log(`      picture: ${path.relative(root, file)}`);
          }
        }
        for (const text of complaints.slice(0, 8)) console.log(`      ${text}`);
      },
      close: async () => {
        for (const context of contexts) await context.close().catch(() => {});
        await this.#engine.endTest();
      },
    };
  }
}
