// What C++ asks of the browser besides painting: requests, clipboard, files, history, Intl, the worker.

const what = { openUrl: 0, copy: 1, postToParent: 2, language: 3, title: 4, route: 5, reload: 6, worker: 7, pickFile: 8, saveFile: 9 };
const asked = { date: 0, number: 1, plural: 2, utcOffset: 3, code: 4 };
const codeKinds = ['square', 'bars'];
const from = { parent: 0, worker: 1, route: 2, visible: 3 };

export class Services {
  constructor(host, early) {
    this.host = host;
    this.early = early;
    this.formats = new Map();
    window.addEventListener('popstate', () => host.message(from.route, decodeURIComponent(location.hash.slice(1))));
    document.addEventListener('visibilitychange', () => { if (!document.hidden) host.message(from.visible, ''); });
  }

  async fetch(id, head, body) {
    const [method, url, timeout, ...pairs] = head.split('\n');
    const headers = {};
    for (let i = 0; i + 1 < pairs.length; i += 2) headers[pairs[i]] = pairs[i + 1];
    let status = 0, text = '';
    try {
      const answer = await (this.takeEarly(method, url, headers) ?? fetch(url, {
        method, headers, body: method === 'GET' || method === 'HEAD' ? undefined : body,
        // The server says what may be kept: texts and programmes for good, a member's record never.
        // There are no cookies. What is open to all is asked for as the page's preload asked.
        credentials: headers.Authorization ? 'omit' : 'same-origin', signal: AbortSignal.timeout(+timeout),
      }));
      text = await answer.text();
      status = answer.status;
    } catch {
      // Offline, timed out or refused: C++ hears status 0.
    }
    this.host.response(id, status, text);
  }

  /** The answer that is on its way since before the app ran, once. */
  takeEarly(method, url, headers) {
    const found = this.early.get(url);
    if (!found || method !== 'GET' || headers.Authorization !== found.authorization) return undefined;
    this.early.delete(url);
    return found.answer;
  }

  do(kind, text, more) {
    switch (kind) {
      case what.openUrl: window.open(text, '_blank', 'noopener'); break;
      case what.copy: this.copy(text); break;
      case what.postToParent: this.host.toParent?.(text); break;
      case what.language: this.host.setLanguage(text); this.formats.clear(); break;
      case what.title: document.title = text; break;
      case what.route: this.go(text); break;
      case what.reload: location.reload(); break;
      case what.worker: this.worker().postMessage(text); break;
      case what.pickFile: this.pickFile(text, more); break;
      case what.saveFile: this.saveFile(text, more); break;
    }
  }

  /** Another place starts at its top; back and forward bring the old one back. */
  go(route) {
    history.pushState(null, '', `#${encodeURIComponent(route)}`);
    this.host.scroller.scrollTop = 0;
  }

  /** In a frame without clipboard permission the old way still works inside a click. */
  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = document.createElement('textarea');
      field.value = text;
      field.className = 'rg-letters';
      (document.querySelector('dialog[open]') ?? this.host.root).append(field);
      const before = document.activeElement;
      field.select();
      document.execCommand('copy');
      field.remove();
      before?.focus({ preventScroll: true });
    }
  }

  worker() {
    if (!this.running) {
      this.running = new Worker(this.host.config.worker, { type: 'module' });
      this.running.onmessage = (ev) => this.host.message(from.worker, ev.data);
    }
    return this.running;
  }

  pickFile(tag, accept) {
    const field = document.createElement('input');
    field.type = 'file';
    field.accept = accept;
    field.onchange = () => {
      const [file] = field.files;
      if (file) this.worker().postMessage({ t: 'file', tag, name: file.name, file });
    };
    field.click();
  }

  saveFile(names, text) {
    const [name, type] = names.split('\n');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  format(kind, key, make) {
    const name = `${kind}${key}`;
    if (!this.formats.has(name)) this.formats.set(name, make());
    return this.formats.get(name);
  }

  /** A code's modules; nothing until what makes them is there: a frame follows then. */
  code(kind, text) {
    if (this.codes) return this.format(kind, text, () => this.codes[kind](text));
    this.loadingCodes ??= import(this.host.config.codes).then((codes) => {
      this.codes = codes;
      this.host.wake();
    }, () => { this.loadingCodes = undefined; }); // offline: asked again with the next frame there is
    return '';
  }

  /** Text for C++, or a number for utcOffset. */
  ask(kind, number, text, more) {
    const tag = this.host.languageTag;
    switch (kind) {
      case asked.date: return this.format(kind, text + more, () => new Intl.DateTimeFormat(tag, { timeZone: text || undefined, ...JSON.parse(more || '{}') })).format(number);
      case asked.number: return this.format(kind, text, () => new Intl.NumberFormat(tag, JSON.parse(text || '{}'))).format(number);
      case asked.plural: return this.format(kind, '', () => new Intl.PluralRules(tag)).select(number);
      case asked.code: return this.code(codeKinds[number], text);
      default: return -new Date().getTimezoneOffset();
    }
  }
}
