// embed.js: puts a shop's member portal into a page of the shop.
//
//   <script async src="https://regulars.example/embed.js"></script>
//   <regulars-portal token-url="/loyalty-token" locale="zh-Hant">
//     what stands here until the portal does
//   </regulars-portal>
//
// Attributes  shop: its id, where one server serves several; src: address of the embed page
//             (default: /embed beside this script); token-url:
//             the shop's own server, POST {"nonce"} -> {"token"}; locale: BCP 47; mode: fixed (the
//             page's CSS says how tall, default) or flow (as tall as its content); loading: eager;
//             theme: the shop's colours as JSON, {"light": {"accent": "#8C1D40"}, "dark": {...}}.
// Property    fetchToken(nonce): a promise of a token; takes the place of token-url; one
//             that fails with {signedOut: true} says that nobody is signed in.
// Events      regulars:ready, regulars:error {code}, regulars:navigate {url}, and what the portal
//             tells: regulars:reward.redeemed, regulars:survey.submitted, regulars:tier.changed.
// Trust       a message counts only from our frame's window and exactly its origin. After one hello
//             all goes through a MessagePort. No cookies, no storage, nothing in addresses.
// Protocol    docs/embedding.md
(() => {
  'use strict';
  const protocol = 'regulars/1';
  const longestMessage = 64 * 1024;
  const tokenWithinMs = 10_000;
  const betweenHeightsMs = 100;
  const tallestPx = 20_000;
  const ourAddress = document.currentScript?.src || location.href;
  const titles = { en: 'Membership', ja: '会員ページ', 'zh-Hans': '会员中心', 'zh-Hant': '會員中心' };

  const read = (data) => {
    if (typeof data !== 'string' || data.length > longestMessage) return null;
    try {
      const message = JSON.parse(data);
      return message && typeof message === 'object' ? message : null;
    } catch {
      return null;
    }
  };

  class RegularsPortal extends HTMLElement {
    static observedAttributes = ['locale', 'theme'];
    fetchToken = null;
    #frame = null;
    #origin = '';
    #port = null;
    #stop = null;      // ends every listener of this stay in the page
    #height = 0;       // asked for by the frame
    #heightTimer = 0;

    connectedCallback() {
      const address = new URL(this.getAttribute('src') || '/embed', ourAddress);
      const locale = this.getAttribute('locale') || document.documentElement.lang || 'zh-Hant';
      address.searchParams.set('o', location.origin);
      address.searchParams.set('locale', locale);
      if (this.hasAttribute('shop')) address.searchParams.set('shop', this.getAttribute('shop'));
      this.#origin = address.origin;
      this.#stop = new AbortController();
      const { signal } = this.#stop;
      addEventListener('message', (event) => this.#onWindowMessage(event), { signal });

      const frame = this.#frame = document.createElement('iframe');
      frame.title = this.getAttribute('aria-label') || titles[locale] || titles[locale.split('-')[0]] || titles.en;
      // The frame's origin is not the shop's, so allow-same-origin gives it only itself.
      frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms allow-popups ' +
        'allow-popups-to-escape-sandbox');
      frame.allow = 'clipboard-write';
      frame.referrerPolicy = 'strict-origin';
      frame.loading = this.getAttribute('loading') === 'eager' ? 'eager' : 'lazy';
      frame.style.cssText = 'display:block;width:100%;height:100%;border:0;color-scheme:normal';
      frame.src = address.href;
      if (getComputedStyle(this).display === 'inline') this.style.display = 'block';
      this.replaceChildren();
      if (this.#flows()) frame.style.height = '640px';  // until the frame says how tall it is
      else if (!this.clientHeight) this.style.height = '640px';  // the page's CSS did not say
      this.append(frame);
    }

    disconnectedCallback() {
      this.#stop.abort();
      this.#port?.close();
      clearTimeout(this.#heightTimer);
      this.#frame = this.#port = null;
      this.#height = this.#heightTimer = 0;
    }

    attributeChangedCallback(name, before, value) {
      if (this.#port) this.#send({ t: name, p: { [name]: name === 'theme' ? this.#theme() : value } });
    }

    // Without the attribute the portal wears its own colours again.
    #theme() {
      const text = this.getAttribute('theme');
      const theme = text === null ? {} : read(text);
      if (!theme) this.#emit('theme.refused', { problems: [{ pointer: '', rule: 'json.syntax' }] });
      return theme;
    }

    #flows() {
      return this.getAttribute('mode') === 'flow';
    }

    #send(message) {
      this.#port?.postMessage(JSON.stringify(message));
    }

    #emit(name, detail, cancelable = false) {
      return this.dispatchEvent(new CustomEvent('regulars:' + name, { detail, bubbles: true, cancelable }));
    }

    #onWindowMessage(event) {
      if (event.origin !== this.#origin || event.source !== this.#frame?.contentWindow) return;
      const message = read(event.data);
      if (message?.protocol !== protocol || message.t !== 'hello') return;
      if (!/^[\w-]{22}$/.test(message.nonce)) return;

      this.#port?.close();  // the frame was loaded anew: its former self hears nothing more
      const channel = new MessageChannel();
      const port = this.#port = channel.port1;
      port.onmessage = (inner) => this.#port === port && this.#onPortMessage(read(inner.data));
      const connect = JSON.stringify({ protocol, t: 'connect', nonce: message.nonce });
      event.source.postMessage(connect, this.#origin, [channel.port2]);
      this.#send({ t: 'init', p: {
        locale: this.getAttribute('locale'),
        theme: this.#theme(),
        mode: this.#flows() ? 'flow' : 'fixed',
      } });
    }

    #onPortMessage(message) {
      const p = message?.p || {};
      switch (message?.t) {
        case 'ready': this.#emit('ready', {}); break;
        case 'height': this.#onHeight(p.height); break;
        case 'token': this.#answerToken(message.id, p.nonce); break;
        case 'error': this.#emit('error', { code: String(p.code) }); break;
        case 'navigate': this.#onNavigate(p.url); break;
        case 'event':
          if (/^[a-z_]{1,32}\.[a-z_]{1,32}$/.test(p.name)) this.#emit(p.name, p.data);
          break;
      }
    }

    async #answerToken(id, nonce) {
      const port = this.#port;
      let reply;
      try {
        reply = { re: id, ok: true, p: { token: await this.#token(nonce) } };
      } catch (problem) {
        const code = problem?.signedOut ? 'token.signed_out' : 'token.unavailable';
        reply = { re: id, ok: false, error: code };
        this.#emit('error', { code });
      }
      if (this.#port === port) this.#send(reply);
    }

    async #token(nonce) {
      if (this.fetchToken) return this.fetchToken(nonce);
      const answer = await fetch(this.getAttribute('token-url'), {
        method: 'POST',
        credentials: 'same-origin',  // the shop knows its own customer
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ nonce }),
        signal: AbortSignal.timeout(tokenWithinMs),
      });
      if (!answer.ok) throw { signedOut: answer.status === 401 || answer.status === 403 };
      return (await answer.json()).token;
    }

    #onHeight(height) {
      if (!this.#flows() || !(height >= 1 && height <= tallestPx)) return;
      if (Math.abs(height - this.#height) < 1) return;
      this.#height = height;
      if (this.#heightTimer) return;  // the last wish is met when the timer ends
      const apply = () => {
        this.#frame.style.height = this.#height + 'px';
        const applied = this.#height;
        this.#heightTimer = setTimeout(() => {
          this.#heightTimer = 0;
          if (this.#height !== applied) apply();
        }, betweenHeightsMs);
      };
      apply();
    }

    #onNavigate(url) {
      let target;
      try {
        target = new URL(url, location.href);
      } catch {
        return;
      }
      // Only pages of the shop; the shop may say no, or do it its own way.
      if (target.origin !== location.origin) return;
      if (this.#emit('navigate', { url: target.href }, true)) location.assign(target.href);
    }
  }

  if (!customElements.get('regulars-portal')) customElements.define('regulars-portal', RegularsPortal);
})();
