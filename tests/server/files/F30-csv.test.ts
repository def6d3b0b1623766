/** F30, F32: whatever comes as CSV is read as it was meant, or refused with its place; never is garbage taken for text, and no header reaches a prototype. */
import { describe, expect, test } from 'vitest';
import { readSheet } from '../../../server/adapters/sheets/read-sheet.ts';
import type { ReadOptions } from '../../../server/ports/sheets.ts';
import { HEADER_WORDS, recogniseColumns, RFQ_FIELDS } from '../../../server/usecases/rfq/columns.ts';
import { toMapping } from '../../../server/http/contract/table.ts';
import { SHEET_LIMITS } from '../../support/sheets.ts';

const read = (file: string | Uint8Array, { charset, limits }: ReadOptions = {}) =>
  readSheet({ file: new Uint8Array(Buffer.from(file as string)), type: 'csv', charset, words: HEADER_WORDS, limits: { ...SHEET_LIMITS, ...limits } });
const table = async (file: string | Uint8Array, options?: ReadOptions) => {
  const result = await read(file, options);
  return result.ok ? [result.value.encoding, result.value.header, ...result.value.rows.map(({ cells }) => cells)] : [result.error.reason, result.error.detail];
};

const TEXT = '起点,终点\n威海,首尔\n';
const CELLS = [['起点', '终点'], ['威海', '首尔']];
/** TEXT in GB 18030. */
const GB = Buffer.from('c6f0b5e32cd6d5b5e30acdfebaa32ccad7b6fb0a', 'hex');
const utf16 = (text: string, swap: boolean): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return swap ? bytes.swap16() : bytes;
};

describe('F30: encodings', () => {
  test.each([
    ['UTF-8', Buffer.from(TEXT), 'utf-8'], ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`), 'utf-8'], ['GB 18030', GB, 'gb18030'],
    ['UTF-16 little-endian with a mark', utf16(`\ufeff${TEXT}`, false), 'utf-16le'], ['UTF-16 big-endian with a mark', utf16(`\ufeff${TEXT}`, true), 'utf-16be'],
  ])('%s', async (_, bytes, encoding) => {
    expect(await table(bytes)).toEqual([encoding, ...CELLS]);
  });
  test.each([[false, 'utf-16le'], [true, 'utf-16be']] as const)('UTF-16 without a mark (swapped: %s)', async (swap, encoding) => {
    expect(await table(utf16('from,to,value\nWeihai,首尔,1\n', swap))).toEqual([encoding, ['from', 'to', 'value'], ['Weihai', '首尔', '1']]);
  });
  test('Korean and Japanese Windows are told from Chinese by the names of the columns', async () => {
    const korean = Buffer.from('c3e2b9dfc1f62cb5b5c2f8c1f60abcadbfef2cbacebbea0a', 'hex');
    expect(await table(korean)).toEqual(['euc-kr', ['출발지', '도착지'], ['서울', '부산']]);
    const japanese = Buffer.from('8f6f94ad926e2c939e9285926e0a938c8b9e2c91e58de30a', 'hex');
    expect(await table(japanese)).toEqual(['shift_jis', ['出発地', '到着地'], ['東京', '大阪']]);
  });
  test('Western text in an unnamed encoding is refused, not taken for Chinese; named, it is read', async () => {
    const latin = Buffer.from('from,to\nZürich,Malmö\n', 'latin1');
    expect((await table(latin))[0]).toBe('FILE_ENCODING');
    expect(await table(latin, { charset: 'windows-1252' })).toEqual(['windows-1252', ['from', 'to'], ['Zürich', 'Malmö']]);
    expect((await table(latin, { charset: 'utf-8' }))[0]).toBe('FILE_ENCODING');
    expect((await table(latin, { charset: 'klingon' }))[0]).toBe('FILE_ENCODING');
  });
  test('half a character at the end is refused', async () => {
    expect((await table(Buffer.from(TEXT).subarray(0, -2), { charset: 'utf-8' }))[0]).toBe('FILE_ENCODING');
  });
});

describe('F30: forms', () => {
  test.each([
    ['semicolons', 'a;b\n1,5;2\n', [['a', 'b'], ['1,5', '2']]],
    ['tabs', 'a\tb\n1\t2\n', [['a', 'b'], ['1', '2']]],
    ['carriage returns alone', 'a,b\r1,2\r3,4\r', [['a', 'b'], ['1', '2'], ['3', '4']]],
    ['line ends of every kind', 'a,b\r\n1,2\n3,4\r5,6', [['a', 'b'], ['1', '2'], ['3', '4'], ['5', '6']]],
    ['a named separator', 'sep=|\na|b\n1|2\n', [['a', 'b'], ['1', '2']]],
    ['quotes in quotes, breaks in cells', 'a,b\n"say ""hi""","x\ny"\n', [['a', 'b'], ['say "hi"', 'x\ny']]],
    ['a quote inside a cell', 'a,b\n2" pipe,3\n', [['a', 'b'], ['2" pipe', '3']]],
    ['rows longer and shorter than the header', 'a,b\n1\n1,2,3\n', [['a', 'b', ''], ['1', '', ''], ['1', '2', '3']]],
    ['blank rows and columns', '\n,,\na,b,,\n\n1,2,,\n,,\n', [['a', 'b'], ['1', '2']]],
    ['a header that stands twice', 'a,a\n1,2\n', [['a', 'a'], ['1', '2']]],
  ])('%s', async (_, text, cells) => {
    expect((await table(text)).slice(1)).toEqual(cells);
  });
  test('rows keep the numbers a spreadsheet shows', async () => {
    const result = await read('a,b\n"x\ny",1\n\n2,3\n');
    expect(result).toMatchObject({ ok: true, value: { rows: [{ number: 2 }, { number: 4 }] } });
  });
  test.each([
    ['a quote that is never closed', 'a,b\n1,2\n"3,4\n', 'FILE_ROW_UNREADABLE', { row: 3 }],
    ['a zero byte', 'a,b\n1,\0\n', 'FILE_ROW_UNREADABLE', { row: 2 }],
    ['a line of 1 MB', `a,b\n${'x'.repeat(1_000_000)},2\n`, 'FILE_CELL_TOO_LONG', { row: 2 }],
    ['a quoted line of 3 MB', `a,b\n"${'x'.repeat(3_000_000)},2\n`, 'FILE_CELL_TOO_LONG', { row: 2 }],
    ['too many columns', `${'a,'.repeat(300)}a\n1\n`, 'FILE_TOO_MANY_COLUMNS', { limit: 200, row: 1 }],
    ['nothing', '\n\n', 'FILE_EMPTY', {}], ['a header alone', 'a,b\n', 'FILE_EMPTY', {}],
    ['a web page', ' <!doctype html><p>', 'FILE_OTHER_TYPE', {}],
  ])('%s is refused with its place', async (_, text, reason, detail) => {
    expect(await read(text)).toMatchObject({ ok: false, error: { reason, detail } });
  });
  test('100,000 rows are read within 30 s, a million are refused at the limit', { timeout: 60_000 }, async () => {
    const rows = (count: number): string => `from,to,value\n${Array.from({ length: count }, (_, i) => `威海 ${i},首尔,${i}`).join('\n')}\n`;
    const began = performance.now();
    const result = await read(rows(100_000), { limits: { rows: 100_000 } });
    expect(performance.now() - began).toBeLessThan(30_000);
    expect(result.ok && result.value.rows.at(-1)).toEqual({ number: 100_001, cells: ['威海 99999', '首尔', '99999'] });
    expect(await read(rows(1_000_000), { limits: { rows: 100_000 } })).toMatchObject({ ok: false, error: { reason: 'FILE_TOO_MANY_ROWS', detail: { row: 100_002 } } });
  });
});

describe('F32: headers that name a prototype', () => {
  const header = '__proto__,constructor,constructor.prototype,toString,from';
  test('are columns like any other', async () => {
    const result = await read(`${header}\npolluted,polluted,polluted,polluted,威海\n`);
    if (!result.ok) throw new Error(result.error.reason);
    expect(recogniseColumns(result.value.header, new Map()).uses).toEqual([undefined, undefined, undefined, undefined, 'from']);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
  });
  test('a mapping may name them', () => {
    const names = header.split(',');
    const mapped = toMapping('{"__proto__":"to","constructor":"value","constructor.prototype":""}', names, RFQ_FIELDS);
    if (!mapped.ok) throw new Error('refused');
    expect(recogniseColumns(names, mapped.value).uses).toEqual(['to', 'value', undefined, undefined, 'from']);
    expect(toMapping('{"from":"__proto__"}', names, RFQ_FIELDS)).toMatchObject({ ok: false, error: [{ code: 'UNKNOWN_VALUE', value: '__proto__' }] });
    for (const text of ['[]', '1', 'null', '{', '"x"']) expect(toMapping(text, names, RFQ_FIELDS)).toMatchObject({ ok: false });
  });
});
