/** Takes a table of SKUs as one assortment: rows checked by themselves and against each other, kept beside the sender's cells. */
import { localDateOf, type EpochMin } from '../../../planner/domain/index.ts';
import type { Assortment, AssortmentLine, AssortmentRow } from '../../ports/assortments.ts';
import type { CellFault } from '../../ports/rfqs.ts';
import type { SheetRow } from '../../ports/sheets.ts';
import type { KeptAnswer, Store, WriteKey } from '../../ports/store.ts';
import { FIRM_ZONE } from '../quote-shipment.ts';
import { cellsOf } from '../tables/columns.ts';
import { inSlices } from '../tables/in-slices.ts';
import { weeksOf, type AssortmentField } from './columns.ts';
import { readLine, type LineWords } from './read-line.ts';

/** What is said of a SKU itself, with its column. */
const OF_SKU: readonly (readonly [keyof AssortmentLine, AssortmentField])[] = [
  ['name', 'name'], ['weight', 'weight_kg'], ['volume', 'volume_cbm'], ['value', 'value'], ['currency', 'currency'], ['shelfDays', 'shelf_days'], ['temperature', 'temperature'], ['regimes', 'regimes'], ['returned', 'returned_percent'],
];
const isSame = (a: unknown, b: unknown): boolean => String(a) === String(b);

/** A SKU says the same in every market, and stands in each once. The first row of several is taken to be right. */
const againstEachOther = (rows: readonly AssortmentRow[]): AssortmentRow[] => {
  const first = new Map<string, { readonly row: number; readonly line: AssortmentLine }>();
  const pairs = new Map<string, number>();
  return rows.map((row) => {
    const { line, number } = row;
    if (!line) return row;
    const pair = `${line.sku}\n${line.market}`;
    const twin = pairs.get(pair);
    const before = first.get(line.sku);
    const faults: CellFault[] = [
      ...(twin === undefined ? [] : [{ field: 'sku', code: 'DUPLICATE_ID' as const, value: line.sku, detail: { first: twin }, candidates: [] }]),
      ...(before ? OF_SKU.filter(([key]) => !isSame(line[key], before.line[key])).map(([key, field]): CellFault => ({ field, code: 'CONFLICT', value: String(line[key] ?? ''), detail: { other: `${line.sku} #${before.row}` }, candidates: [] })) : []),
    ];
    if (faults.length > 0) return { ...row, line: undefined, faults };
    pairs.set(pair, number);
    if (!before) first.set(line.sku, { row: number, line });
    return row;
  });
};

/** @param uses what each column is, empty for the sender's own */
export const checkAssortment = async (rows: readonly SheetRow[], uses: readonly string[], words: LineWords): Promise<readonly AssortmentRow[]> => {
  const weeks = weeksOf(uses);
  return againstEachOther(await inSlices(rows, ({ number, cells }, index): AssortmentRow => ({ index, number, cells, ...readLine(cellsOf<AssortmentField>(cells, uses), weeks, words) })));
};

export type NewAssortment = Pick<Assortment, 'name' | 'source' | 'header' | 'uses' | 'weeks'>;

/** @throws StoreError */
export const keepAssortment = (store: Store, key: WriteKey, now: EpochMin, record: NewAssortment, rows: readonly AssortmentRow[], respond: (kept: Assortment) => KeptAnswer): ReturnType<Store['write']> =>
  store.write(key, async (tx) => {
    const id = await tx.nextAssortmentId(localDateOf(now, FIRM_ZONE).replaceAll('-', ''));
    await tx.addAssortment({ ...record, id, createdAt: now }, rows);
    const kept = await tx.assortment(id);
    if (!kept) throw new Error(`no assortment ${id}`);
    return respond(kept);
  });

/** Lines read at a time. */
const PAGE = 1000;
/** All lines that were taken. @throws StoreError */
export const linesOf = async ({ read }: Pick<Store, 'read'>, id: string): Promise<readonly AssortmentLine[]> => {
  const lines: AssortmentLine[] = [];
  for (let from = 0; ; ) {
    const rows = await read.assortmentRows(id, from, PAGE, 'lines');
    lines.push(...rows.flatMap(({ line }) => line ?? []));
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return lines;
    from = last.index + 1;
  }
};
