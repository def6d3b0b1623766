/** Takes checked rows into the pool. What is there already stays as it is, so that the same file sent again adds nothing; every row says what became of it. */
import { localDateOf, type EpochMin } from '../../../planner/domain/index.ts';
import type { ConsignmentEntry, ConsignmentReads, ImportRow, PooledConsignment, PoolImport } from '../../ports/consignments.ts';
import type { KeptAnswer, Store, WriteKey, Writes } from '../../ports/store.ts';
import { FIRM_ZONE } from '../quote-shipment.ts';
import { inSlices } from '../tables/in-slices.ts';
import type { CheckedRow } from './check-rows.ts';

export type ImportFile = Pick<PoolImport, 'name' | 'type' | 'header' | 'uses'>;

export const keyOf = ({ hub, reference }: Pick<ConsignmentEntry, 'hub' | 'reference'>): string => `${hub}\n${reference}`;
export const dayOf = (at: EpochMin): string => localDateOf(at, FIRM_ZONE).replaceAll('-', '');

/** Consignments that rows name, by hub and reference. */
export const findExisting = async (reads: Pick<ConsignmentReads, 'consignmentsByReference'>, rows: readonly Pick<CheckedRow, 'entry'>[]): Promise<ReadonlyMap<string, PooledConsignment>> => {
  const byHub = new Map<string, string[]>();
  for (const { entry } of rows) {
    if (!entry) continue;
    const references = byHub.get(entry.hub);
    if (references) references.push(entry.reference);
    else byHub.set(entry.hub, [entry.reference]);
  }
  const found = await Promise.all([...byHub].map(([hub, references]) => reads.consignmentsByReference(hub, references)));
  return new Map(found.flat().map((consignment) => [keyOf(consignment), consignment]));
};

const SAID: readonly (keyof ConsignmentEntry)[] = ['source', 'shipper', 'consignee', 'goods', 'hsCode', 'weight', 'volume', 'pieces', 'regime', 'temperature', 'dangerousGoods', 'alone', 'destination', 'dueAt', 'priority', 'rates', 'note'];
/** Order of keys in what is compared: the store gives objects back as it likes. */
const plain = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (each !== null && typeof each === 'object' && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each)) ?? '';
/** Whether they say the same of the goods. When a row was silent on it, the ready time was that of its first import. */
export const isSameEntry = (a: ConsignmentEntry, b: ConsignmentEntry): boolean => SAID.every((field) => plain(a[field]) === plain(b[field]));

export const outcomeOf = (row: CheckedRow, existing: ReadonlyMap<string, PooledConsignment>): ImportRow => {
  const base = { index: row.index, number: row.number, cells: row.cells, faults: row.faults };
  if (!row.entry) return { ...base, outcome: 'refused', consignment: undefined, same: undefined };
  const before = existing.get(keyOf(row.entry));
  return before ? { ...base, outcome: 'existing', consignment: before.id, same: isSameEntry(row.entry, before) } : { ...base, outcome: 'imported', consignment: undefined, same: undefined };
};

const writeImport = async (tx: Writes, id: string, now: EpochMin, file: ImportFile, rows: readonly CheckedRow[]): Promise<void> => {
  const before = await findExisting(tx, rows);
  const fresh = rows.flatMap(({ entry }) => (entry && !before.has(keyOf(entry)) ? [entry] : []));
  const added = new Map((await tx.addConsignments(fresh, dayOf(now), now)).map((consignment) => [keyOf(consignment), consignment.id]));
  // Whoever imported the same at the same time was first with the rest.
  const existing = added.size === fresh.length ? before : await findExisting(tx, rows.filter(({ entry }) => entry && !added.has(keyOf(entry))));
  const outcomes = await inSlices(rows, (row): ImportRow => {
    const isNew = row.entry && added.get(keyOf(row.entry));
    return isNew ? { index: row.index, number: row.number, cells: row.cells, faults: [], outcome: 'imported', consignment: isNew, same: undefined } : outcomeOf(row, existing);
  });
  await tx.addImport({ ...file, id, createdAt: now }, outcomes);
};

/** @throws StoreError */
export const importRows = (store: Store, key: WriteKey, now: EpochMin, file: ImportFile, rows: readonly CheckedRow[], respond: (record: PoolImport) => KeptAnswer): ReturnType<Store['write']> =>
  store.write(key, async (tx) => {
    const id = await tx.nextImportId(dayOf(now));
    await writeImport(tx, id, now, file, rows);
    const record = await tx.poolImport(id);
    if (!record) throw new Error(`no import ${id}`);
    return respond(record);
  });
