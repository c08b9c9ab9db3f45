// refusals.mjs: every refusal of core is on its page by name, the page names no other, and each has a
// test that says its name.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { report } from './report.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const below = (folder, ending) => readdirSync(path.join(root, folder), { recursive: true })
  .filter((name) => ending.test(name)).map((name) => path.join(folder, name));
const text = (file) => readFileSync(path.join(root, file), 'utf8');

// A rule's name is a literal of two words; a room's list of ids makes one of its own ("tiers" + ".duplicate_id").
const inCode = new Map();
for (const file of below('core', /\.(cpp|h)$/)) {
  if (/^core\/(wording|orders)\//.test(file)) continue;  // texts' keys; order files have docs/import.md
  const code = text(file).replace(/\/\/.*$/gm, '');
  for (const [, name] of code.matchAll(/"([a-z]+\.[a-z_]+)"/g)) inCode.set(name, file);
}
const program = 'core/program/program.cpp';
for (const [, room] of text(program).matchAll(/name_duplicates\([^;]*"([a-z]+)", problems\)/g)) inCode.set(`${room}.duplicate_id`, program);

const page = 'docs/rules/refusals.md';
const onPage = new Set([...text(page).matchAll(/`([a-z]+\.[a-z_]+)`/g)].map(([, name]) => name)
  .filter((name) => !/\.(md|mjs|json)$/.test(name)));
const tests = below('tests', /_test\.cpp$|\.json$|\.spec\.mjs$/).map(text).join('\n');
const without = (names, known) => [...names].filter((name) => !known(name)).sort();

report([
  { what: `${inCode.size} refusals of core are on ${page}`, problems: without(inCode.keys(), (name) => onPage.has(name)) },
  { what: `${page} names no refusal that core does not know`, problems: without(onPage, (name) => inCode.has(name)) },
  { what: 'every refusal has a test that names it', problems: without(inCode.keys(), (name) => tests.includes(name)) },
]);
