// Real elements at the painted rectangles. C++ sends only differences (web/ui/node_changes.h);
// elements send back what happened to them.

// In the order of Role in web/ui/node.h: element name and ARIA role where the element alone is not enough.
const kinds = [
  ['div'], ['main'], ['nav'], ['header'], ['section'], ['h1'], ['h2'], ['h3'], ['p'], ['span'],
  ['button'], ['a'], ['div', 'list'], ['div', 'listitem'],
  ['div', 'table'], ['div', 'row'], ['div', 'columnheader'], ['div', 'rowheader'], ['div', 'cell'],
  ['div', 'progressbar'], ['fieldset', 'radiogroup'], ['input'], ['input'], ['textarea'], ['input'], ['select'], ['input'],
  ['dialog'], ['div', 'status'], ['div', 'img'], ['div', 'separator'], ['option'], ['div', 'tablist'], ['button', 'tab'],
  ['div', 'alert'], ['label'], ['a'], ['input'],
];
const role = { link: 11, progress: 19, radio: 21, textInput: 22, textArea: 23, numberInput: 24, select: 25, checkbox: 26,
  dialog: 27, image: 29, option: 31, tab: 33, label: 35, skip: 36, slider: 37, table: 14, row: 15, columnHeader: 16, main: 1, button: 10 };
const flag = { disabled: 1, checked: 2, current: 4, invalid: 8, busy: 16, required: 32, expandable: 64, expanded: 128,
  pressable: 256, pressed: 512, shown: 1024, semibold: 2048, center: 4096, end: 8192, focus: 16384, hidden: 32768, rising: 131072, falling: 262144, standIn: 524288 };
const event = { click: 0, value: 1, check: 2, enter: 3, leave: 4, down: 5, up: 6, focus: 7, blur: 8, close: 9, scroll: 10 };
const textRoles = new Set([5, 6, 7, 8, 9, role.label]);
const fieldRoles = new Set([role.textInput, role.textArea, role.numberInput, role.select]);
const types = { email: 'email', tel: 'tel', date: 'date', search: 'search' };
const modes = { decimal: 'decimal', numeric: 'numeric', email: 'email', tel: 'tel', search: 'search', code: 'text' };

const px = (hundredths) => `${hundredths / 100}px`;

export class Mirror {
  /** `tell(kind, id, text, number)` hands an event to C++. */
  constructor(root, layers, tell) {
    this.root = root;
    this.layers = layers; // document, fixed, and where dialogs hang
    this.tell = tell;
    this.elements = new Map();
    this.listen();
  }

  apply(changes) {
    for (const line of changes.split('\x1E')) {
      const f = line.split('\x1F');
      if (f[0] === 'p') this.put(f);
      else if (f[0] === 'r') this.remove(+f[1]);
    }
    if (this.skip) this.set(this.skip, 'href', `#${this.root.querySelector('main')?.id ?? ''}`);
  }

  remove(id) {
    const element = this.elements.get(id);
    if (!element) return;
    if (element.rgRole === role.dialog && element.open) element.close(); // gives the focus back
    element.remove();
    this.elements.delete(id);
  }

  put([, idText, parentText, previousText, kindText, layer, flagsText, x, y, w, h, label, value, target, lang, hint,
    number, limit, size, leading, radius, least, step, color]) {
    const id = +idText, kind = +kindText, flags = +flagsText;
    let e = this.elements.get(id);
    if (e && e.rgRole !== kind) {
      this.remove(id);
      e = undefined;
    }
    const made = !e;
    if (made) {
      const [name, ariaRole] = kinds[kind];
      e = document.createElement(kind === role.image && value ? 'img' : name);
      e.id = `n${id}`;
      e.rgId = id;
      e.rgRole = kind;
      if (ariaRole && e.localName !== 'img') e.setAttribute('role', ariaRole);
      this.prepare(e, kind, id, hint);
      this.elements.set(id, e);
    }
    const parent = parentText === '0' ? this.layers[+layer] : this.elements.get(+parentText);
    const previous = previousText === '0' ? null : this.elements.get(+previousText);
    const next = previous ? previous.nextSibling : parent.firstChild;
    if (made || e.parentNode !== parent || (next !== e && e.previousSibling !== previous)) parent.insertBefore(e, next);

    if (kind === role.option) {
      e.value = value;
      if (e.textContent !== label) e.textContent = label;
      const list = e.parentNode;
      if (list.rgValue !== undefined) list.value = list.rgValue;
      return;
    }
    const style = e.style;
    style.left = px(x);
    style.top = px(y);
    style.width = px(w);
    style.height = px(h);
    if (radius !== '0') style.borderRadius = px(radius);
    if (size !== '0') style.fontSize = px(size);
    if (leading !== '0' && !fieldRoles.has(kind)) style.lineHeight = px(leading);
    style.fontWeight = flags & flag.semibold ? '600' : '';
    style.textAlign = flags & flag.center ? 'center' : flags & flag.end ? 'end' : '';
    style.color = flags & flag.shown ? `#${(+color).toString(16).padStart(6, '0')}` : '';
    e.classList.toggle('rg-shown', (flags & flag.shown) !== 0);
    e.classList.toggle('rg-stand-in', (flags & flag.standIn) !== 0);
    if (lang) e.lang = lang;
    this.set(e, 'aria-hidden', flags & flag.hidden ? 'true' : null);
    this.content(e, kind, flags, label, value, +target, +number / 100, +limit / 100, +least / 100, +step / 100);
    if (kind === role.dialog && made) this.openDialog(e, id);
    if (made && flags & flag.focus) e.focus({ preventScroll: true });
  }

  /** What an element is for as long as it lives. */
  prepare(e, kind, id, hint) {
    if (kind === role.button || kind === role.tab) e.type = 'button';
    if (kind === role.main) e.tabIndex = -1; // where the skip link leads
    if (kind === role.skip) {
      this.skip = e;
      e.classList.add('rg-skip');
    }
    if (kind === role.radio) e.type = 'radio';
    if (kind === role.checkbox) e.type = 'checkbox';
    if (kind === role.slider) e.type = 'range';
    if (kind === role.textInput || kind === role.numberInput || kind === role.textArea) {
      const [keyboard, autofill, placeholder] = hint.split(';');
      if (kind !== role.textArea) e.type = types[keyboard] ?? 'text';
      if (modes[keyboard]) e.inputMode = modes[keyboard];
      if (keyboard === 'code') e.autocapitalize = 'characters';
      e.autocomplete = autofill || 'off';
      e.placeholder = placeholder ?? '';
    }
  }

  set(e, name, value) {
    if (value === null) e.removeAttribute(name);
    else if (e.getAttribute(name) !== value) e.setAttribute(name, value);
  }

  content(e, kind, flags, label, value, target, number, limit, least, step) {
    const off = (flags & flag.disabled) !== 0;
    if (textRoles.has(kind) || kind === role.skip) {
      if (e.textContent !== label) e.textContent = label;
      if (kind === role.label) e.htmlFor = `n${target}`;
      return;
    }
    if (kind === role.button || kind === role.tab || kind === role.link) {
      const visible = kind === role.link ? label : value;
      const own = e.childElementCount === 0 && !e.rgHolds;
      // A pressable card has children of its own; its name is then an attribute.
      if (kind === role.link) e.href = value;
      if (kind === role.link && value && !value.startsWith('#')) {
        e.target = '_blank';
        e.rel = 'noopener';
      }
      if (visible && own && e.textContent !== visible) e.textContent = visible;
      this.set(e, 'aria-label', visible === label && own ? null : label);
      if (kind !== role.link) e.disabled = off && !(flags & flag.busy);
      this.set(e, 'aria-disabled', off && flags & flag.busy ? 'true' : null);
      this.set(e, 'aria-busy', flags & flag.busy ? 'true' : null);
      this.set(e, 'aria-current', flags & flag.current ? 'page' : null);
      this.set(e, 'aria-pressed', flags & flag.pressable ? String((flags & flag.pressed) !== 0) : null);
      this.set(e, 'aria-expanded', flags & flag.expandable ? String((flags & flag.expanded) !== 0) : null);
      if (kind === role.tab) {
        this.set(e, 'aria-selected', String((flags & flag.checked) !== 0));
        e.tabIndex = flags & flag.checked ? 0 : -1;
      }
      return;
    }
    if (label || e.hasAttribute('aria-label')) this.set(e, 'aria-label', label || null);
    if (kind === role.radio || kind === role.checkbox) {
      e.checked = (flags & flag.checked) !== 0;
      e.disabled = off;
      if (kind === role.radio) e.name = e.parentNode.id;
    } else if (fieldRoles.has(kind)) {
      e.disabled = off;
      e.required = (flags & flag.required) !== 0;
      this.set(e, 'aria-invalid', flags & flag.invalid ? 'true' : null);
      this.set(e, 'aria-describedby', target ? `n${target}` : null);
      if (limit > 0) e.maxLength = limit;
      if (number > 0) e.style.paddingRight = `${number + 12}px`;
      e.rgValue = value;
      if (!e.rgComposing && e.value !== value) e.value = value;
    } else if (kind === role.slider) {
      Object.assign(e, { min: least, max: limit, step });
      if (+e.value !== number) e.value = number;
      this.set(e, 'aria-valuetext', value);
    } else if (kind === role.table) {
      this.set(e, 'aria-rowcount', limit > 0 ? String(limit + 1) : null); // with its head
    } else if (kind === role.row) {
      this.set(e, 'aria-rowindex', number > 0 ? String(number + 1) : null);
    } else if (kind === role.columnHeader) {
      this.set(e, 'aria-sort', flags & flag.rising ? 'ascending' : flags & flag.falling ? 'descending' : null);
    } else if (kind === role.progress) {
      this.set(e, 'aria-valuemin', '0');
      this.set(e, 'aria-valuemax', String(limit));
      this.set(e, 'aria-valuenow', String(number));
      this.set(e, 'aria-valuetext', value);
    } else if (kind === role.image && value) {
      e.alt = label;
      if (e.getAttribute('src') !== value) e.src = value;
    }
  }

  openDialog(e, id) {
    e.addEventListener('cancel', (ev) => {
      ev.preventDefault();
      this.tell(event.close, id);
    });
    e.addEventListener('pointerdown', (ev) => {
      const box = e.getBoundingClientRect();
      const inside = ev.clientX >= box.left && ev.clientX < box.right && ev.clientY >= box.top && ev.clientY < box.bottom;
      if (!inside) this.tell(event.close, id);
    });
    e.tabIndex = -1;
    // Its children arrive in the same batch: opening afterwards lets the browser focus the first of them.
    queueMicrotask(() => {
      if (e.isConnected && !e.open) e.showModal();
    });
  }

  nodeOf(target) {
    while (target && target !== this.root && target.rgId === undefined) target = target.parentElement;
    return target?.rgId === undefined ? null : target;
  }

  pressable(target) {
    return target.closest?.('button,a,input,select,textarea');
  }

  listen() {
    const on = (type, act, options) => this.root.addEventListener(type, act, options);
    on('click', (ev) => {
      const e = this.pressable(ev.target);
      if (e?.rgId === undefined || e.getAttribute('aria-disabled') === 'true') return;
      if (e.rgRole === role.skip) {
        ev.preventDefault();
        this.root.querySelector('main')?.focus();
        return;
      }
      if (e.rgRole === role.link) {
        const away = !e.getAttribute('href').startsWith('#');
        if (away || ev.ctrlKey || ev.metaKey || ev.shiftKey) return;
        ev.preventDefault();
      } else if (e.rgRole !== role.button && e.rgRole !== role.tab) {
        return;
      }
      this.tell(event.click, e.rgId);
    });
    on('input', (ev) => {
      const e = ev.target;
      if (ev.isComposing || e.rgComposing || !(fieldRoles.has(e.rgRole) || e.rgRole === role.slider)) return;
      this.tell(event.value, e.rgId, e.value);
    });
    on('compositionstart', (ev) => { ev.target.rgComposing = true; });
    on('compositionend', (ev) => {
      ev.target.rgComposing = false;
      this.tell(event.value, ev.target.rgId, ev.target.value);
    });
    on('change', (ev) => {
      const e = ev.target;
      if (e.rgRole === role.radio || e.rgRole === role.checkbox) this.tell(event.check, e.rgId);
    });
    on('pointerover', (ev) => {
      const e = this.pressable(ev.target);
      if (e?.rgId !== undefined && ev.pointerType !== 'touch') this.tell(event.enter, e.rgId);
    });
    on('pointerout', (ev) => {
      const e = this.pressable(ev.target);
      if (e?.rgId !== undefined && !e.contains(ev.relatedTarget)) this.tell(event.leave, e.rgId);
    });
    on('pointerdown', (ev) => {
      const e = this.pressable(ev.target);
      if (e?.rgId !== undefined) this.tell(event.down, this.held = e.rgId);
    });
    for (const type of ['pointerup', 'pointercancel', 'blur']) {
      window.addEventListener(type, () => {
        if (this.held !== undefined) this.tell(event.up, this.held);
        this.held = undefined;
      });
    }
    on('focusin', (ev) => { if (ev.target.rgId !== undefined) this.tell(event.focus, ev.target.rgId); });
    on('focusout', (ev) => { if (ev.target.rgId !== undefined) this.tell(event.blur, ev.target.rgId); });
    on('keydown', (ev) => this.moveInTabs(ev));
    // Dialogs and fixed places scroll by themselves; 'scroll' does not bubble.
    on('scroll', (ev) => {
      if (ev.target.rgId !== undefined && !fieldRoles.has(ev.target.rgRole)) this.tell(event.scroll, ev.target.rgId, '', ev.target.scrollTop);
    }, { capture: true, passive: true });
  }

  /** Arrow keys walk a tablist, as its role promises. */
  moveInTabs(ev) {
    if (ev.target.rgRole !== role.tab) return;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[ev.key];
    if (!step) return;
    const all = [...ev.target.parentNode.children].filter((e) => e.rgRole === role.tab);
    const next = all[(all.indexOf(ev.target) + step + all.length) % all.length];
    ev.preventDefault();
    next.focus();
    next.click();
  }
}
