/** What every adapter of the store must do for assortments: one suite, run on the embedded database and on a PostgreSQL server. */
import { beforeEach, expect, test } from 'vitest';
import { share } from '../../../planner/domain/index.ts';
import type { AssortmentRow } from '../../../server/ports/assortments.ts';
import type { Writes } from '../../../server/ports/store.ts';
import { aLine, anAnswer, empty, NOW, onEveryAdapter } from '../../support/store.ts';

const aRow = (index: number, line: AssortmentRow['line']): AssortmentRow => ({ index, number: index + 2, cells: [`'); drop table assortment;-- ${index}`, 'é\n"'], line, faults: line ? [] : [{ field: 'sku', code: 'MISSING', value: '', detail: { n: 1 }, candidates: ['MKT-KR-SEOUL'] }] });
const RECORD = { name: '渔具 "韩日"', source: 'xlsx', header: ['SKU', '市场'], uses: ['sku', ''], weeks: 2, createdAt: NOW } as const;

onEveryAdapter('assortments on $name', (held) => {
  beforeEach(() => empty(held));
  const keep = async (rows: readonly AssortmentRow[]): Promise<string> => {
    let id = '';
    const work = async (tx: Writes) => {
      id = await tx.nextAssortmentId('20261207');
      await tx.addAssortment({ ...RECORD, id }, rows);
      return anAnswer('');
    };
    await held.store.write(undefined, work);
    return id;
  };

  test('rows come back as they were written, whatever they say, in slices and by kind', async () => {
    const lines = Array.from({ length: 1203 }, (_, i) => (i === 600 ? undefined : aLine(`S-${i % 401}`, { market: `M-${Math.floor(i / 401)}`, shelfDays: i % 2 ? 90 : undefined, returned: share(0.1), mean: [i, 0.25], variance: [1e9, 0] })));
    const rows = lines.map((line, i) => aRow(i, line));
    const id = await keep(rows);
    expect(id).toBe('AST-20261207-0001');
    expect(await held.store.read.assortment(id)).toEqual({ ...RECORD, id, counts: { lines: 1202, refused: 1, skus: 401, markets: 3 } });
    expect(await held.store.read.assortmentRows(id, 0, 2000, 'all')).toEqual(rows);
    expect(await held.store.read.assortmentRows(id, 599, 2, 'lines')).toEqual([rows[599], rows[601]]);
    expect(await held.store.read.assortmentRows(id, 0, 9, 'refused')).toEqual([rows[600]]);
  });
  test('a list from the newest back, and one removed with its rows', async () => {
    const [first, second, third] = [await keep([aRow(0, aLine('A'))]), await keep([aRow(0, aLine('A'))]), await keep([])];
    expect((await held.store.read.assortments(2, undefined)).map(({ id }) => id)).toEqual([third, second]);
    expect((await held.store.read.assortments(2, second)).map(({ id, counts }) => [id, counts.lines])).toEqual([[first, 1]]);
    expect([await held.store.transact((tx) => tx.removeAssortment(second)), await held.store.transact((tx) => tx.removeAssortment(second))]).toEqual([true, false]);
    expect(await held.store.read.assortment(second)).toBeUndefined();
    expect(await held.store.read.assortmentRows(second, 0, 9, 'all')).toEqual([]);
    expect(await held.store.read.assortmentRows(first, 0, 9, 'all')).toHaveLength(1);
  });
  test('of a SKU in a market there is one, and what fails leaves nothing', async () => {
    await expect(keep([aRow(0, aLine('A')), aRow(1, aLine('A'))])).rejects.toThrow(/assortment_row_line/);
    expect(await held.store.read.assortments(9, undefined)).toEqual([]);
  });
});
