// run.mjs: the stories: each file holds a programme, facts and what accounts have to say. They are run by
// `regulars replay`, as a stranger would run them, and need no C++ to be added (README.md beside this file).
//   node tests/stories/run.mjs [part of a name ...]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { report } from '../checks/report.mjs';

const folder = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(folder, '../..');
const regulars = process.env.REGULARS_BINARY ?? path.join(root, 'build/native/regulars');
const only = 'm'; // the member of facts and expectations that name none

// What of `wanted` is not in `found`, each with its place. A list is compared entry by entry.
function differences(wanted, found, at = '') {
  const differ = [`${at || '/'}: expected ${JSON.stringify(wanted)}, found ${JSON.stringify(found)}`];
  if (wanted === null || typeof wanted !== 'object') return wanted === found ? [] : differ;
  if (found === null || typeof found !== 'object') return differ;
  if (Array.isArray(wanted) && wanted.length !== found.length) {
    return [`${at}: expected ${wanted.length} entries, found ${found.length}: ${JSON.stringify(found)}`];
  }
  return Object.entries(wanted).flatMap(([key, value]) => differences(value, found[key], `${at}/${key}`));
}

// What is wrong with the story itself: a word that means nothing would test nothing.
function mistakes(story, name) {
  const problems = [];
  const keys = (object, known, at) => {
    for (const key of Object.keys(object)) if (!known.includes(key)) problems.push(`${at}/${key}: no such key in a story`);
  };
  keys(story, ['says', 'examples', 'because', 'program', 'versions', 'facts', 'expect'], '');
  (story.expect ?? []).forEach((one, i) => keys(one, ['as_of', 'member', 'account'], `/expect/${i}`));
  if (!story.says || !story.facts || !story.expect?.length) problems.push('a story says something, has facts, and expects something');
  if (!story.program === !story.versions) problems.push('a story has a program or versions');
  const id = /^e(\d+)_/.exec(name);
  if (id && !story.examples?.includes(`E${id[1].replace(/^0(?=\d\d)/, '')}`)) problems.push(`examples do not name ${id[0].slice(0, -1)}`);
  return problems;
}

function replay(scratch, asOf) {
  const ran = spawnSync(regulars, ['replay', '--program', path.join(scratch, 'program.json'),
    '--facts', path.join(scratch, 'facts.jsonl'), '--as-of', asOf], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (ran.status !== 0) throw new Error(`regulars replay ended with ${ran.status ?? ran.error}: ${ran.stderr}`);
  return ran.stdout.trim().split('\n').filter(Boolean).map((line) => JSON.parse(line));
}

// One line a refusal. The same event may come twice and be refused once.
function refusals(list) {
  return [...new Set(list.map(({ member, event, rule }) => `${member}: ${event} is refused by ${rule}`))].sort();
}

function tell(story, scratch) {
  const programme = story.versions ? { versions: story.versions } : story.program;
  const facts = story.facts.map(({ refused, ...fact }) => ({ member: only, ...fact }));
  writeFileSync(path.join(scratch, 'program.json'), JSON.stringify(programme));
  writeFileSync(path.join(scratch, 'facts.jsonl'), facts.map((fact) => `${JSON.stringify(fact)}\n`).join(''));
  const accounts = new Map();
  for (const { as_of: asOf } of story.expect) if (!accounts.has(asOf)) accounts.set(asOf, replay(scratch, asOf));

  const problems = [];
  for (const { as_of: asOf, member = only, account } of story.expect) {
    const found = accounts.get(asOf).find((one) => one.member === member);
    problems.push(...differences(account, found, `${asOf} ${member}`));
  }
  const wanted = refusals(story.facts.filter(({ refused }) => refused)
    .map(({ member = only, event_id: event, refused: rule }) => ({ member, event, rule })));
  const found = refusals([...accounts.values()].at(-1)
    .flatMap(({ member, refused }) => refused.map(({ event_id: event, rule }) => ({ member, event, rule }))));
  problems.push(...wanted.filter((line) => !found.includes(line)).map((line) => `expected that ${line}`));
  problems.push(...found.filter((line) => !wanted.includes(line)).map((line) => `not expected: ${line}`));
  if (problems.length > 0 && story.because) problems.push(`because: ${story.because}`);
  return problems;
}

const parts = process.argv.slice(2);
const files = readdirSync(folder).filter((name) => name.endsWith('.json')).sort()
  .filter((name) => parts.length === 0 || parts.some((part) => name.includes(part)));
const scratch = mkdtempSync(path.join(os.tmpdir(), 'stories-'));
try {
  report(files.map((file) => {
    const name = file.replace(/\.json$/, '');
    let story = {};
    let problems;
    try {
      story = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
      problems = mistakes(story, name);
      if (problems.length === 0) problems = tell(story, scratch);
    } catch (error) {
      problems = [error.message];
    }
    return { what: `${[name, ...(story.examples ?? [])].join(' ')}: ${story.says}`, problems };
  }));
} finally {
  rmSync(scratch, { recursive: true });
}
