// What a till's reader scans, as a text of modules: '1' is dark. services.js loads this file when the first code
// is shown.
import Code128 from 'jsbarcode/bin/barcodes/CODE128/CODE128_AUTO.js';
import { encode } from 'uqr';

/** A QR code, row by row; a quarter of it may be scratched or in a reflection. */
export function square(text) {
  return encode(text, { ecc: 'Q', border: 0 }).data.flat().map((dark) => (dark ? '1' : '0')).join('');
}

/** Code 128 from left to right; empty where the text has other letters than ASCII. */
export function bars(text) {
  if (!/^[\x20-\x7e]+$/.test(text)) return '';
  return new (Code128.default ?? Code128)(text, {}).encode().data;
}
