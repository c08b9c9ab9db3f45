// expect.mjs: the few ways a test says what must be so.
import assert from 'node:assert/strict';

// Thrown by a test that cannot run here; the message says why. It counts as skipped.
export class Skip extends Error {}

export const equal = assert.deepEqual;
export const ok = assert.ok;
export const match = assert.match;

// Looks again until `question` answers true, or its last answer becomes the failure.
export async function eventually(what, question, withinMs = 10_000) {
  const end = performance.now() + withinMs;
  let last;
  for (;;) {
    try {
      last = await question();
      if (last === true) return;
    } catch (problem) {
      last = problem.message;
    }
    if (performance.now() > end) assert.fail(`${what}: still ${JSON.stringify(last)} after ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
