// Letters and icons drawn by a 2D canvas from the user's own fonts; only their coverage is kept.
import { shapes } from 'icons:shapes';

// Which of a machine's fonts stand for a language. The same stacks are in root.css for the text of
// the document, so that painted and mirrored lines are equally wide.
const stacks = {
  'zh-Hant': '"PingFang TC","Microsoft JhengHei","Noto Sans CJK TC","Noto Sans TC",sans-serif',
  'zh-Hans': '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif',
  ja: '"Hiragino Sans","Yu Gothic UI","Noto Sans CJK JP","Noto Sans JP",sans-serif',
  ko: '"Apple SD Gothic Neo","Malgun Gothic","Noto Sans CJK KR",sans-serif',
  en: 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif',
};

export function fontStack(language) {
  return stacks[language] ?? stacks[language.split('-')[0]] ?? (language.startsWith('zh') ? stacks['zh-Hant'] : stacks.en);
}

// Browsers draw dark ink thinner than light ink; this stands for all that is dark.
const darkInk = '#333';

const iconGrid = 24;
const iconStroke = 1.75;

export class Glyphs {
  /** `home` is where the canvas hangs in the document: it has to, to inherit the language. */
  constructor(home) {
    this.canvas = document.createElement('canvas');
    this.canvas.className = 'rg-letters';
    this.canvas.setAttribute('aria-hidden', 'true');
    this.canvas.width = this.canvas.height = 128;
    home.append(this.canvas);
    // A line of the document to ask where its letters stand: browsers round that in their own ways.
    this.line = document.createElement('div');
    this.line.className = 'rg-letters';
    this.line.setAttribute('aria-hidden', 'true');
    this.stand = document.createElement('i'); // empty: its lower edge is on the baseline
    this.line.append(this.stand);
    home.append(this.line);
    this.pixels = new Uint8Array(0);
    this.reset();
  }

  reset() {
    this.context = this.canvas.getContext('2d', { willReadFrequently: true });
    this.context.fontKerning = 'none';
    this.context.textRendering = 'optimizeSpeed'; // no ligatures
    this.font = '';
  }

  language(tag) {
    this.canvas.lang = tag;
    this.stack = fontStack(tag);
    this.font = '';
  }

  use(size, semibold) {
    const font = `${semibold ? 600 : 400} ${size}px ${this.stack}`;
    if (font === this.font) return;
    this.font = this.context.font = font;
  }

  /** CSS px from the top of a line to its baseline. */
  baseline(size, semibold, leading) {
    const { style } = this.line;
    style.font = `${semibold ? 600 : 400} ${size}px/${leading}px ${this.stack}`;
    return this.stand.getBoundingClientRect().bottom - this.line.getBoundingClientRect().top;
  }

  /** [advance, left, top, width, height]; the coverage is in `pixels` when `draw`. */
  glyph(text, size, semibold, draw, dark, quarters) {
    this.use(size, semibold);
    const m = this.context.measureText(text);
    if (!draw) return [m.width, 0, 0, 0, 0];
    const shift = quarters / 4;
    const left = Math.floor(shift - m.actualBoundingBoxLeft) - 1;
    const top = Math.floor(-m.actualBoundingBoxAscent) - 1;
    const width = Math.ceil(shift + m.actualBoundingBoxRight) + 1 - left;
    const height = Math.ceil(m.actualBoundingBoxDescent) + 1 - top;
    if (width <= 2 || height <= 2 || text.trim() === '') return [m.width, 0, 0, 0, 0];
    this.room(width, height);
    this.use(size, semibold);
    if (dark) this.context.fillStyle = darkInk;
    this.context.fillText(text, shift - left, -top);
    this.keep(width, height);
    return [m.width, left, top, width, height];
  }

  icon(index, size) {
    const box = Math.ceil(size);
    this.room(box, box);
    const c = this.context;
    c.save();
    c.scale(size / iconGrid, size / iconGrid);
    c.lineWidth = iconStroke;
    c.lineCap = c.lineJoin = 'round';
    c.strokeStyle = '#fff';
    c.stroke(new Path2D(shapes[index]));
    c.restore();
    this.keep(box, box);
    return [size, 0, 0, box, box];
  }

  room(width, height) {
    if (width > this.canvas.width || height > this.canvas.height) {
      this.canvas.width = Math.max(this.canvas.width, width);
      this.canvas.height = Math.max(this.canvas.height, height);
      this.context.fontKerning = 'none';
      this.context.textRendering = 'optimizeSpeed';
      this.font = '';
    }
    this.context.clearRect(0, 0, width, height);
    this.context.fillStyle = '#fff';
  }

  keep(width, height) {
    const { data } = this.context.getImageData(0, 0, width, height);
    this.pixels = new Uint8Array(width * height);
    for (let i = 0; i < this.pixels.length; i++) this.pixels[i] = data[4 * i + 3];
  }

  /** False where reading the canvas back is falsified beyond a little noise: then text stays HTML. */
  trustworthy() {
    const c = this.context;
    this.room(16, 16);
    c.fillRect(4, 4, 8, 8);
    this.keep(16, 16);
    const near = (a, b) => Math.abs(a - b) <= 3;
    for (let y = 0; y < 16; y++) {
      for (let x = 0; x < 16; x++) {
        const inside = x >= 4 && x < 12 && y >= 4 && y < 12;
        if (!near(this.pixels[16 * y + x], inside ? 255 : 0)) return false;
      }
    }
    const [, , , width, height] = this.glyph('永', 24, false, true, false, 0);
    const ink = this.pixels.reduce((sum, a) => sum + a, 0) / 255;
    return width > 4 && height > 4 && ink > 20 && ink < 0.9 * width * height;
  }
}
