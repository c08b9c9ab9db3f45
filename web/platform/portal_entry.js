import { boot } from './boot.js';

// The embedding channel (embed_channel.js) waits for this promise and connects itself to the host.
globalThis.regularsHost = boot();
