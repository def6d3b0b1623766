/** What the palette finds and in what order; sources come and go, answer late, or not at all. */
import { afterEach, describe, expect, test } from 'vitest';
import { matchIn, orderGroups, rankRows, readTyped, scoreOf, sortFound } from '../../../web/palette/rank.ts';
import { listSources, registerSource, type PaletteRow } from '../../../web/palette/registry.ts';
import { readPanels } from '../../../web/state/panels.ts';

const row = (text: string, more: Partial<PaletteRow> = {}): PaletteRow => ({ id: `row:${text}`, icon: 'pin', text, ...more });
const texts = (rows: readonly PaletteRow[]): readonly string[] => rows.map(({ text }) => text);

describe('what is typed', () => {
  test('a first sign says what is meant', () => {
    expect(readTyped('> 新')).toEqual({ prefix: '>', text: '新' });
    expect(readTyped(' #Q-12')).toEqual({ prefix: '#', text: 'Q-12' });
    expect(readTyped('?')).toEqual({ prefix: '?', text: '' });
    expect(readTyped('仁川 > 首尔')).toEqual({ prefix: undefined, text: '仁川 > 首尔' });
  });
});

describe('ranking', () => {
  test('the whole, then the start, then the start of a word, then anywhere', () => {
    expect(texts(rankRows([row('West Weihai'), row('Xweihai'), row('Weihai'), row('Weihai Port'), row('Yantai')], 'weihai'))).toEqual(['Weihai', 'Weihai Port', 'West Weihai', 'Xweihai']);
  });
  test('accents, width and case do not matter; what is not there is not found', () => {
    expect(scoreOf('Łódź Gdańsk', 'GDANSK')).toBe(2);
    expect(scoreOf('ＫＲＩＮＣ', 'krinc')).toBe(0);
    expect(scoreOf('仁川港', '釜山')).toBeUndefined();
  });
  test('words that are not shown and the hint are searched as well', () => {
    expect(texts(rankRows([row('仁川港', { hint: 'KRINC', words: ['Incheon Port'] }), row('釜山港', { hint: 'KRPUS' })], 'inch'))).toEqual(['仁川港']);
    expect(texts(rankRows([row('仁川港', { hint: 'KRINC' }), row('釜山港', { hint: 'KRPUS' })], 'krpus'))).toEqual(['釜山港']);
  });
  test('what was used lately breaks ties only', () => {
    const rows = [row('威海甲'), row('威海乙'), row('大威海')];
    expect(texts(rankRows(rows, '威海', ['row:大威海', 'row:威海乙']))).toEqual(['威海乙', '威海甲', '大威海']);
    expect(texts(rankRows(rows, ''))).toEqual(['威海甲', '威海乙', '大威海']);
  });
  test('the group with the best row comes first; what was found by something not shown comes last', () => {
    const groups = [{ id: 'places', title: '', rows: [row('首尔')] }, { id: 'commands', title: '', rows: [row('分享这个方案')] }, { id: 'empty', title: '', rows: [] }];
    expect(orderGroups(groups, '分享').map(({ id }) => id)).toEqual(['commands', 'places']);
    expect(orderGroups(groups, '').map(({ id }) => id)).toEqual(['places', 'commands']);
  });
  test('what a source found keeps its order, but the exact name goes first', () => {
    expect(texts(sortFound([row('首尔金浦国际机场'), row('Incheon'), row('首尔')], '首尔'))).toEqual(['首尔', '首尔金浦国际机场', 'Incheon']);
  });
  test('the part that matches is told by its letters', () => {
    expect(matchIn('Huancui, Weihai', 'WEI')).toEqual([9, 12]);
    expect(matchIn('仁川港', 'renchuan')).toBeUndefined();
  });
});

describe('sources', () => {
  const leave: (() => void)[] = [];
  afterEach(() => leave.splice(0).forEach((each) => each()));
  test('register, replace one of the same name, and leave; an asynchronous one is asked like any other', async () => {
    leave.push(registerSource({ id: 'saved', title: 'Quotes', prefix: '#', rows: () => [] }));
    leave.push(registerSource({ id: 'saved', title: 'Quotes', prefix: '#', rows: async (text, signal) => (signal.aborted ? [] : [row(`Q-${text}`)]) }));
    expect(listSources().map(({ id, prefix }) => [id, prefix])).toEqual([['saved', '#']]);
    expect(texts(await listSources()[0]!.rows('7', new AbortController().signal))).toEqual(['Q-7']);
    leave.splice(0).forEach((each) => each());
    expect(listSources()).toEqual([]);
  });
});

describe('kept sizes of panels', () => {
  test('come back as far as they make sense', () => {
    expect(readPanels('{"sizes":{"side-wide":480},"folded":["drawer"]}')).toEqual({ sizes: { 'side-wide': 480 }, folded: ['drawer'] });
    expect(readPanels('{"sizes":{"side-wide":"wide","drawer-wide":-3},"folded":["map"]}')).toEqual({ sizes: {}, folded: [] });
    for (const text of [null, '', 'no', '[]', '{"folded":7}']) expect(readPanels(text), String(text)).toEqual({ sizes: {}, folded: [] });
  });
});
