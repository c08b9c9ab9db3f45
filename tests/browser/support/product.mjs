// product.mjs: the product itself for the walks: a sample shop in a folder of its own, `regulars serve`
// and `regulars demo-shop` on free ports. Started by the first test that asks for it.
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { root } from './browser.mjs';

const regulars = process.env.REGULARS_BINARY ?? path.join(root, 'build/native/regulars');
const program = path.join(root, 'assets/programs/sample_shop.json');
const run = promisify(execFile);

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

export class Product {
  #started = null;
  #folder = null;
  #children = [];
  #said = '';

  /** {portal, shop: origins; links: {word: address}; data: folder}. */
  get running() {
    return (this.#started ??= this.#start());
  }

  async #start() {
    if (!existsSync(regulars)) throw new Error(`${regulars} is missing: scripts/build native`);
    if (!existsSync(path.join(root, 'build/site/manifest.json'))) throw new Error('build/site is missing: scripts/bundle.mjs');
    this.#folder = await mkdtemp(path.join(os.tmpdir(), 'regulars-walk-'));
    const data = path.join(this.#folder, 'data');
    await run(regulars, ['sample', '--program', program, '--data', data]);
    const [portalPort, shopPort] = [await freePort(), await freePort()];
    const portal = `http://127.0.0.1:${portalPort}`, shop = `http://127.0.0.1:${shopPort}`;
    this.#spawn(['serve', '--data', data, '--port', portalPort, '--site', path.join(root, 'build/site'), '--embed-from', shop]);
    this.#spawn(['demo-shop', '--data', data, '--port', shopPort, '--portal', portal]);
    await this.#answers(`${portal}/readyz`);
    await this.#answers(`${shop}/`);
    const { stdout } = await run(regulars, ['links', '--data', data, '--base', portal]);
    const links = Object.fromEntries(stdout.trim().split('\n').map((line) => line.split(' ')));
    return { portal, shop, links, data };
  }

  #spawn(words) {
    const child = spawn(regulars, words.map(String), { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const keep = (bytes) => { this.#said = (this.#said + bytes).slice(-20_000); };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    this.#children.push(child);
  }

  async #answers(address) {
    for (let tries = 0; tries < 200; ++tries) {
      const gone = this.#children.find((child) => child.exitCode !== null);
      if (gone) throw new Error(`regulars ended with ${gone.exitCode}:\n${this.#said}`);
      try {
        if ((await fetch(address)).ok) return;
      } catch {
        // not there yet
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`${address} does not answer:\n${this.#said}`);
  }

  /** What the servers wrote, for a failure's report. */
  get said() { return this.#said; }

  async stop() {
    const ended = this.#children.map((child) => child.exitCode !== null ? null : new Promise((resolve) => {
      child.once('exit', resolve);
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 8000).unref();
    }));
    await Promise.all(ended);
    if (this.#folder) await rm(this.#folder, { recursive: true, force: true });
  }
}
