/** The fonts of the site hold every letter the site shows, in both weights, and the writer of PDF can read them. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Pdf from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { loadDataset } from '../../../server/adapters/files/dataset.ts';
import { dataFolder } from '../../../server/paths.ts';

const folder = fileURLToPath(new URL('../../../web/public/fonts/', import.meta.url));
const wordsOf = (language: string): string => readFileSync(new URL(`../../../web/i18n/${language}.json`, import.meta.url), 'utf8');
/** Whether a file has a glyph for a letter, as pdfkit finds out. */
const holds = (file: string): ((letter: string) => boolean) => {
  const { font } = Reflect.get(new Pdf({ autoFirstPage: false }).font(`${folder}${file}`), '_font') as { font: { hasGlyphForCodePoint(code: number): boolean } };
  return (letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) as number);
};
const lettersOf = (text: string, script: RegExp): string[] => [...new Set(text.match(script))];

const { places } = loadDataset(dataFolder(undefined)).edition;
const SHOWN = [
  { language: 'ko', file: 'noto-sans-kr', text: wordsOf('ko') + places.map((p) => p.names.ko).join(''), letters: /\p{Script=Hangul}/gu },
  { language: 'ja', file: 'noto-sans-jp', text: wordsOf('ja') + places.map((p) => p.names.ja).join(''), letters: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}、。「」・ー（）：＝＋＆]/gu },
] as const;

describe.each(SHOWN.flatMap((shown) => ([400, 600] as const).map((weight) => ({ ...shown, file: `${shown.file}-${weight}.woff2` }))))('$file', ({ file, text, letters }) => {
  const has = holds(file);
  test('holds every letter of its language and the Latin digits beside them', () => {
    const needed = [...lettersOf(text, letters), ...'0123456789', ...'abcxyzABCXYZ', ...'.,:;()%/-+ '];
    expect(needed.length).toBeGreaterThan(200);
    expect(needed.filter((letter) => !has(letter))).toEqual([]);
  });
  test('a PDF embeds the letters used and no more', async () => {
    const parts: Buffer[] = [];
    const document = new Pdf().on('data', (part: Buffer) => parts.push(part));
    const ended = new Promise((done) => document.on('end', done));
    document.font(`${folder}${file}`).text(lettersOf(text, letters).slice(0, 20).join('')).end();
    await ended;
    expect(parts.reduce((sum, part) => sum + part.length, 0)).toBeLessThan(30_000);
  });
  test('does not hold what no subset holds, and is small', () => {
    expect(has('\u{20000}')).toBe(false);
    expect(statSync(`${folder}${file}`).size).toBeLessThanOrEqual(1.2 * 1024 * 1024);
  });
});

test('every font comes with its licence', () => {
  const files = readdirSync(folder);
  for (const family of new Set(files.filter((file) => file.endsWith('.woff2')).map((file) => file.split('-').slice(0, file.startsWith('inter') ? 1 : 3).join('-')))) {
    expect(files).toContain(`${family}-license.txt`);
    expect(readFileSync(`${folder}${family}-license.txt`, 'utf8')).toContain('SIL Open Font License');
  }
});
