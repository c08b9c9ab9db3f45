#!/usr/bin/env node
// From build/web/modules and web/platform to build/site/static: minified, named by content, with a
// brotli and a gzip copy beside each file, and build/site/manifest.json
//   { "portal.wasm": { "file": "portal.1a2b3c4d5e.wasm", "bytes": 331144, "brotli": 136220 }, ... }
// Pages name files by the manifest (the boot text carries the URLs), so that no hash is baked into
// another file. A file whose name is there already is not compressed again.
//   scripts/bundle.mjs [--modules build/web/modules] [--to build/site]
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify, parseArgs } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import * as esbuild from 'esbuild';

const home = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values: options } = parseArgs({
  options: {
    modules: { type: 'string', default: join(home, 'build/web/modules') },
    to: { type: 'string', default: join(home, 'build/site') },
  },
});
const folder = join(options.to, 'static');
const targets = ['es2022', 'chrome111', 'firefox115', 'safari16.4'];

/** One SVG shape of the icon package as path data: its element's name and attributes. */
function pathData([, kind, attributes]) {
  const a = Object.fromEntries([...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
  const n = (name) => +(a[name] ?? 0);
  switch (kind) {
    case 'path': return `M0 0${a.d}`; // a first 'm' is relative to what stands before it
    case 'line': return `M${n('x1')} ${n('y1')}L${n('x2')} ${n('y2')}`;
    case 'polyline': return `M${a.points}`;
    case 'polygon': return `M${a.points}Z`;
    case 'circle': return `M${n('cx') - n('r')} ${n('cy')}a${n('r')} ${n('r')} 0 1 0 ${2 * n('r')} 0a${n('r')} ${n('r')} 0 1 0 ${-2 * n('r')} 0`;
    case 'ellipse': return `M${n('cx') - n('rx')} ${n('cy')}a${n('rx')} ${n('ry')} 0 1 0 ${2 * n('rx')} 0a${n('rx')} ${n('ry')} 0 1 0 ${-2 * n('rx')} 0`;
    case 'rect': {
      const r = n('rx') || n('ry'), w = n('width') - 2 * r, h = n('height') - 2 * r;
      const corner = (x, y) => (r ? `a${r} ${r} 0 0 1 ${x * r} ${y * r}` : '');
      return `M${n('x') + r} ${n('y')}h${w}${corner(1, 1)}v${h}${corner(-1, 1)}h${-w}${corner(-1, -1)}v${-h}${corner(1, -1)}z`;
    }
    default: throw new Error(`no icon shape ${kind}`);
  }
}

const icons = {
  name: 'icons',
  setup(build) {
    build.onResolve({ filter: /^icons:shapes$/ }, ({ path }) => ({ path, namespace: 'icons' }));
    build.onLoad({ filter: /.*/, namespace: 'icons' }, async () => {
      const { iconNames } = await import(join(home, 'web/platform/icon_names.mjs'));
      const drawn = await Promise.all(iconNames.map(async (name) => {
        if (name === '') return '';
        const svg = await readFile(join(home, `node_modules/lucide-static/icons/${name}.svg`), 'utf8');
        return [...svg.matchAll(/<(path|line|polyline|polygon|circle|ellipse|rect)\s([^>]*)\/>/g)].map(pathData).join('');
      }));
      return { contents: `/*! Icons: Lucide, ISC licence */export const shapes = ${JSON.stringify(drawn)};` };
    });
  },
};

async function bundled(entry) {
  const result = await esbuild.build({
    entryPoints: [entry], bundle: true, minify: true, format: 'esm', target: targets, write: false,
    legalComments: 'inline', plugins: [icons], charset: 'utf8', logLevel: 'warning',
  });
  return Buffer.from(result.outputFiles[0].contents);
}

async function minified(file, loader) {
  const { code } = await esbuild.transform(await readFile(file, 'utf8'), { loader, minify: true, target: targets, charset: 'utf8', legalComments: 'none' });
  return Buffer.from(code);
}

async function files(from, ...endings) {
  if (!existsSync(from)) return [];
  const found = await readdir(from, { recursive: true, withFileTypes: true });
  return found.filter((f) => f.isFile() && (endings.length === 0 || endings.includes(extname(f.name))))
    .map((f) => join(f.parentPath ?? f.path, f.name)).sort();
}

const compress = { br: promisify(brotliCompress), gz: promisify(gzip) };
const alreadyPacked = new Set(['.png', '.jpg', '.jpeg', '.webp', '.avif', '.woff2']);
const manifest = {};
const kept = new Set();

async function publish(logical, bytes) {
  const ending = extname(logical);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const file = `${basename(logical, ending)}.${hash}${ending}`;
  const at = join(folder, file);
  kept.add(file);
  if (!existsSync(at)) await writeFile(at, bytes);
  let brotli = bytes.length;
  if (!alreadyPacked.has(ending)) {
    if (!existsSync(`${at}.br`)) {
      await writeFile(`${at}.br`, await compress.br(bytes, { params: {
        [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
      await writeFile(`${at}.gz`, await compress.gz(bytes, { level: 9 }));
    }
    brotli = (await stat(`${at}.br`)).size;
    kept.add(`${file}.br`).add(`${file}.gz`);
  }
  manifest[logical] = { file, bytes: bytes.length, brotli };
}

await mkdir(folder, { recursive: true });
const work = [];
for (const file of await files(options.modules, '.mjs', '.wasm')) {
  const bytes = extname(file) === '.mjs' ? minified(file, 'js') : readFile(file);
  work.push(bytes.then((b) => publish(basename(file), b)));
}
// Entries become one script each: portal_entry.js is portal.js; embed.js and *_worker.js keep their names.
for (const file of await files(join(home, 'web'), '.js')) {
  const entry = basename(file).match(/^(?:(.+)_entry|embed|.+_worker)\.js$/);
  if (entry) work.push(bundled(file).then((b) => publish(entry[1] ? `${entry[1]}.js` : basename(file), b)));
}
for (const file of await files(join(home, 'web'), '.css')) work.push(minified(file, 'css').then((b) => publish(basename(file), b)));
for (const file of await files(join(home, 'assets/texts'), '.json')) {
  work.push(readFile(file, 'utf8').then((text) => publish(`texts-${basename(file)}`, Buffer.from(JSON.stringify(JSON.parse(text))))));
}
const shop = join(home, 'assets/demo_shop');
for (const file of await files(shop)) {
  work.push(readFile(file).then((b) => publish(`demo_shop-${relative(shop, file).replaceAll(/[\\/]/g, '-')}`, b)));
}
await Promise.all(work);

for (const file of await readdir(folder)) if (!kept.has(file)) await rm(join(folder, file));
const sorted = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)));
await writeFile(join(options.to, 'manifest.json'), `${JSON.stringify(sorted, null, 2)}\n`);
for (const [name, { bytes, brotli }] of Object.entries(sorted)) console.log(`${String(bytes).padStart(9)} ${String(brotli).padStart(8)} br  ${name}`);
