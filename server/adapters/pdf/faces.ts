/**
 * Which face draws which letter. A quotation mixes scripts (a Korean customer in a Chinese quotation), and Han shapes differ by language:
 * text is cut into runs, and each run takes the first face of its preference that has all its letters. Fonts are read once and kept;
 * unpacking one takes longer than drawing a page with it.
 */
import { readFileSync } from 'node:fs';
import type { Font } from 'fontkit';
import type { Language } from '../../../planner/domain/index.ts';
import { openFont } from './open-font.ts';

export type Weight = 400 | 600;
const FILES = {
  /** Its marks stand between words in all languages; the Han faces make dot and times sign as wide as a letter. */
  latin: { 400: 'inter-latin', 600: 'inter-latin' },
  sc: { 400: 'noto-sans-sc-400', 600: 'noto-sans-sc-600' },
  kr: { 400: 'noto-sans-kr-400', 600: 'noto-sans-kr-600' },
  jp: { 400: 'noto-sans-jp-400', 600: 'noto-sans-jp-600' },
  /** Han of Chinese place names in Japanese writing (濰坊, 兗州) that the file of common ones leaves out. */
  jpRare1: { 400: 'noto-sans-jp-rare-1-400', 600: 'noto-sans-jp-rare-1-600' },
  jpRare2: { 400: 'noto-sans-jp-rare-2-400', 600: 'noto-sans-jp-rare-2-600' },
  latinExtended: { 400: 'inter-latin-ext-400', 600: 'inter-latin-ext-600' },
  cyrillic: { 400: 'inter-cyrillic-400', 600: 'inter-cyrillic-600' },
  cyrillicExtended: { 400: 'inter-cyrillic-ext-400', 600: 'inter-cyrillic-ext-600' },
  arrows: { 400: 'noto-sans-sc-arrows', 600: 'noto-sans-sc-arrows' },
  signs: { 400: 'noto-sans-sc-signs', 600: 'noto-sans-sc-signs' },
} as const;
export type Face = keyof typeof FILES;

/** Faces of Han and Latin, by the language of the paper. */
const OWN: Readonly<Record<Language, readonly Face[]>> = { zh: ['sc', 'jp', 'kr'], en: ['sc', 'jp', 'kr'], ko: ['kr', 'sc', 'jp'], ja: ['jp', 'sc', 'kr'] };
const RARE: readonly Face[] = ['arrows', 'signs', 'latinExtended', 'cyrillic', 'cyrillicExtended'];

const HAN = /\p{Script=Han}/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HANGUL = /\p{Script=Hangul}/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;
/** A run of one script; what belongs to none goes letter by letter. */
const SCRIPT_RUN = /\p{Script=Han}+|[\p{Script=Hiragana}\p{Script=Katakana}ー]+|\p{Script=Hangul}+|\p{Script=Cyrillic}+|\p{Script=Latin}+|./gsu;

export interface Run {
  readonly face: Face;
  readonly text: string;
}

export class Faces {
  readonly #folder: URL;
  readonly #fonts = new Map<string, Font>();

  constructor(folder: URL) {
    this.#folder = folder;
  }

  font(face: Face, weight: Weight): Font {
    const file = FILES[face][weight];
    const known = this.#fonts.get(file);
    if (known) return known;
    const font = openFont(readFileSync(new URL(`${file}.woff2`, this.#folder)));
    this.#fonts.set(file, font);
    return font;
  }

  /** The text in runs of one face each; letters no face has stay with the paper's own and are drawn as its empty box. */
  runs(text: string, language: Language): Run[] {
    const own = KANA.test(text) ? OWN.ja : HANGUL.test(text) && language !== 'ko' ? [...OWN[language].filter((face) => face !== 'kr'), 'kr' as const] : OWN[language];
    const runs: Run[] = [];
    const add = (face: Face, part: string): void => {
      const last = runs.at(-1);
      if (last?.face === face) runs[runs.length - 1] = { face, text: last.text + part };
      else runs.push({ face, text: part });
    };
    for (const [part] of text.matchAll(SCRIPT_RUN)) {
      const wanted = facesFor(part, own);
      // Between two words of one face stands that face's own space and comma.
      const last = runs.at(-1)?.face;
      const ordered = !NARROW.test(part) && last !== undefined && !HAN.test(part) && wanted.includes(last) && !isLetters(part) ? [last, ...wanted] : wanted;
      const whole = ordered.find((face) => this.#has(face, part));
      if (whole) add(whole, part);
      else for (const letter of part) add(ordered.find((face) => this.#has(face, letter)) ?? (ordered[0] as Face), letter);
    }
    return runs;
  }

  /** Letters that no face can draw. */
  missing(text: string, language: Language): string[] {
    return this.runs(text, language).flatMap(({ face, text: part }) => [...part].filter((letter) => !this.#has(face, letter)));
  }

  #has(face: Face, text: string): boolean {
    const font = this.font(face, 400);
    return [...text].every((letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) as number));
  }
}

const NARROW = /^[·×]$/;
const isLetters = (part: string): boolean => /\p{L}/u.test(part);
const facesFor = (part: string, own: readonly Face[]): readonly Face[] => {
  if (NARROW.test(part)) return ['latin'];
  if (HANGUL.test(part)) return ['kr', ...own];
  if (KANA.test(part)) return ['jp', ...own];
  if (CYRILLIC.test(part)) return ['cyrillic', 'cyrillicExtended', ...own];
  if (HAN.test(part)) return [...own, 'jpRare1', 'jpRare2'];
  return [own[0] as Face, ...RARE, ...own.slice(1)];
};
