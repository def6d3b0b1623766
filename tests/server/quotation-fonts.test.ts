/** Every letter a quotation may need is drawn, in the right face, with the outlines of that face, and can be read back as text. */
import { readFileSync } from 'node:fs';
import { create, type Glyph } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../planner/domain/index.ts';
import { Faces } from '../../server/adapters/pdf/faces.ts';
import { openFont } from '../../server/adapters/pdf/open-font.ts';
import { openPrintShop, printQuotation } from '../../server/adapters/pdf/quotation-pages.ts';
import { WORDS, ZONE_NAMES } from '../../server/adapters/pdf/words/index.ts';
import { STOCK_WORDS } from '../../server/http/sheets/stock-words.ts';
import { toQuotation } from '../../server/http/contract/quotation.ts';
import { repository } from '../../server/paths.ts';
import { readPdf } from '../support/read-pdf.ts';
import { referenceNetwork } from '../support/reference.ts';
import { savedVersion } from '../support/saved-version.ts';

const fonts = new URL('web/public/fonts/', repository);
const faces = new Faces(fonts);
const network = referenceNetwork();

/** Every sentence of a language, its holes filled. */
const sentences = (said: unknown): string[] => {
  if (typeof said === 'string') return [said];
  if (typeof said === 'function') return [0, 1, 2, 3, 4, 5, 6].map((weekday) => String(said.length === 1 ? trySay(said as Say, weekday) : (said as Say)('1', '2')));
  return said !== null && typeof said === 'object' ? Object.values(said).flatMap(sentences) : [];
};
type Say = (...given: unknown[]) => string;
const trySay = (said: Say, weekday: number): string => {
  const at = { year: 2027, month: 1 + weekday, day: 28, weekday, clock: '09:00', isOtherYear: true, toString: () => '1' };
  return said(at);
};
const missing = (texts: readonly string[], language: Language): string[] => [...new Set(texts.flatMap((text) => faces.missing(text, language)))];

describe('no letter is an empty box', () => {
  test.each(LANGUAGES)('words of quotations and plans of stock, zones and places in %s', (language) => {
    const words = [...sentences(WORDS[language]), ...sentences(STOCK_WORDS[language])];
    expect(words.length).toBeGreaterThan(150);
    const names = network.edition.places.flatMap((place) => [place.names[language], place.city]);
    expect(missing([...words, ...Object.values(ZONE_NAMES).map((zone) => zone[language]), ...names, '¥$€₩HK0123456789,.:%×·→—–²³°*/()'], language)).toEqual([]);
  });
  test('planted: a letter no face has is named', () => {
    expect(missing(['环翠渔具 🚢'], 'zh')).toEqual(['🚢']);
  });
  test('every zone and every charge of the data has its words in four languages', () => {
    const codes = [...new Set(readFileSync(new URL('data/tariffs.csv', repository), 'utf8').split('\n').slice(1).filter(Boolean).map((line) => line.split(',')[1] ?? '')), 'TRUCKING', 'STORAGE', 'COURIER_FIRST'];
    expect(codes.length).toBeGreaterThan(20);
    for (const language of LANGUAGES) expect(codes.filter((code) => !WORDS[language].charges[code])).toEqual([]);
    expect([...new Set(network.edition.places.map((place) => place.zone as string))].filter((zone) => !ZONE_NAMES[zone])).toEqual([]);
  });
});

describe('a name in another script', () => {
  const bare = (text: string): string => text.replace(/\s+/g, '');
  const CUSTOMERS = ['주식회사 한빛물류 서울지점', '株式会社グリーン商事', 'ТОО «Қазақ Экспресс»', 'Łódź Spółka z o.o.', '环翠渔具示例厂 ABC Co., Ltd.'];
  test.each(LANGUAGES)('is read back letter by letter from a quotation in %s', async (language) => {
    const document = await savedVersion(network, { from: '环翠', to: '首尔' }, ([first]) => first);
    const [name = '', ...others] = CUSTOMERS;
    const pdf = readPdf(await printQuotation(toQuotation(document, { name, contact: others.join(' / ') }, { kind: 'open' }, language, undefined), openShop()));
    // The first of three columns: what stands beside it on the same line is left out.
    const read = bare(pdf.words.filter((word) => word.right < 215).map((word) => word.text).join(''));
    expect(CUSTOMERS.filter((each) => !read.includes(bare(each)))).toEqual([]);
  });
  test('takes the face of its script; Han takes that of the paper, unless the name is Japanese', () => {
    const faceOf = (text: string, language: Language) => faces.runs(text, language).map((run) => run.face);
    expect(faceOf('서울', 'zh')).toEqual(['kr']);
    expect(faceOf('Экспресс', 'ja')).toEqual(['cyrillic']);
    expect([faceOf('直接', 'zh'), faceOf('直接', 'ja')]).toEqual([['sc'], ['jp']]);
    expect(faceOf('株式会社グリーン', 'zh')).toEqual(['jp']);
    // 渔 is Chinese only: the whole word takes the face that has all of it.
    expect(faceOf('渔具', 'ja')).toEqual(['sc']);
  });
});

let shop: ReturnType<typeof openPrintShop> | undefined;
const openShop = () => (shop ??= openPrintShop(repository));

describe('the embedded outlines', () => {
  const bytes = readFileSync(new URL('noto-sans-sc-400.woff2', fonts));
  const LETTERS = [...'报价单威海0'];
  const segments = ({ path }: Glyph): string[] => path.commands.map(({ command, args }) => `${command} ${args.map(Math.round).join(' ')}`);
  /** The part of a font that holds these letters, opened again as a font. */
  const reopened = (open: typeof openFont): { readonly size: number; readonly same: boolean } => {
    const font = open(bytes);
    const subset = font.createSubset();
    const ids = LETTERS.map((letter) => subset.includeGlyph(font.glyphForCodePoint(letter.codePointAt(0) as number).id));
    const part = subset.encode();
    const again = create(part);
    return { size: part.length, same: LETTERS.every((letter, i) => segmentsOrNone(again.getGlyph(ids[i] as number)).join() === segments(font.glyphForCodePoint(letter.codePointAt(0) as number)).join()) };
  };
  const segmentsOrNone = (glyph: Glyph): string[] => {
    try {
      return segments(glyph);
    } catch {
      return [];
    }
  };
  test('are those of the font, and no more than the letters used', () => {
    const { size, same } = reopened(openFont);
    expect(same).toBe(true);
    expect(size).toBeLessThan(20_000);
  });
  test('planted: fontkit alone embeds something else; when this fails, openFont has done its work', () => {
    const { size, same } = reopened(create);
    expect(same && size < 20_000).toBe(false);
  });
});
