// texts.mjs: the text files of all languages have the same keys and the same placeholders, and every
// key that C++ names is there.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { report } from './report.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const folder = path.join(root, 'assets/texts');
// "en.json" is the portal's, "studio.en.json" the studio's: a family each.
const families = new Map();
for (const file of readdirSync(folder).filter((name) => name.endsWith('.json')).sort()) {
  const family = file.match(/^(?:(.+)\.)?[\w-]+\.json$/)[1] ?? 'portal';
  const { texts } = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
  families.set(family, [...(families.get(family) ?? []), { file, texts }]);
}
const placeholders = (text) => [...String(text).matchAll(/\{([a-z_]+)\}/g)].map(([, name]) => name).sort().join(' ');

// "key.one" beside "key" is a plural form; languages differ in how many they need.
const stem = (key, texts) => (key.endsWith('.one') && key.slice(0, -4) in texts ? key.slice(0, -4) : key);
const stems = (texts) => new Set(Object.keys(texts).map((key) => stem(key, texts)));
// Months have a number in one language and a name in another.
const namesItsOwn = (key) => key.startsWith('date.');

function differences({ file, texts }, first) {
  const problems = [];
  for (const key of stems(first.texts)) if (!stems(texts).has(key)) problems.push(`${key} is in ${first.file} only`);
  for (const key of stems(texts)) if (!stems(first.texts).has(key)) problems.push(`${key} is not in ${first.file}`);
  for (const [key, text] of Object.entries(texts)) {
    const theirs = first.texts[stem(key, texts)];
    if (theirs === undefined || namesItsOwn(key)) continue;
    // The form for one thing may leave its number out.
    if (stem(key, texts) !== key && placeholders(text) === placeholders(theirs.replace('{count}', ''))) continue;
    if (placeholders(text) !== placeholders(theirs)) {
      problems.push(`${key} has {${placeholders(text)}}, in ${first.file} {${placeholders(theirs)}}`);
    }
  }
  return problems;
}

const results = [...families.values()].flatMap(([first, ...others]) => others.map((other) => (
  { what: `${other.file} says the same things as ${first.file}`, problems: differences(other, first) })));

// Keys in C++ are string literals like "rewards.confirm.title" whose first word is a family of keys.
const known = new Set([...families.values()].flatMap(([{ texts }]) => [...stems(texts)]));
const firstWords = new Set([...known].map((key) => key.split('.')[0]));
const unknown = [];
for (const layer of ['core/wording', 'web/app', 'web/views', 'web/studio', 'server/pages']) {
  let names = [];
  try {
    names = readdirSync(path.join(root, layer), { recursive: true }).filter((name) => /\.(h|cpp)$/.test(name));
  } catch {
    continue;  // not built yet
  }
  for (const name of names.sort()) {
    const file = path.join(layer, name);
    readFileSync(path.join(root, file), 'utf8').split('\n').forEach((line, index) => {
      for (const [, key] of line.replace(/^\s*\/\/.*/, '').matchAll(/"([a-z]+(?:\.[a-zA-Z_-]+)+)"/g)) {
        if (!firstWords.has(key.split('.')[0]) || known.has(key)) continue;
        if (/\.(js|mjs|css|wasm|json)$/.test(key)) continue;  // a file of the site
        if (line.includes('tell_shop(')) continue;  // an event's name
        // "rewards.left" + ".one" or "_more": the beginning of several keys.
        if ([...known].some((other) => /^[._]/.test(other.slice(key.length)) && other.startsWith(key))) continue;
        unknown.push(`${file}:${index + 1}: ${key}`);
      }
    });
  }
}
results.push({ what: 'every text that C++ names is there', problems: unknown });

report(results);
