/**
 * Lines of text in several faces: measured, broken and drawn here, since a line may change its face in the middle.
 * Chinese and Japanese break between any two letters but never before closing punctuation or a small kana; Korean and Latin break at spaces.
 */
import type { Language } from '../../../planner/domain/index.ts';
import type { Face, Faces, Weight } from './faces.ts';

type Pdf = PDFKit.PDFDocument;

export interface Style {
  readonly size: number;
  readonly weight?: Weight;
  readonly colour: string;
}
export interface Piece extends Style {
  readonly text: string;
  /** Never broken, unless it is wider than the column. */
  readonly isWhole?: boolean;
}
interface Placed extends Style {
  readonly face: Face;
  readonly text: string;
  readonly width: number;
}
export interface Line {
  readonly parts: readonly Placed[];
  readonly width: number;
}

/**
 * The least that stays together: a Han letter or a word, with the brackets and stops that belong to it and the spaces behind. Openings are bounded: a text of
 * nothing but brackets is not read over and over.
 */
const UNIT = /[「『（《〈([“]{0,8}(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー「『（《〈([“，。、；：）」』》〉！？…]+)[，。、；：）」』》〉！？…,.;:)\]”ー々ァィゥェォッャュョぁぃぅぇぉっゃゅょ]*\s*|\s+|./gsu;

export class Typesetter {
  readonly #pdf: Pdf;
  readonly #faces: Faces;
  readonly #language: Language;
  readonly #registered = new Set<string>();

  constructor(pdf: Pdf, faces: Faces, language: Language) {
    this.#pdf = pdf;
    this.#faces = faces;
    this.#language = language;
  }

  /** One line, however long. */
  line(pieces: readonly Piece[]): Line {
    const parts = pieces.flatMap((piece) => this.#faces.runs(piece.text, this.#language).map(({ face, text }) => this.#place(piece, face, text)));
    return { parts, width: parts.reduce((sum, part) => sum + part.width, 0) };
  }

  /** Lines no wider than `width`; a word longer than that is cut between letters. */
  lines(pieces: readonly Piece[], width: number): Line[] {
    const found: Line[] = [];
    let parts: Placed[] = [];
    let used = 0;
    const end = (): void => {
      found.push(trimmed(parts));
      parts = [];
      used = 0;
    };
    const put = (unit: Line): void => {
      for (const part of unit.parts) {
        const last = parts.at(-1);
        if (last && last.face === part.face && last.colour === part.colour && last.size === part.size && last.weight === part.weight) parts[parts.length - 1] = { ...last, text: last.text + part.text, width: last.width + part.width };
        else parts.push(part);
      }
      used += unit.width;
    };
    for (const piece of pieces)
      for (const text of piece.isWhole ? [piece.text] : (piece.text.match(UNIT) ?? [])) {
        const unit = this.line([{ ...piece, text }]);
        const bare = this.line([{ ...piece, text: text.trimEnd() }]).width;
        if (used > 0 && used + bare > width) end();
        // What is broken off begins its line without the space before it.
        if (bare <= width) put(used > 0 ? unit : this.line([{ ...piece, text: text.trimStart() }]));
        else
          for (const letter of text) {
            const one = this.line([{ ...piece, text: letter }]);
            if (used > 0 && used + one.width > width) end();
            put(one);
          }
      }
    if (parts.length > 0 || found.length === 0) end();
    return found;
  }

  /** Draws with the baseline at `y`. */
  draw(line: Line, x: number, y: number): void {
    let at = x;
    for (const part of line.parts) {
      this.#use(part.face, part.weight ?? 400);
      this.#pdf.fontSize(part.size).fillColor(part.colour).text(part.text, at, y, { lineBreak: false, baseline: 'alphabetic' });
      at += part.width;
    }
  }

  #place(style: Style, face: Face, text: string): Placed {
    this.#use(face, style.weight ?? 400);
    const width = this.#pdf.fontSize(style.size).widthOfString(text);
    return { face, text, width, size: style.size, colour: style.colour, ...(style.weight === undefined ? {} : { weight: style.weight }) };
  }

  #use(face: Face, weight: Weight): void {
    const name = `${face} ${weight}`;
    // pdfkit takes a font that is open already, which its types do not say.
    if (!this.#registered.has(name)) this.#pdf.registerFont(name, this.#faces.font(face, weight) as never);
    this.#registered.add(name);
    this.#pdf.font(name);
  }
}

const trimmed = (parts: readonly Placed[]): Line => ({ parts, width: parts.reduce((sum, part) => sum + part.width, 0) });
