// browser.mjs: one headless Chromium for the whole run, one fresh context for each page of a test.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const screenshots = path.join(root, 'build/screenshots');

// The two screens every walk is made on.
export const screens = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 },
};

const quiet = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const softwareGl = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
const withoutGl = ['--disable-gpu', '--disable-3d-apis'];

function executable() {
  const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const found = places.find((place) => place && existsSync(place));
  if (!found) throw new Error('no Chromium here: scripts/setup installs it, or set CHROMIUM to its path');
  return found;
}

const launch = (gl) => chromium.launch({ executablePath: executable(), args: [...quiet, ...gl] });

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
  #withGl;
  #withoutGl = null;

  static async start() {
    const browser = new Browser();
    browser.#withGl = await launch(softwareGl);
    mkdirSync(screenshots, { recursive: true });
    return browser;
  }

  async stop() {
    await this.#withGl.close();
    await this.#withoutGl?.close();
  }

  // What one test may use. Everything a page complains about fails the test, unless it was expected.
  forTest(sentence) {
    const contexts = [];
    const complaints = [];
    const expected = [];

    const tools = {
      // A page in a context of its own. `options` as Playwright's newContext; gl: false for a
      // browser without WebGL.
      open: async ({ screen = 'desktop', gl = true, locale = 'zh-TW', ...options } = {}) => {
        if (!gl) this.#withoutGl ??= await launch(withoutGl);
        const browser = gl ? this.#withGl : this.#withoutGl;
        const context = await browser.newContext({ ...screens[screen], locale, timezoneId: 'Asia/Taipei',
          ...options });
        context.setDefaultTimeout(15_000);
        contexts.push(context);
        const page = await context.newPage();
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
      async close() {
        for (const context of contexts) await context.close().catch(() => {});
      },
    };
  }
}
