import { boot } from './boot.js';

globalThis.regularsHost = boot();
