// The facts of one member over three years, always the same: orders, parts of them that come back, cups
// of tea. Some of the cups cost more than there is and are refused.
export function factsOf(count, orderEvery = 5.4 * 86_400_000) {
  let state = 20261127;
  const below = (n) => {  // Numerical Recipes' generator; its high bits are good enough here
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const start = Date.parse('2024-01-03T02:00:00Z');
  const orders = [];
  const facts = [{ kind: 'member_joined', name: 'Ann' }];
  while (facts.length < count) {
    const dice = below(100);
    if (orders.length === 0 || dice < 75) {
      const order = { order: `o${facts.length}`, kept: 500 + below(9_500) };
      orders.push(order);
      facts.push({ kind: 'order_paid', order: order.order, amount_minor: order.kept });
    } else if (dice < 90) {
      const order = orders[Math.max(0, orders.length - 1 - below(6))];
      const amount = below(3) === 0 ? order.kept : 1 + below(order.kept);
      if (order.kept === 0) continue;
      order.kept -= amount;
      facts.push({ kind: 'order_refunded', refund: `r${facts.length}`, order: order.order, amount_minor: amount });
    } else {
      facts.push({ kind: 'reward_redeemed', redemption: `d${facts.length}`, reward: 'cup', cost: 150, coupon: 'AAAA-BBBB-7' });
    }
  }
  return facts.map((fact, i) => ({
    member: 'ann',
    event_id: `f${i}`,
    occurred_at: new Date(start + Math.round(i * orderEvery) + below(3_600_000)).toISOString(),
    ...fact,
  }));
}
