// The engine (web/engine/engine.h) in a worker: messages go in and out as JSON text, files piece by
// piece. Between two slices of work the worker looks at its messages, so a cancel arrives.
//   {"t":"start","module":URL,"wasm":URL}   comes first: where the engine's code is
//   {t:'file', name, file}                  is the File itself, plain or packed with gzip
const gzipMagic = [0x1f, 0x8b];
const toUtf8 = new TextEncoder();
const utf8 = new TextDecoder();

let engine = null;
let working = false;
let reading = 0;            // counts files; an older one stops when it is no longer the newest
const waiting = [];         // what came before the engine was there

/** Bytes into the engine's buffer; their number. */
function give(bytes) {
  const at = engine._engine_room(bytes.length);
  engine.HEAPU8.set(bytes, at);
  return bytes.length;
}

function drain() {
  for (let n = engine._engine_take(); n > 0; n = engine._engine_take()) {
    const at = engine._engine_taken();
    postMessage(utf8.decode(engine.HEAPU8.subarray(at, at + n)));
  }
}

const turn = new MessageChannel();
const otherMessages = () => new Promise((done) => {
  turn.port1.onmessage = done;
  turn.port2.postMessage(0);
});

async function work() {
  if (working) return;
  working = true;
  while (engine._engine_step()) {
    drain();
    await otherMessages();
  }
  working = false;
  drain();
}

async function streamOf(file) {
  const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const packed = head.length === 2 && gzipMagic.every((byte, i) => head[i] === byte);
  return packed
    ? { stream: file.stream().pipeThrough(new DecompressionStream('gzip')), size: 0 }
    : { stream: file.stream(), size: file.size };
}

async function read({ name, file }) {
  const mine = ++reading;
  try {
    const { stream, size } = await streamOf(file);
    engine._engine_open_file(give(toUtf8.encode(name)), size);
    const pieces = stream.getReader();
    for (let piece = await pieces.read(); !piece.done; piece = await pieces.read()) {
      const goesOn = mine === reading && engine._engine_feed_file(give(piece.value));
      drain();
      if (!goesOn) {
        await pieces.cancel();
        return;
      }
      await otherMessages();
    }
    engine._engine_close_file();
  } catch {
    if (mine === reading) engine._engine_break_file();
  }
  drain();
}

function take(message) {
  if (typeof message === 'object') {
    read(message);
    return;
  }
  engine._engine_post(give(toUtf8.encode(message)));
  drain();
  work();
}

async function start({ module, wasm }) {
  try {
    const { default: create } = await import(module);
    engine = await create({
      instantiateWasm: (imports, done) => {
        WebAssembly.instantiateStreaming(fetch(wasm, { credentials: 'same-origin' }), imports)
          .then(({ instance, module: compiled }) => done(instance, compiled), fail);
        return {};
      },
    });
    waiting.splice(0).forEach(take);
  } catch {
    fail();
  }
}

function fail() {
  const problem = { pointer: '', rule: 'engine.not_loaded', message: 'the engine could not be loaded' };
  postMessage(JSON.stringify({ t: 'failed', run: 0, problems: [problem] }));
}

onmessage = ({ data }) => {
  if (typeof data === 'string' && data.startsWith('{"t":"start"')) start(JSON.parse(data));
  else if (engine) take(data);
  else waiting.push(data);
};
