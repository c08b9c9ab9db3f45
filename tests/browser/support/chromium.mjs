// chromium.mjs: Debian's Chromium, headless, with a second one without WebGL for the tests that ask for it.
import { existsSync } from 'node:fs';

import { chromium } from 'playwright-core';

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

export class Chromium {
  #withGl;
  #withoutGl = null;

  static async start() {
    const engine = new Chromium();
    engine.#withGl = await launch(softwareGl);
    return engine;
  }

  async stop() {
    await this.#withGl.close();
    await this.#withoutGl?.close();
  }

  /** A context of its own; `options` as Playwright's newContext. */
  async context({ gl, ...options }) {
    if (!gl) this.#withoutGl ??= await launch(withoutGl);
    return (gl ? this.#withGl : this.#withoutGl).newContext(options);
  }

  async page(context) {
    return context.newPage();
  }

  async endTest() {}

  devTools(page) {
    return page.context().newCDPSession(page);
  }

  /** What an input method does in the field that has the focus. */
  async inputMethod(page) {
    const keys = await page.context().newCDPSession(page);
    return {
      compose: (text) => keys.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length }),
      giveUp: () => keys.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 }),
      commit: (text) => keys.send('Input.insertText', { text }),
    };
  }

  /** The page as on paper, from now on. */
  async onPaper(page) {
    await page.emulateMedia({ media: 'print' });
  }
}
