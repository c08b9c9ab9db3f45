// texts.mjs: the text files of all languages have the same keys and the same placeholders, and every
// key that C++ names is there.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { report } from './report.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const folder = path.join(root, 'assets/texts');
const files = readdirSync(folder).filter((name) => name.endsWith('.json')).sort();
const languages = new Map(files.map((file) => [file, JSON.parse(readFileSync(path.join(folder, file), 'utf8')).texts]));
const placeholders = (text) => [...String(text).matchAll(/\{([a-z_]+)\}/g)].map(([, name]) => name).sort().join(' ');

// "key.one" beside "key" is a plural form; languages differ in how many they need.
const stem = (key, texts) => (key.endsWith('.one') && key.slice(0, -4) in texts ? key.slice(0, -4) : key);
const stems = (texts) => new Set(Object.keys(texts).map((key) => stem(key, texts)));
// Months have a number in one language and a name in another.
const namesItsOwn = (key) => key.startsWith('date.');

const [firstFile, firstTexts] = [...languages][0];
const results = [...languages].map(([file, texts]) => {
  const problems = [];
  for (const key of stems(firstTexts)) if (!stems(texts).has(key)) problems.push(`${key} is in ${firstFile} only`);
  for (const key of stems(texts)) if (!stems(firstTexts).has(key)) problems.push(`${key} is not in ${firstFile}`);
  for (const [key, text] of Object.entries(texts)) {
    const theirs = firstTexts[stem(key, texts)];
    if (theirs === undefined || namesItsOwn(key)) continue;
    // The form for one thing may leave its number out.
    if (stem(key, texts) !== key && placeholders(text) === placeholders(theirs.replace('{count}', ''))) continue;
    if (placeholders(text) !== placeholders(theirs)) {
      problems.push(`${key} has {${placeholders(text)}}, in ${firstFile} {${placeholders(theirs)}}`);
    }
  }
  return { what: `${file} says the same things as ${firstFile}`, problems };
});

// Keys in C++ are string literals like "rewards.confirm.title" whose first word is a family of keys.
const families = new Set([...stems(firstTexts)].map((key) => key.split('.')[0]));
const known = stems(firstTexts);
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
        if (!families.has(key.split('.')[0]) || known.has(key)) continue;
        // "rewards.left." + something: the beginning of several keys.
        if ([...known].some((other) => other.startsWith(`${key}.`))) continue;
        unknown.push(`${file}:${index + 1}: ${key}`);
      }
    });
  }
}
results.push({ what: 'every text that C++ names is there', problems: unknown });

report(results);
