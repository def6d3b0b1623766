/** Consignments as rows, and back. */
import { cubicCentimetres, grams, minorUnits, type Currency } from '../../../planner/domain/index.ts';
import { keepLatest } from '../../../planner/support/index.ts';
import type { Insertable, Selectable } from 'kysely';
import type { ConsignmentEntry, ConsignmentSource, ConsignmentState, PooledConsignment } from '../../ports/consignments.ts';
import { customerKey, foldText } from './list-columns.ts';
import { fromSqlInstant, toSqlInstant } from './rows.ts';
import type { ConsignmentTable } from './tables.ts';

/** Later than any promise. */
const NEVER = '9999-12-31T00:00:00.000Z';
const amount = (minor: number | null) => (minor === null ? undefined : minorUnits(minor));

export const toConsignment = (row: Selectable<ConsignmentTable>): PooledConsignment => ({
  id: row.id, revision: row.revision, hub: row.hub, reference: row.reference, source: row.source, shipper: row.shipper, consignee: row.consignee, goods: row.goods, hsCode: row.hs_code ?? undefined,
  weight: grams(row.weight_g), volume: cubicCentimetres(row.volume_cm3), pieces: row.pieces, regime: row.regime, temperature: row.temperature, dangerousGoods: row.dangerous_goods ?? undefined, alone: row.alone,
  destination: row.destination, readyAt: fromSqlInstant(row.ready_at), dueAt: row.due_at === null ? undefined : fromSqlInstant(row.due_at), priority: row.priority,
  rates: { currency: row.currency as Currency, holdingPerDay: amount(row.holding_per_day_minor), latePerDay: amount(row.late_per_day_minor), leftBehind: amount(row.left_behind_minor) },
  note: row.note, state: row.state as ConsignmentState, placed: row.departure === null || row.unit === null ? undefined : { departure: row.departure, unit: row.unit }, reason: row.reason,
  createdAt: fromSqlInstant(row.created_at), changedAt: fromSqlInstant(row.changed_at),
});

const wordsOf = (source: ConsignmentSource): readonly string[] => {
  switch (source.model) {
    case 'consolidation':
      return [];
    case 'purchaseSupply':
      return [source.supplier, source.purchaseOrder];
    case 'purchaseForward':
      return [source.buyerOrder, source.agent];
  }
};

/** A day's table names the same firms again and again, and reading a name in pinyin costs more than all else of its row. */
const KEYS_KEPT = 5000;
const keys = new Map<string, string>();
const nameKey = (name: string): string => keepLatest(keys, KEYS_KEPT, name, () => customerKey(name));

type ListColumns = 'shipper_key' | 'consignee_key' | 'search_text' | 'due_key';
export const CONSIGNMENT_LIST_COLUMNS: readonly ListColumns[] = ['shipper_key', 'consignee_key', 'search_text', 'due_key'];
type SaidColumns = Pick<Insertable<ConsignmentTable>, 'id' | 'reference' | 'shipper' | 'consignee' | 'goods' | 'hs_code' | 'note' | 'due_at'>;
/** What the list is sorted and searched by. */
export const listColumnsOf = (row: SaidColumns, source: ConsignmentSource): Pick<Insertable<ConsignmentTable>, ListColumns> => ({
  shipper_key: nameKey(row.shipper), consignee_key: nameKey(row.consignee), due_key: row.due_at ?? NEVER,
  search_text: foldText([row.id, row.reference, row.shipper, row.consignee, row.goods, row.hs_code ?? '', row.note, ...wordsOf(source)].join('\n')),
});

export const CONSIGNMENT_COLUMNS = [
  'id', 'revision', 'hub', 'reference', 'model', 'source', 'shipper', 'consignee', 'goods', 'hs_code', 'weight_g', 'volume_cm3', 'pieces', 'regime', 'temperature', 'dangerous_goods', 'alone', 'destination', 'ready_at', 'due_at',
  'priority', 'currency', 'holding_per_day_minor', 'late_per_day_minor', 'left_behind_minor', 'note', 'state', 'departure', 'unit', 'reason', 'created_at', 'changed_at', 'shipper_key', 'consignee_key', 'search_text', 'due_key',
] as const satisfies readonly (keyof ConsignmentTable)[];

/** Rows of consignments that have just been received, as JSON has them. */
export const toNewRows = (made: readonly PooledConsignment[]) =>
  made.map((each) => ({ ...entryColumns(each.id, each), revision: 1, state: 'received', departure: null, unit: null, reason: '', created_at: toSqlInstant(each.createdAt), changed_at: toSqlInstant(each.changedAt) }));

/** What is entered, as columns. `source` and `pieces` are values here: whoever writes a single row makes them text. */
export const entryColumns = (id: string, entry: ConsignmentEntry) => {
  const said = {
    id, hub: entry.hub, reference: entry.reference, model: entry.source.model, source: entry.source, shipper: entry.shipper, consignee: entry.consignee, goods: entry.goods, hs_code: entry.hsCode ?? null,
    weight_g: entry.weight, volume_cm3: entry.volume, pieces: entry.pieces, regime: entry.regime, temperature: entry.temperature, dangerous_goods: entry.dangerousGoods ?? null, alone: entry.alone,
    destination: entry.destination, ready_at: toSqlInstant(entry.readyAt), due_at: entry.dueAt === undefined ? null : toSqlInstant(entry.dueAt), priority: entry.priority,
    currency: entry.rates.currency, holding_per_day_minor: entry.rates.holdingPerDay ?? null, late_per_day_minor: entry.rates.latePerDay ?? null, left_behind_minor: entry.rates.leftBehind ?? null, note: entry.note,
  };
  return { ...said, ...listColumnsOf(said, entry.source) };
};
