// Reads the page's boot text and starts the module it names.
//   <script type="application/json" id="boot">
//     {"module": "/static/portal.HASH.mjs", "wasm": "/static/portal.HASH.wasm", "locale": "zh-Hant", ...}
import { start } from './host.js';

export async function boot() {
  const text = document.getElementById('boot').textContent;
  const config = JSON.parse(text);
  const { default: module } = await import(config.module);
  return start({ module, wasm: config.wasm, root: document.getElementById('app'), config: text });
}
