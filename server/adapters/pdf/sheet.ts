/** The paper: where the next line goes, when a page ends, and what is repeated on the next one. */
import { CONTENT_WIDTH, INK, PAGE, SIZE } from './theme.ts';
import type { Line, Piece, Typesetter } from './typeset.ts';

type Pdf = PDFKit.PDFDocument;

/** Distance of two baselines, in sizes of the letters. */
const LEADING = 1.4;

export class Sheet {
  readonly pdf: Pdf;
  readonly type: Typesetter;
  /** Top of what comes next. */
  y: number = PAGE.top;
  readonly #onNewPage: (sheet: Sheet) => void;

  constructor(pdf: Pdf, type: Typesetter, onNewPage: (sheet: Sheet) => void) {
    this.pdf = pdf;
    this.type = type;
    this.#onNewPage = onNewPage;
  }

  /** Makes sure `height` points fit under `y`. True when that took a new page. */
  need(height: number): boolean {
    if (this.y + height <= PAGE.height - PAGE.bottom) return false;
    this.pdf.addPage();
    this.y = PAGE.top;
    this.#onNewPage(this);
    return true;
  }

  /** Lines under each other from `top`; the height they take. */
  block(lines: readonly Line[], x: number, top: number, width: number, align: 'left' | 'right' | 'center' = 'left'): number {
    let y = top;
    for (const line of lines) {
      const size = Math.max(...line.parts.map((part) => part.size), 0);
      const free = width - line.width;
      this.type.draw(line, x + (align === 'right' ? free : align === 'center' ? free / 2 : 0), y + size * 1.06);
      y += size * LEADING;
    }
    return y - top;
  }

  height(lines: readonly Line[]): number {
    return lines.reduce((sum, line) => sum + Math.max(...line.parts.map((part) => part.size), 0) * LEADING, 0);
  }

  /** Text broken to the width, from `top`. */
  text(pieces: readonly Piece[], x: number, top: number, width: number, align: 'left' | 'right' | 'center' = 'left'): number {
    return this.block(this.type.lines(pieces, width), x, top, width, align);
  }

  rule(y: number, colour: string, width = 0.6, x: number = PAGE.side, length: number = CONTENT_WIDTH): void {
    this.pdf.moveTo(x, y).lineTo(x + length, y).lineWidth(width).strokeColor(colour).stroke();
  }

  heading(text: string): void {
    this.y += this.text([{ text, size: SIZE.heading, weight: 600, colour: INK.text }], PAGE.side, this.y, CONTENT_WIDTH) + 1;
  }
}
