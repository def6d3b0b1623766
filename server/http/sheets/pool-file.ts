/** Files of the pool: the template to fill in, a sender's table back with what became of each row, and the list in the columns in which it can come in again. */
import { toRfc3339, type EpochMin, type Language } from '../../../planner/domain/index.ts';
import type { ImportRow, PooledConsignment } from '../../ports/consignments.ts';
import type { SheetCell, SheetColumn, WrittenSheet } from '../../ports/sheets.ts';
import { EXPORT_RESULT_COLUMNS, IMPORT_RESULT_COLUMNS, POOL_FIELD_NAMES, POOL_FIELDS, type PoolField } from '../../usecases/pool/columns.ts';
import { fromPieces } from '../../usecases/pool/row-body.ts';
import { FIRM_ZONE } from '../../usecases/quote-shipment.ts';
import { toCellFault, type TableShape } from '../contract/table.ts';
import type { Places } from '../contract/to-api.ts';
import { toConsignmentRequest } from '../contract/to-consignment-body.ts';
import { CONSIGNMENT_STATE_WORDS, DIFFERENT_WORD, IMPORT_OUTCOME_WORDS, MODEL_WORDS, POOL_FIELD_HELP, POOL_FILE_WORDS, RESULT_HEADINGS, WOULD_IMPORT_WORD } from './pool-words.ts';
import { nextMonday } from './rfq-file.ts';
import { mapped } from './send-sheet.ts';
import { columnOf, givenBack, numberCell, tableTemplate } from './table-file.ts';

const NUMBERS: readonly PoolField[] = ['weight_kg', 'volume_cbm', 'priority', 'holding_per_day', 'late_per_day', 'left_behind_cost'];
const EXAMPLE: Readonly<Record<PoolField, string>> = {
  hub: 'CNWEI', reference: 'RC-0001', model: '集货集发', shipper: '环翠渔具示例厂', consignee: 'Hanil Sports', goods: '碳素钓竿', hs_code: '950710', weight_kg: '420.5', volume_cbm: '3.2', pieces: '1200x800x1000*3@140', regime: '9710',
  temperature: 'T-AMB', dg: '', alone: '', destination: '首尔', ready_at: '', due_at: '', priority: '0', supplier: '', purchase_order: '', expected_at: '', buyer_order: '', agent: '', holding_per_day: '', late_per_day: '',
  left_behind_cost: '', currency: '', note: '示例，填写前删去',
};
const poolColumn = (field: PoolField): SheetColumn => columnOf(field, POOL_FIELD_NAMES);

export const poolTemplate = (language: Language, now: EpochMin) =>
  tableTemplate({ fields: POOL_FIELDS, names: POOL_FIELD_NAMES, texts: POOL_FILE_WORDS, explain: (field) => POOL_FIELD_HELP[field], example: (field) => (NUMBERS.includes(field) ? numberCell(EXAMPLE[field]) : field === 'ready_at' ? nextMonday(now) : EXAMPLE[field]) }, language);

/** A drawn sample in the columns of the template. */
export const samplePoolSheet = (rows: readonly Readonly<Partial<Record<PoolField, string>>>[]): WrittenSheet => ({
  name: POOL_FILE_WORDS.sheet.zh, columns: POOL_FIELDS.map(poolColumn), rows: rows.map((row) => POOL_FIELDS.map((field) => (NUMBERS.includes(field) ? numberCell(row[field] ?? '') : row[field]))),
});

/** Times as a spreadsheet shows them; a row without an offset is Beijing's. */
const clockOf = (instant: EpochMin): string => toRfc3339(instant, FIRM_ZONE).slice(0, 16).replace('T', ' ');

const cellsOf = (consignment: PooledConsignment): Readonly<Record<PoolField, SheetCell>> => {
  const said = toConsignmentRequest(consignment);
  const { source, rates } = consignment;
  const supply = source.model === 'purchaseSupply' ? source : undefined;
  const forward = source.model === 'purchaseForward' ? source : undefined;
  const hasRates = [rates.holdingPerDay, rates.latePerDay, rates.leftBehind].some((each) => each !== undefined);
  return {
    hub: said.hub, reference: said.reference, model: MODEL_WORDS[source.model].zh, shipper: said.shipper, consignee: said.consignee, goods: said.goods, hs_code: said.hsCode ?? undefined, weight_kg: { decimal: said.weightKg }, volume_cbm: { decimal: said.volumeCbm },
    pieces: fromPieces(said.pieces), regime: said.regime, temperature: said.temperature, dg: said.dg ?? undefined, alone: said.alone ? '是' : undefined, destination: said.destination, ready_at: clockOf(consignment.readyAt),
    due_at: consignment.dueAt === undefined ? undefined : clockOf(consignment.dueAt), priority: { decimal: String(said.priority) }, supplier: supply?.supplier, purchase_order: supply?.purchaseOrder,
    expected_at: supply && clockOf(supply.expectedAt), buyer_order: forward?.buyerOrder, agent: forward?.agent, holding_per_day: numberCell(said.rates.holdingPerDay ?? ''), late_per_day: numberCell(said.rates.latePerDay ?? ''),
    left_behind_cost: numberCell(said.rates.leftBehind ?? ''), currency: hasRates ? rates.currency : undefined, note: said.note,
  };
};

/** @param rows handed on as they are taken */
export const poolSheet = (rows: AsyncIterable<PooledConsignment>, language: Language): WrittenSheet => {
  const columns: SheetColumn[] = [
    ...POOL_FIELDS.map((field) => ({ ...poolColumn(field), ...(field === 'weight_kg' ? { decimals: 3 } : field === 'volume_cbm' ? { decimals: 6 } : {}) })),
    ...EXPORT_RESULT_COLUMNS.map((column) => ({ header: `${RESULT_HEADINGS[column][language]} / ${column}`, width: 20 })),
  ];
  const resultOf = (each: PooledConsignment): Readonly<Record<(typeof EXPORT_RESULT_COLUMNS)[number], SheetCell>> => ({
    id: each.id, state: CONSIGNMENT_STATE_WORDS[each.state][language], placed_departure: each.placed?.departure, placed_unit: each.placed?.unit, left_behind_reason: each.reason,
    piece_count: numberCell(each.pieces.length === 0 ? '' : String(each.pieces.reduce((sum, { count }) => sum + count, 0))), changed_at: clockOf(each.changedAt),
  });
  const toCells = (each: PooledConsignment): SheetCell[] => {
    const [cells, result] = [cellsOf(each), resultOf(each)];
    return [...POOL_FIELDS.map((field) => cells[field]), ...EXPORT_RESULT_COLUMNS.map((column) => result[column])];
  };
  return { name: POOL_FILE_WORDS.sheet[language], columns, rows: mapped(rows, toCells) };
};

/** What a row's outcome is called; before an import, what it would be. */
const outcomeWord = ({ outcome, same }: ImportRow, isDone: boolean, language: Language): string => {
  if (outcome === 'existing' && same === false) return DIFFERENT_WORD[language];
  return outcome === 'imported' && !isDone ? WOULD_IMPORT_WORD[language] : IMPORT_OUTCOME_WORDS[outcome][language];
};

export const importedSheet = (shape: TableShape, rows: AsyncIterable<ImportRow> | Iterable<ImportRow>, isDone: boolean, places: Places, language: Parameters<typeof toCellFault>[4]): WrittenSheet => {
  const results = IMPORT_RESULT_COLUMNS.map((column): SheetColumn => ({ header: `${RESULT_HEADINGS[column][language]} / ${column}`, width: column === 'errors' ? 60 : 22 }));
  return givenBack(POOL_FILE_WORDS.sheet[language], shape, results, rows, (row) => {
    const faults = row.faults.map((fault) => toCellFault<PoolField>(row.number, fault, shape, places, language));
    return [outcomeWord(row, isDone, language), row.consignment, faults.map(({ header, message }) => `${header}: ${message}`).join('\n')];
  });
};
