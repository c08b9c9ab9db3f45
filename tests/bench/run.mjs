// run.mjs: measures core natively and as WebAssembly beside the same rules written plainly in JavaScript
// (plain_rules.mjs), in one run. The numbers that come out have to be the same; times are printed with
// their ratio, never asserted. scripts/bench builds first.
//   node tests/bench/run.mjs [member|orders|crowd ...]      all of them when nothing is named
// The real orders are read from $REGULARS_ORDERS_CSV; without it `orders` is left out and says so.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { factsOf } from './one_member.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const wanted = process.argv.slice(2);
const scratch = mkdtempSync(path.join(os.tmpdir(), 'regulars-bench-'));
const program = path.join(here, 'plain_program.json');
const homes = {
  native: [path.join(root, 'build/native/tests/bench/core_bench')],
  WebAssembly: [process.execPath, path.join(root, 'build/web/tests/bench/core_bench.js')],
  JavaScript: [process.execPath, path.join(here, 'plain_rules.mjs')],
};
let differs = 0;

function ran(home, ...args) {
  const [command, ...before] = homes[home];
  const result = spawnSync(command, [...before, ...args], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (result.status !== 0) throw new Error(`${home}: ${args.join(' ')} ended with ${result.status ?? result.error}\n${result.stderr}`);
  return result.stdout;
}
const measured = (home, ...args) => JSON.parse(ran(home, ...args));

function say(...cells) {
  console.log(cells.map((cell, i) => (i === 0 ? String(cell).padEnd(38) : String(cell).padStart(17))).join(''));
}
const time = (us) => (us >= 10_000 ? `${(us / 1000).toFixed(1)} ms` : `${us.toFixed(us < 100 ? 1 : 0)} us`);
const megabytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`;
const ratio = (part, whole) => `${(part / whole).toFixed(2)}x`;

// One row a measurement: native, WebAssembly and what it is of native, and plain JavaScript where there is such a thing.
function row(name, native, wasm, plain) {
  const cells = [native, wasm, plain].map((one) => (one ? time(one.median_us) : ''));
  say(name, cells[0], cells[1], ratio(wasm.median_us, native.median_us), cells[2], plain ? ratio(native.median_us, plain.median_us) : '');
}

function same(what, one, other) {
  const equal = JSON.stringify(one) === JSON.stringify(other);
  if (!equal) ++differs;
  console.log(`${equal ? 'same ' : 'FAIL '} ${what}${equal ? '' : `\n      ${JSON.stringify(one)}\n      ${JSON.stringify(other)}`}`);
}

// The part of a core account that the plain rules know.
const plainly = ({ refused, account }) => ({
  active: account.points.active, debt: account.points.debt, earned: account.points.earned, spent: account.points.spent,
  taken_back: account.points.taken_back, expired: account.points.expired, refused, tier: account.tier.id,
  deadlines: account.points.deadlines.map(({ at, points }) => ({ at: Date.parse(at), points })),
});

function member() {
  const asOf = '2026-12-31T00:00:00Z';
  for (const count of [20, 200, 2000]) {
    const file = path.join(scratch, `facts-${count}.jsonl`);
    writeFileSync(file, factsOf(count, (3 * 365 * 86_400_000) / count).map((fact) => `${JSON.stringify(fact)}\n`).join(''));
    const args = ['member', program, file, asOf];
    const [native, wasm, plain] = Object.keys(homes).map((home) => measured(home, ...args));
    console.log(`\nOne member, ${count} facts over three years (${native.entries} entries, ${native.record_bytes} bytes of JSON)`);
    same('native and WebAssembly give the same account', native.account, wasm.account);
    const { spend, ...account } = plain.account;
    same('core and plain JavaScript give the same numbers', plainly(native), account);
    say('median', 'native', 'WebAssembly', 'of native', 'JavaScript', 'native of it');
    row('account from stored facts, entries', native.account_at, wasm.account_at);
    row('  of it: one wallet\'s balance', native.balance, wasm.balance);
    row('all facts decided, one by one', native.decide_all, wasm.decide_all, plain.account_at);
    row('one more fact decided', native.decide_last, wasm.decide_last);
    row('forecast of one order', native.forecast, wasm.forecast);
    row('history with its rows', native.history_at, wasm.history_at);
    row('record read from its JSON', native.read_record, wasm.read_record);
    say('facts a second, account', Math.round(count / native.account_at.median_us * 1e6), Math.round(count / wasm.account_at.median_us * 1e6));
    say('facts a second, decided', Math.round(count / native.decide_all.median_us * 1e6), Math.round(count / wasm.decide_all.median_us * 1e6), '',
      Math.round(count / plain.account_at.median_us * 1e6));
  }
}

function orders() {
  const file = process.env.REGULARS_ORDERS_CSV;
  if (!file) return console.log('\nleft out: what-if over real orders, they are not here (REGULARS_DATA names their folder)');
  const shop = path.join(root, 'assets/programs/online_retail.json');
  const asOf = '2011-12-10T00:00:00Z';
  const histories = path.join(scratch, 'histories.json');
  writeFileSync(histories, ran('native', 'histories', shop, file, asOf));
  const native = measured('native', 'orders', shop, file, asOf);
  const wasm = measured('WebAssembly', 'orders', shop, file, asOf);
  const plain = measured('JavaScript', 'orders', shop, histories, asOf);
  console.log(`\nA year of one shop: ${native.orders} orders, ${native.members} members, ${native.facts} facts`);
  same('native and WebAssembly give the same outcome', native.outcome, wasm.outcome);
  const { points_issued: issued, tiers } = native.outcome;
  same('core and plain JavaScript give the same numbers',
    { issued, ordersByTier: tiers.map((tier) => tier.orders), membersByTier: tiers.map((tier) => tier.members) }, plain.outcome);
  say('median', 'native', 'WebAssembly', 'of native', 'JavaScript', 'native of it');
  row('what-if over all orders', native.what_if, wasm.what_if, plain.what_if);
  row('all facts decided with explanations', native.decide_all, wasm.decide_all);
  say('facts a second, decided', Math.round(native.facts / native.decide_all.median_us * 1e6), Math.round(wasm.facts / wasm.decide_all.median_us * 1e6));
  say('order file read, once', time(native.read_us), time(wasm.read_us), ratio(wasm.read_us, native.read_us));
  say('most memory, file and all facts', megabytes(native.peak_bytes), megabytes(wasm.peak_bytes));
}

function crowd() {
  console.log('\nWhat-if over made orders, natively, 500 members at a time: memory grows with members alone');
  say('members x orders', 'orders', 'took', 'orders a second', 'memory grown', 'a member');
  for (const [members, each] of [[100_000, 10], [100_000, 100], [1_000_000, 10]]) {
    const made = measured('native', 'crowd', program, String(members), String(each));
    say(`${members} x ${each}`, made.orders, `${(made.took_us / 1e6).toFixed(1)} s`, Math.round(made.orders / made.took_us * 1e6),
      megabytes(made.grown_bytes), `${Math.round(made.grown_bytes / members)} B`);
  }
}

try {
  console.log(`${os.cpus()[0].model}, ${os.cpus().length} cores, ${os.type()}, Node.js ${process.version}`);
  for (const [name, run] of Object.entries({ member, orders, crowd })) if (wanted.length === 0 || wanted.includes(name)) run();
} finally {
  rmSync(scratch, { recursive: true });
}
if (differs) console.log(`\n${differs} comparisons differ: the times above compare different things`);
process.exitCode = differs ? 1 : 0;
