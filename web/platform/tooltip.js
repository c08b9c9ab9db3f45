// What a button without words is called, beside it: after a moment under a mouse, at once at the keyboard's
// focus. Esc takes it away; a pointer may move onto it. Screen readers have the name from the button.
const delayMs = 500;
const gap = 8, edge = 4;

export class Tooltip {
  constructor(root) {
    this.root = root;
    root.addEventListener('pointerover', (ev) => {
      if (ev.pointerType !== 'mouse') return;
      if (ev.target === this.box) return clearTimeout(this.timer);
      this.later(this.wordless(ev.target), this.of ? 0 : delayMs);
    });
    root.addEventListener('pointerdown', () => this.hide());
    root.addEventListener('focusin', (ev) => { if (ev.target.matches(':focus-visible')) this.later(this.wordless(ev.target), 0); });
    root.addEventListener('focusout', () => this.later(null, 0));
    root.addEventListener('scroll', () => this.scrolled(), { capture: true, passive: true });
    document.documentElement.addEventListener('pointerleave', () => this.hide());
    // Before a dialog hears of it: the first Esc is for what stands above the dialog.
    document.addEventListener('keydown', (ev) => {
      if (ev.key !== 'Escape' || !this.of) return;
      ev.preventDefault();
      this.hide();
    }, { capture: true });
  }

  wordless(target) {
    const e = target.closest?.('button');
    return e && e.childElementCount === 0 && e.textContent === '' && e.getAttribute('aria-label') ? e : null;
  }

  later(of, ms) {
    clearTimeout(this.timer);
    if (of === this.of || (!of && !this.of)) return;
    // Leaving waits a little, too, so that a pointer can cross the gap.
    if (ms === 0 && of) this.show(of);
    else this.timer = setTimeout(() => (of ? this.show(of) : this.hide()), of ? ms : 120);
  }

  show(of) {
    if (!of.isConnected || !of.matches(':hover, :focus')) return; // it was scrolled away meanwhile
    if (!this.box) {
      this.box = document.createElement('div');
      this.box.className = 'rg-tip';
      this.box.popover = 'manual'; // above an open dialog
      this.box.setAttribute('aria-hidden', 'true');
      this.root.append(this.box);
    }
    this.of = of;
    this.box.textContent = of.getAttribute('aria-label');
    this.box.classList.add('rg-tip-on');
    this.box.showPopover?.();
    const at = of.getBoundingClientRect(), { width, height } = this.box.getBoundingClientRect();
    const below = at.bottom + gap, above = at.top - gap - height;
    const left = Math.min(Math.max(at.left + (at.width - width) / 2, edge), innerWidth - width - edge);
    this.box.style.left = `${left}px`;
    this.box.style.top = `${below + height > innerHeight ? above : below}px`;
  }

  /** The focus takes its name along; what a pointer was on has gone from under it. */
  scrolled() {
    if (!this.of) return;
    if (this.of === document.activeElement) this.show(this.of);
    else this.hide();
  }

  hide() {
    clearTimeout(this.timer);
    if (!this.of) return;
    this.of = null;
    this.box.classList.remove('rg-tip-on');
    this.box.hidePopover?.();
  }
}
