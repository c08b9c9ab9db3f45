// texts.mjs: what the screens say, from the product's own text files.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { root } from './browser.mjs';

export const languages = ['zh-Hant', 'en'];

/** say('home.greeting', {name: '陳'}) in that language; a key that has no text is a mistake of the test. */
export function textsIn(language) {
  const texts = {};
  for (const file of [`${language}.json`, `studio.${language}.json`, `gallery.${language}.json`]) {
    const at = path.join(root, 'assets/texts', file);
    if (existsSync(at)) Object.assign(texts, JSON.parse(readFileSync(at, 'utf8')).texts);
  }
  return (key, values = {}) => {
    if (texts[key] === undefined) throw new Error(`${language} has no text ${key}`);
    return texts[key].replaceAll(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  };
}

/**
 * The text as a pattern: each {placeholder} stands for something, and a line may end anywhere, since
 * the document breaks its lines where the paint does.
 */
export function patternOf(text) {
  const letters = (part) => [...part.replaceAll(/\s/g, '')]
    .map((letter) => letter.replace(/[.*+?^${}()|[\]\\]/, '\\$&')).join('\\s*');
  return new RegExp(text.split(/\{\w+\}/).map(letters).join('\\s*.+?\\s*'), 'su');
}
