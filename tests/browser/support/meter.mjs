// meter.mjs: what a screen costs a browser: its frames, its memories, and what painting asked of it.

// Runs in a page before its own scripts.
function install() {
  const meter = globalThis.meter = { frames: [], asked: 0, timers: 0, readbacks: 0, readPixels: 0, atlas: 0, draws: 0 };
  const nextFrame = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (act) => {
    meter.asked += 1;
    return nextFrame((now) => {
      const from = performance.now(), before = meter.draws;
      act(now);
      if (meter.draws > before) meter.frames.push(performance.now() - from);
    });
  };
  for (const name of ['setTimeout', 'setInterval']) {
    const original = globalThis[name];
    globalThis[name] = (...all) => {
      meter.timers += 1;
      return original(...all);
    };
  }
  const read = CanvasRenderingContext2D.prototype.getImageData;
  CanvasRenderingContext2D.prototype.getImageData = function (...all) {
    meter.readbacks += 1;
    meter.readPixels += all[2] * all[3];
    return read.apply(this, all);
  };
  const sizes = new Map(); // bytes of each texture, one a pixel
  const gl = WebGL2RenderingContext.prototype;
  const { texImage2D, deleteTexture, bindTexture } = gl;
  let bound = null;
  const count = () => { meter.atlas = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0); };
  const { drawElements } = gl;
  gl.drawElements = function (...all) {
    meter.draws += 1;
    return drawElements.apply(this, all);
  };
  gl.bindTexture = function (target, texture) {
    bound = texture;
    return bindTexture.call(this, target, texture);
  };
  gl.texImage2D = function (...all) {
    sizes.set(bound, all[3] * all[4]);
    count();
    return texImage2D.apply(this, all);
  };
  gl.deleteTexture = function (texture) {
    sizes.delete(texture);
    count();
    return deleteTexture.call(this, texture);
  };
  const stream = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...all) => {
    const made = await stream(...all);
    meter.memory = Object.values(made.instance.exports).find((one) => one instanceof WebAssembly.Memory);
    return made;
  };
}

export class Meter {
  /** On a page that has not gone anywhere yet. */
  static async on(page) {
    const meter = new Meter();
    await page.addInitScript(install);
    meter.page = page;
    meter.devtools = await page.context().newCDPSession(page);
    return meter;
  }

  /** From now on: {frames: ms of each that painted, asked, timers, readbacks, readPixels}. */
  async begin() {
    await this.page.evaluate(() => { Object.assign(globalThis.meter, { frames: [], asked: 0, timers: 0, readbacks: 0, readPixels: 0 }); });
  }

  /** And what it holds: bytes of `atlas` (the graphics card's), `wasm` and `heap` (JavaScript's, after a collection). */
  async end() {
    const { memory, ...counted } = await this.page.evaluate(() => ({ ...globalThis.meter, memory: undefined, wasm: globalThis.meter.memory?.buffer.byteLength }));
    await this.devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.devtools.send('Runtime.getHeapUsage');
    return { ...counted, heap: usedSize };
  }
}
