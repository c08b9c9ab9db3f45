// The script of the embed page alone, after portal.js: joins the channel to the portal.
// The boot text has {"parents": ["https://shop.example"]}: the origins that may embed us, the same
// list as the page's frame-ancestors.
import { connectToShop } from './embed_channel.js';

// A canvas is as tall as the frame. Beyond this the document scrolls inside the frame instead.
const tallestCanvas = 8192;

const { parents } = JSON.parse(document.getElementById('boot').textContent);
const channel = connectToShop({ parents });  // the handshake need not wait for the module

globalThis.regularsHost.then((host) => {
  host.toParent = channel.post;
  channel.listen((json) => host.message(0, json));
  const tallest = Math.floor(tallestCanvas / devicePixelRatio);
  const document_ = host.document_;  // its own height is the content's, whatever the frame's
  const tell = () => channel.setHeight(Math.min(Math.ceil(parseFloat(document_.style.height) || 0), tallest));
  new MutationObserver(tell).observe(document_, { attributeFilter: ['style'] });
  tell();
});
