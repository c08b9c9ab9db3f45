// sizes.mjs: what a member's browser fetches before the first useful interaction, brotli, by the
// bundle's manifest. The page's own HTML and its data are measured by walk_portal.spec.mjs.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const manifest = JSON.parse(readFileSync(path.join(root, 'build/site/manifest.json'), 'utf8'));
const kilobyte = 1024;

// `aim` is where the design wants to be; `limit` fails the run.
const parts = [
  { what: 'WebAssembly', files: ['portal.wasm'], aim: 170 },
  { what: 'JavaScript', files: ['portal.js', 'portal.mjs'], aim: 20 },
  { what: 'CSS', files: Object.keys(manifest).filter((name) => name.endsWith('.css') && !/studio|demo_shop/.test(name)), aim: 15 },
  { what: 'texts (zh-Hant)', files: ['texts-zh-Hant.json'], aim: 10 },
];
const total = { what: 'portal, cold', files: parts.flatMap(({ files }) => files), aim: 220, limit: 300 };
const embed = { what: 'embed.js', files: ['embed.js'], aim: 3, limit: 3 };

const missing = [...total.files, ...embed.files].filter((name) => !manifest[name]);
if (missing.length) {
  console.log(`FAIL  the bundle has no ${missing.join(', ')}`);
  console.log('\n0 passed, 1 failed, 0 skipped');
  process.exit(1);
}

const size = ({ files }) => files.reduce((sum, name) => sum + manifest[name].brotli, 0) / kilobyte;
const cell = (value, width) => String(value).padStart(width);
console.log(`${'brotli, KB'.padEnd(18)}${cell('size', 8)}${cell('aim', 8)}${cell('limit', 8)}`);
for (const row of [...parts, total, embed]) {
  console.log(`${row.what.padEnd(18)}${cell(size(row).toFixed(1), 8)}${cell(row.aim, 8)}${cell(row.limit ?? '', 8)}`);
}

const limited = [total, embed];
const over = limited.filter((row) => size(row) > row.limit);
console.log();
for (const row of limited) {
  console.log(`${over.includes(row) ? 'FAIL ' : 'ok   '} ${row.what}: ${size(row).toFixed(1)} of ${row.limit} KB`);
}
console.log(`\n${limited.length - over.length} passed, ${over.length} failed, 0 skipped`);
process.exitCode = over.length ? 1 : 0;
