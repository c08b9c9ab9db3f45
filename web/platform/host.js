// One module on one root element: canvas, document, frames on demand.
// Nothing runs while nothing changes: a frame is asked for by an event, an answer, a scroll, or by
// C++ when it is still moving something.
import { Glyphs, fontStack } from './glyphs.js';
import { keepFieldsAboveKeyboard } from './keyboard_room.js';
import { Mirror } from './mirror.js';
import { Renderer } from './renderer.js';
import { Services } from './services.js';
import { Tooltip } from './tooltip.js';

const utf8 = new TextDecoder();
const toUtf8 = new TextEncoder();

export class Host {
  constructor(root, config, early = new Map()) {
    this.root = root;
    root.classList.add('rg-root');
    this.config = config;
    const make = (className, parent, name = 'div') => {
      const e = document.createElement(name);
      e.className = className;
      parent.append(e);
      return e;
    };
    this.canvas = make('rg-canvas', root, 'canvas');
    this.canvas.setAttribute('aria-hidden', 'true');
    const fixed = make('rg-fixed', root);
    this.scroller = make('rg-scroller', root);
    this.document_ = make('rg-document', this.scroller);
    const dialogs = make('rg-dialogs', root);
    this.live = make('rg-live', root);
    this.live.setAttribute('aria-live', 'polite');
    this.glyphs = new Glyphs(root);
    this.services = new Services(this, early);
    this.mirror_ = new Mirror(root, [this.document_, fixed, dialogs], (kind, id, text = '', number = 0) => {
      this.module._rg_event(kind, id, this.give(text), number);
      this.wake();
    });
    this.tooltip = new Tooltip(root);
    this.renderer = Renderer.on(this.canvas);
    this.setLanguage(config.locale ?? document.documentElement.lang ?? 'zh-Hant');
    this.paints = this.renderer !== null && this.glyphs.trustworthy() && !config.no_canvas;
    root.classList.toggle('rg-plain', !this.paints);
  }

  setLanguage(tag) {
    this.languageTag = tag;
    document.documentElement.lang = tag;
    this.root.lang = tag;
    this.root.style.setProperty('--rg-font', fontStack(tag));
    this.glyphs.language(tag);
  }

  // ---- text across the border ----

  give(text) {
    const bytes = toUtf8.encode(text);
    const at = this.module._rg_room(bytes.length);
    this.bytes.set(bytes, at);
    return bytes.length;
  }

  text(heap, at, length) {
    return utf8.decode(heap.subarray(at, at + length));
  }

  // ---- the life of a module ----

  begin(module, boot) {
    this.module = module;
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const motion = matchMedia('(prefers-reduced-motion: reduce)');
    this.motion = motion;
    module._rg_boot(this.give(boot), this.paints ? 1 : 0, dark.matches ? 1 : 0);
    dark.addEventListener('change', () => this.wake(module._rg_scheme(dark.matches ? 1 : 0)));
    motion.addEventListener('change', () => this.measure());
    this.scroller.addEventListener('scroll', () => {
      module._rg_scroll(this.scroller.scrollTop);
      this.wake();
    }, { passive: true });
    keepFieldsAboveKeyboard(this.root);
    this.keepContext();
    this.keepKeyboardScrolling();
    document.addEventListener('visibilitychange', () => this.wake());
    document.fonts?.addEventListener?.('loadingdone', () => {
      this.glyphs.measured.clear();
      this.wake(module._rg_forget_glyphs());
    });
    this.observe();
  }

  /** The canvas has as many pixels as the device shows, at any zoom. */
  observe() {
    const watch = new ResizeObserver(([entry]) => {
      const box = entry.devicePixelContentBoxSize?.[0];
      this.seen = [box?.inlineSize, box?.blockSize];
      this.measure();
    });
    try {
      watch.observe(this.canvas, { box: 'device-pixel-content-box' });
    } catch {
      watch.observe(this.canvas);
    }
    // Zooming leaves the window as many pixels as it had, another screen as many points: nothing resizes then.
    window.addEventListener('resize', () => this.measure());
    this.followDensity();
  }

  followDensity() {
    matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`).addEventListener('change', () => {
      this.measure();
      this.followDensity();
    }, { once: true });
  }

  measure() {
    const [deviceWidth, deviceHeight] = this.seen ?? [];
    const { clientWidth: width, clientHeight: height } = this.root;
    if (width === 0 || height === 0) return;
    const density = window.devicePixelRatio;
    // The observed size knows how the browser rounded; emulated densities report CSS px there.
    const exact = (seen, css) => (Math.abs((seen ?? 0) - css * density) <= 1 ? seen : Math.round(css * density));
    const w = exact(deviceWidth, width), h = exact(deviceHeight, height);
    if (this.canvas.width !== w) this.canvas.width = w;
    if (this.canvas.height !== h) this.canvas.height = h;
    const view = [w / density, h / density, density, this.scroller.offsetWidth - this.scroller.clientWidth, this.motion.matches ? 1 : 0];
    if (this.view?.every((one, i) => one === view[i])) return;
    this.view = view;
    this.module._rg_viewport(...view);
    // Resizing empties a canvas: paint before the browser shows it.
    this.frame(performance.now());
  }

  wake() {
    if (this.asked || document.hidden || !this.module) return;
    this.asked = true;
    requestAnimationFrame((now) => this.frame(now));
  }

  frame(now) {
    this.asked = false;
    clearTimeout(this.timer);
    if (document.hidden || this.lost) return;
    const next = this.module._rg_frame(now);
    if (next === 0) this.wake();
    else if (next > 0) this.timer = setTimeout(() => this.wake(), next);
    if (!this.shown && this.module._rg_ready()) this.takeOver();
  }

  /** The first frame with something to say replaces the server's readable page. */
  takeOver() {
    this.shown = true;
    this.root.classList.add('rg-on');
    document.getElementById('first')?.remove();
    document.dispatchEvent(new Event('regulars:shown'));
  }

  keepContext() {
    this.canvas.addEventListener('webglcontextlost', (ev) => {
      ev.preventDefault();
      this.lost = true;
      this.root.classList.add('rg-plain');
    });
    this.canvas.addEventListener('webglcontextrestored', () => {
      this.lost = false;
      this.renderer.prepare();
      this.module._rg_lost();
      this.root.classList.toggle('rg-plain', !this.paints);
      this.wake();
    });
  }

  /** Page keys scroll the document also when nothing in it has the focus. */
  keepKeyboardScrolling() {
    this.scroller.tabIndex = -1;
    const keys = new Set(['PageDown', 'PageUp', 'Home', 'End', 'ArrowDown', 'ArrowUp', ' ']);
    document.addEventListener('keydown', (ev) => {
      if (keys.has(ev.key) && document.activeElement === document.body) this.scroller.focus({ preventScroll: true });
    });
  }

  // ---- news for C++ ----

  message(kind, text) {
    this.module._rg_message(kind, this.give(text));
    this.wake();
  }

  response(id, status, text) {
    this.module._rg_response(id, status, this.give(text));
    this.wake();
  }

  // ---- what C++ imports (library.js); `heap` is the memory at that moment ----

  heap(heap) { this.bytes = heap; }
  now() { return Date.now(); }
  texture(_, id, w, h) { this.renderer.texture(id, w, h); }
  texture_part(heap, ...part) { this.renderer.texturePart(heap, ...part); }
  texture_gone(_, id) { this.renderer.textureGone(id); }
  paint(heap, ...frame) { this.renderer.paint(heap, ...frame); }

  baseline(_, size, semibold, leading) { return this.glyphs.baseline(size, semibold, leading); }
  glyph(heap, text, length, size, semibold, out, draw, dark, quarters) {
    new Float32Array(heap.buffer, out, 5).set(this.glyphs.glyph(this.text(heap, text, length), size, semibold, draw, dark, quarters));
    return 1;
  }
  icon(heap, index, size, out) {
    new Float32Array(heap.buffer, out, 5).set(this.glyphs.icon(index, size));
    return 1;
  }
  prepare(heap, text, length) { this.glyphs.prepare(this.text(heap, text, length)); }
  pixels(heap, to, bytes) { heap.set(this.glyphs.pixels.subarray(0, bytes), to); }

  mirror(heap, text, length) { this.mirror_.apply(this.text(heap, text, length)); }

  document(_, height, left, top, right, bottom, dialogOpen) {
    const key = [height, left, top, right, bottom, dialogOpen].join();
    if (key === this.documentKey) return;
    this.documentKey = key;
    this.document_.style.height = `${height}px`;
    this.scroller.style.inset = `${top}px ${right}px ${bottom}px ${left}px`;
    this.root.classList.toggle('rg-dialog-open', dialogOpen !== 0);
    // A document that now needs a scroll bar is narrower.
    const bar = this.scroller.offsetWidth - this.scroller.clientWidth;
    if (bar !== this.scrollbar) {
      this.scrollbar = bar;
      queueMicrotask(() => this.measure());
    }
  }

  announce(heap, text, length) {
    // The same sentence twice is news twice.
    this.live.textContent = '';
    const said = this.text(heap, text, length);
    requestAnimationFrame(() => { this.live.textContent = said; });
  }

  palette(heap, text, length) {
    const names = ['paper', 'surface', 'text', 'muted', 'control', 'accent', 'on-accent', 'danger'];
    const values = this.text(heap, text, length).split(',');
    names.forEach((name, i) => this.root.style.setProperty(`--rg-${name}`, `rgb(${values[i]})`));
    this.root.style.colorScheme = values.at(-1);
  }

  fetch(heap, id, head, headLength, body, bodyLength) {
    this.services.fetch(id, this.text(heap, head, headLength), this.text(heap, body, bodyLength));
  }
  do(heap, kind, text, length, more, moreLength) {
    this.services.do(kind, this.text(heap, text, length), this.text(heap, more, moreLength));
  }
  ask(heap, kind, number, text, length, more, moreLength) {
    const answer = this.services.ask(kind, number, this.text(heap, text, length), this.text(heap, more, moreLength));
    return typeof answer === 'number' ? answer : this.give(answer);
  }
}

/**
 * Starts `module` (an Emscripten factory) on `root`. `config` is the page's boot text as it stands;
 * `wasm` the URL of its code, `early` the answers that are under way already (boot.js). Resolves to
 * the host; `host.toParent = (json) => …` connects the embedding channel, `host.message(0, json)`
 * delivers from it.
 */
export async function start({ module, wasm, root, config, early }) {
  const parsed = JSON.parse(config);
  const host = new Host(root, parsed, early);
  const instance = await module({
    host,
    instantiateWasm: (imports, done) => {
      WebAssembly.instantiateStreaming(fetch(wasm, { credentials: 'same-origin' }), imports)
        .then(({ instance: made, module: compiled }) => done(made, compiled));
      return {};
    },
  });
  host.begin(instance, config);
  return host;
}
