// The rules of tests/bench/plain_program.json as one would write them for this one programme: a rate, a
// tier by the spend of the last 365 days, lots that end after twelve months, refunds by the rules of the
// day of earning, debt. No versions, no explanations, no other rule. What core is measured against; the
// numbers have to be the same.
//   node plain_rules.mjs member PROGRAM.json FACTS.jsonl AS_OF
//   node plain_rules.mjs orders PROGRAM.json HISTORIES.json AS_OF   what `core_bench orders` wrote
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';

const day = 86_400_000;
const taipei = 8 * 3_600_000;  // the programme's zone: no summer time since 1979

// ---- the programme, as far as these rules go

export function rulesOf(document) {
  const minor = (text) => Math.round(Number(text) * 100);
  return {
    give: document.points.earn.give,
    per: minor(document.points.earn.per),
    whole: document.points.earn.steps === 'whole',
    windowDays: document.tier_window.days,
    tiers: document.tiers.map((tier) => ({
      id: tier.id,
      threshold: minor(tier.threshold),
      thousandths: Math.round(Number(tier.multiplier ?? '1') * 1000),
    })),
    rewards: new Map((document.rewards ?? []).map((reward) => [reward.id, reward.cost])),
  };
}

function pointsFor(rules, minor, thousandths) {
  return rules.whole
    ? Math.floor((Math.floor(minor / rules.per) * rules.give * thousandths) / 1000)
    : Math.floor((minor * rules.give * thousandths) / (rules.per * 1000));
}

function tierFor(rules, spend) {
  let tier = 0;
  while (tier + 1 < rules.tiers.length && spend >= rules.tiers[tier + 1].threshold) ++tier;
  return tier;
}

// What of an order counts just before `t`: refunds take away from the instant after them.
function keptBefore(order, t) {
  let kept = order.amount;
  for (const refund of order.refunds) if (refund.at < t) kept -= refund.amount;
  return kept;
}

function spendBefore(rules, orders, t) {
  const from = t - rules.windowDays * day;
  let spend = 0;
  for (let i = orders.length - 1; i >= 0 && orders[i].at >= from; --i) {
    if (orders[i].at < t) spend += keptBefore(orders[i], t);
  }
  return spend;
}

// The end of the civil day twelve months on; 29 February ends on 28 February.
function endOfLot(at) {
  const date = new Date(at + taipei);
  const year = date.getUTCFullYear() + 1, month = date.getUTCMonth();
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last) + 1) - taipei;
}

// ---- one member

export function accountOf(rules, facts, asOf) {
  const orders = [], byId = new Map();
  const lots = [];  // in the order they are spent: all of them live equally long
  let debt = 0, earned = 0, spent = 0, takenBack = 0, expired = 0, refused = 0;
  const expire = (now) => {
    while (lots.length > 0 && lots[0].ends <= now) expired += lots.shift().left;
  };
  const active = () => lots.reduce((sum, lot) => sum + lot.left, 0);
  const takeFrom = (lot, points) => {
    const taken = Math.min(lot.left, points);
    lot.left -= taken;
    return points - taken;
  };
  for (const fact of facts) {
    if (fact.at > asOf) break;
    expire(fact.at);
    if (fact.kind === 'order_paid') {
      const thousandths = rules.tiers[tierFor(rules, spendBefore(rules, orders, fact.at))].thousandths;
      const points = pointsFor(rules, fact.amount, thousandths);
      const order = { id: fact.order, at: fact.at, amount: fact.amount, kept: fact.amount, thousandths, points, refunds: [] };
      orders.push(order);
      byId.set(order.id, order);
      earned += points;
      const fills = Math.min(debt, points);
      debt -= fills;
      if (points > fills) lots.push({ order: order.id, left: points - fills, ends: endOfLot(fact.at) });
    } else if (fact.kind === 'order_refunded') {
      const order = byId.get(fact.order);
      if (!order || fact.amount > order.kept) { ++refused; continue; }
      order.kept -= fact.amount;
      order.refunds.push({ at: fact.at, amount: fact.amount });
      const after = pointsFor(rules, order.kept, order.thousandths);
      let back = order.points - after;
      order.points = after;
      takenBack += back;
      for (const lot of lots) if (lot.order === order.id) back = takeFrom(lot, back);
      for (const lot of lots) back = takeFrom(lot, back);
      debt += back;
    } else if (fact.kind === 'reward_redeemed') {
      if (rules.rewards.get(fact.reward) !== fact.cost || active() - debt < fact.cost) { ++refused; continue; }
      spent += fact.cost;
      let open = fact.cost;
      for (const lot of lots) open = takeFrom(lot, open);
    }
    for (let i = lots.length - 1; i >= 0; --i) if (lots[i].left === 0) lots.splice(i, 1);
  }
  expire(asOf);
  const spend = spendBefore(rules, orders, asOf);
  const deadlines = new Map();
  for (const lot of lots) deadlines.set(lot.ends, (deadlines.get(lot.ends) ?? 0) + lot.left);
  return {
    active: active(), debt, earned, spent, taken_back: takenBack, expired, refused, spend,
    tier: rules.tiers[tierFor(rules, spend)].id,
    deadlines: [...deadlines].map(([at, points]) => ({ at, points })),
  };
}

// ---- a whole history under the programme

export function outcomeOf(rules, histories, asOf) {
  const outcome = { issued: 0, ordersByTier: rules.tiers.map(() => 0), membersByTier: rules.tiers.map(() => 0), tierOfMember: [], pointsOfMember: [] };
  for (const orders of histories) {
    let points = 0;
    for (const order of orders) {
      if (order.at > asOf) break;
      const tier = tierFor(rules, spendBefore(rules, orders, order.at));
      ++outcome.ordersByTier[tier];
      points += pointsFor(rules, keptBefore(order, asOf + 1), rules.tiers[tier].thousandths);
    }
    const tier = tierFor(rules, spendBefore(rules, orders, asOf));
    ++outcome.membersByTier[tier];
    outcome.tierOfMember.push(tier);
    outcome.pointsOfMember.push(points);
    outcome.issued += points;
  }
  return outcome;
}

// ---- measured as core_bench measures

function timed(work) {
  const run = (calls) => {
    const start = performance.now();
    for (let i = 0; i < calls; ++i) work();
    return (performance.now() - start) * 1000;
  };
  let calls = 1;
  for (let took; (took = run(calls)) < 30_000;) calls *= took < 3_000 ? 10 : 2;
  const samples = Array.from({ length: 9 }, () => run(calls) / calls).sort((a, b) => a - b);
  return { best_us: samples[0], median_us: samples[4] };
}

const read = {
  member(rules, path, asOf) {
    const facts = readFileSync(path, 'utf8').trim().split('\n').map((line) => JSON.parse(line))
      .map((fact) => ({ ...fact, at: Date.parse(fact.occurred_at), amount: fact.amount_minor }));
    return { account: accountOf(rules, facts, asOf), account_at: timed(() => accountOf(rules, facts, asOf)) };
  },
  orders(rules, path, asOf) {
    const histories = JSON.parse(readFileSync(path, 'utf8')).map((orders) => orders.map((order) => ({
      at: order.at, amount: order.amount_minor, refunds: order.refunds.map(([at, amount]) => ({ at, amount })),
    })));
    const { issued, ordersByTier, membersByTier } = outcomeOf(rules, histories, asOf);
    return { outcome: { issued, ordersByTier, membersByTier }, what_if: timed(() => outcomeOf(rules, histories, asOf)) };
  },
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [what, program, path, asOf] = process.argv.slice(2);
  const rules = rulesOf(JSON.parse(readFileSync(program, 'utf8')));
  console.log(JSON.stringify(read[what](rules, path, Date.parse(asOf))));
}
