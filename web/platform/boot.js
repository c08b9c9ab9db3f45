// Reads the page's boot text and starts the module it names.
//   <script type="application/json" id="boot">
//     {"module": "/static/portal.HASH.mjs", "wasm": "/static/portal.HASH.wasm", "locale": "zh-Hant",
//      "session": "...", "first": ["/v1/me/record"], ...}
// What is in `first` is asked for with the session while the module is still loading; the app's own first
// question for the same address gets that answer.
import { start } from './host.js';

const patience = 15_000; // ms, as of the app's own questions (web/platform/app.h)

function earlyAnswers({ first = [], session }) {
  const headers = { Authorization: `Bearer ${session}` };
  const answers = new Map();
  for (const address of session ? first : []) {
    const answer = fetch(address, { headers, credentials: 'omit', signal: AbortSignal.timeout(patience) });
    answer.catch(() => {}); // whoever takes it hears of it
    answers.set(address, { answer, authorization: headers.Authorization });
  }
  return answers;
}

export async function boot() {
  const text = document.getElementById('boot').textContent;
  const config = JSON.parse(text);
  const early = earlyAnswers(config);
  const { default: module } = await import(config.module);
  return start({ module, wasm: config.wasm, root: document.getElementById('app'), config: text, early });
}
