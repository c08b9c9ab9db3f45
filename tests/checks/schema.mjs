// schema.mjs: assets/schema/program.schema.json says what the reader of programmes says: every programme of
// the project is valid, and what has a key too many is refused by both. The part that asks the reader is
// skipped where there is no build.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import Ajv2020 from 'ajv/dist/2020.js';

import { report } from './report.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const binary = path.join(root, 'build/native/regulars');
const read = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const filesOf = (folder) => (existsSync(path.join(root, folder)) ? readdirSync(path.join(root, folder)) : [])
  .filter((name) => name.endsWith('.json')).sort().map((name) => path.join(folder, name));

const isValid = new Ajv2020({ allErrors: true }).compile(read('assets/schema/program.schema.json'));
// Branches of a choice that were not meant say little: the deepest places come first.
const mistakes = (document) => (isValid(document) ? [] : isValid.errors
  .map(({ instancePath, message }) => `${instancePath || '/'} ${message}`)
  .sort((a, b) => b.split('/').length - a.split('/').length).slice(0, 5));

const documents = filesOf('assets/programs').map((file) => ({ name: file, document: read(file) }));
for (const file of filesOf('tests/stories')) {
  const story = read(file);
  (story.versions ?? [{ document: story.program }]).forEach(({ document }, index) => {
    documents.push({ name: story.versions ? `${file}, version ${index + 1}` : file, document });
  });
}

const text = (en) => ({ en });
const rule = (id, on, gives, more = {}) => ({ id, on, gives, ...more });
// Every key that a programme can have, so that each kind of object is there to have one too many.
const everything = {
  id: 'all', name: text('All'), story: text('Why'), currency: 'TWD', time_zone: 'Asia/Taipei',
  points: {
    name: text('points'), name_one: text('point'), value: '0.5',
    earn: {
      give: 1, per: '100', steps: 'whole', rounding: 'half_up',
      of: { products: ['T'], categories: ['tea'], brands: ['X'], except: { products: ['U'] } },
    },
    pending: { days: 7 }, expiry: { months: 12, days: 1, to_end_of: 'month' }, shortfall: 'clamp',
    paid_back: 'in_proportion', most: 1000, courtesy_days: 7, transferable: true,
    pay: { step: 10, worth: '1', least: 10, most: 500, most_percent: '33.3', from: '300' },
  },
  wallets: [
    { id: 'credit', kind: 'credit', name: text('credit'), value: '1', pending: { until: '2026-01-01' }, expiry: { sliding: { days: 30 } } },
    { id: 'stamps', kind: 'stamps', name: text('stamps'), value: '1', pending: { fulfilment_days: 0 }, expiry: { yearly: { month: 6, day: 30, years_later: 1 } } },
    { id: 'more', kind: 'points', name: text('more'), value: '1', expiry: { on: '2027-12-31' } },
  ],
  earning: {
    basis: { discounts: 'before', tax: 'without', shipping: 'with', paid_with_points: 'with', gift_cards: 'with' },
    groups: [{ id: 'base', combine: 'max' }],
    limits: [{ wallet: 'points', per: 'month', points: 500 }],
    tier_multiplier: { group: 'best', priority: 1 },
    rules: [
      rule('a', { kind: 'order' }, { kind: 'per_amount', give: 1, per: '10', steps: 'prorated', of: { brands: ['X'] } }, {
        name: text('A'),
        when: {
          all: [
            { any: [{ tiers: ['base', 'gold'] }, { from_tier: 'gold' }] }, { none: [{ tag: 'vip' }] }, { channels: ['web', 'store'] },
            { weekdays: ['mon'] }, { hours: ['22:00', '02:00'] }, { month_days: [1, 31], short_months: 'last_day' },
            { dates: { from: '2026-11-01', until: '2026-12-01' } }, { basis_at_least: '100' }, { contains: { products: ['T'] }, units: 2 },
            { order_number: 3, every: 3 }, { since_last_order_days: 30 }, { birthday_month: true },
          ],
        },
        wallet: 'credit', group: 'extra', priority: 2, rounding: 'up', limits: [{ per: 'fact', points: 10, all_or_nothing: true }, { per: 'week', times: 2 }],
        cooldown_hours: 24, enabled: false, qualifies: false,
      }),
      rule('b', { kind: 'order' }, { kind: 'per_unit', points: 1, of: { brands: ['X'] } }),
      rule('c', { kind: 'order' }, { kind: 'added', points: 1 }),
      rule('d', { kind: 'order' }, { kind: 'multiply', by: '1.5', groups: ['base'] }),
      rule('e', { kind: 'joined' }, { kind: 'fixed', points: 1 }),
      rule('f', { kind: 'birthday', whole_month: true, days_ahead: 7, leap_day: '1_march' }, { kind: 'fixed', points: 1 }),
      rule('g', { kind: 'action', action: 'review' }, { kind: 'fixed', points: 1 }),
      rule('h', { kind: 'survey', survey: 'why' }, { kind: 'fixed', points: 1 }),
      rule('i', { kind: 'referral', role: 'friend' }, { kind: 'fixed', points: 1 }),
      rule('j', { kind: 'tier_reached', tier: 'gold' }, { kind: 'fixed', points: 1 }),
      rule('k', { kind: 'membership_paid', plan: 'plus' }, { kind: 'fixed', points: 1 }),
    ],
  },
  tier_window: { calendar: 'year' },
  tier_terms: {
    upgrade: 'next_period', period: 'quarter', end: { periods_later: 1, and: { months: 1 } }, least: { months: 3 }, requalify: 'extends_now',
    grace: { days: 30, to_end_of: 'month' }, downgrade: 'one_step', carry_surplus: false, protect_published: false,
  },
  tiers: [
    { id: 'base', name: text('Base'), threshold: '0', multiplier: '1', look: 'basic' },
    { id: 'silver', name: text('Silver'), threshold: '1000' },
    {
      id: 'gold', name: text('Gold'), multiplier: '2', look: 'gold',
      needs: { at_least: 2, of: [{ spend: '5000', within: { months: 6 } }, { orders: 3, within: { days: 30 } }, { plan: 'plus' }] },
      keeps: { any: [{ active_months: 2, within: { lifetime: true } }, { points: 5, within: { membership_year: true } }] },
    },
    {
      id: 'top', name: text('Top'), multiplier: '2',
      needs: { all: [{ engagement_points: 1 }, { balance: 1, within: { since_tier_start: true } }, { days_a_member: 1 }] },
    },
  ],
  plans: [{ id: 'plus', name: text('Plus'), price: '300', period: { months: 12 }, grace_days: 7, tier: 'silver' }],
  benefits: [{ id: 'wrap', name: text('Wrap'), detail: text('We wrap'), from_tier: 'silver' }],
  rewards: [{ id: 'cup', name: text('Cup'), detail: text('A cup'), cost: 20, from_tier: 'silver', stock: 5 }],
  surveys: [{ id: 'why', question: text('Why?'), comment_label: text('Tell us'), thanks: 5 }],
};
documents.push({ name: 'a programme with every key', document: everything });

const at = (document, pointer) => pointer.split('/').slice(1).reduce((value, key) => value[key], document);
/** The pointer of every object in the document. */
function objectsIn(value, pointer = '') {
  if (value === null || typeof value !== 'object') return [];
  const inside = Object.entries(value).flatMap(([key, one]) => objectsIn(one, `${pointer}/${key}`));
  return Array.isArray(value) ? inside : [pointer, ...inside];
}
const broken = objectsIn(everything).map((pointer) => {
  const document = structuredClone(everything);
  at(document, pointer).surplus = 1;
  return { pointer: `${pointer}/surplus`, document };
});

const results = documents.map(({ name, document }) => ({ what: `${name} is valid`, problems: mistakes(document) }));
results.push({
  what: `the schema refuses a key too many in each of ${broken.length} objects`,
  problems: broken.filter(({ document }) => isValid(document)).map(({ pointer }) => `${pointer} is let through`),
});

/** What the reader says about a document: its lines, "ok" alone when there is nothing wrong. */
function checked(document, folder) {
  const file = path.join(folder, 'program.json');
  writeFileSync(file, JSON.stringify(document));
  try {
    return execFileSync(binary, ['check', file], { encoding: 'utf8' }).trim().split('\n');
  } catch (error) {
    return String(error.stdout).trim().split('\n');
  }
}

if (existsSync(binary)) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'regulars-schema-'));
  const said = checked(everything, folder);
  results.push({ what: 'the reader takes the programme with every key', problems: said.filter((line) => line !== 'ok') });
  results.push({
    what: 'the reader refuses the same keys, each by its place',
    problems: broken.filter(({ pointer, document }) =>
      !checked(document, folder).some((line) => line.startsWith(`${pointer} json.unknown_key`)))
      .map(({ pointer }) => `${pointer} is let through, or named otherwise`),
  });
  rmSync(folder, { recursive: true });
} else {
  console.log('skip  the reader refuses what the schema refuses: there is no build/native/regulars');
}

report(results);
