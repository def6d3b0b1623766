/** Bulk requests on their way in and out. */
import { toDecimalString, toRfc3339, type Currency, type Language, type Place, type PlaceId, type Reason, type Result } from '../../../planner/domain/index.ts';
import type { CellFault, PickedOption, Rfq, RfqRow } from '../../ports/rfqs.ts';
import { cellsOf } from '../../usecases/rfq/check-rows.ts';
import { columnLetter, RFQ_FIELDS, type ColumnFault, type RfqField } from '../../usecases/rfq/columns.ts';
import { FIRM_ZONE } from '../../usecases/quote-shipment.ts';
import { FAILED_WORDS, REASON_WORDS, STALE_WORD } from '../sheets/words.ts';
import { sayIssue } from '../texts/index.ts';
import type { RfqRowBody, RfqSummaryBody } from './rfq.ts';
import type { Places } from './to-api.ts';
import type { Fault } from './to-domain.ts';

type Spoken = Parameters<typeof sayIssue>[0];

/** Columns by the caller's word. Kept in a map: a header may be called `__proto__`. */
export const toMapping = (text: string | undefined, header: readonly string[]): Result<ReadonlyMap<string, RfqField | ''>, Fault[]> => {
  if (text === undefined) return { ok: true, value: new Map() };
  const fault = (pointer: string, value: string, known: string): Fault => ({ pointer, code: 'UNKNOWN_VALUE', value: value.slice(0, 200), detail: { known }, candidates: [] });
  const entries = entriesOf(text);
  if (!entries) return { ok: false, error: [fault('/mapping', text, '{"Gewicht":"weight_kg"}')] };
  const letters = header.map((_, i) => columnLetter(i));
  const faults = entries.flatMap(([name, field]) => [
    ...(header.includes(name) || letters.includes(name) ? [] : [fault('/mapping', name, header.join(', ').slice(0, 500))]),
    ...(field === '' || (RFQ_FIELDS as readonly unknown[]).includes(field) ? [] : [fault('/mapping', String(field), RFQ_FIELDS.join(', '))]),
  ]);
  return faults.length > 0 ? { ok: false, error: faults } : { ok: true, value: new Map(entries as [string, RfqField | ''][]) };
};

const entriesOf = (text: string): [string, unknown][] | undefined => {
  try {
    const given: unknown = JSON.parse(text);
    return given !== null && typeof given === 'object' && !Array.isArray(given) ? Object.entries(given) : undefined;
  } catch {
    return undefined;
  }
};

export const toColumnFault = ({ field, code, value, first }: ColumnFault): Fault => ({ pointer: `/columns/${field}`, code, value, detail: first === '' ? {} : { first }, candidates: [] });
export const toColumns = (header: readonly string[], uses: readonly string[]): RfqSummaryBody['columns'] =>
  header.map((name, i) => ({ letter: columnLetter(i), header: name, field: (uses[i] || null) as RfqSummaryBody['columns'][number]['field'] }));

/** Where a table has a field. */
export interface TableShape {
  readonly header: readonly string[];
  readonly uses: readonly string[];
}

export const toCellFault = (row: number, fault: CellFault, { header, uses }: TableShape, places: Places, language: Spoken): RfqRowBody['faults'][number] => {
  const at = uses.indexOf(fault.field);
  return {
    row, column: at < 0 ? null : columnLetter(at), header: at < 0 ? fault.field : (header[at] as string), field: fault.field as RfqRowBody['faults'][number]['field'],
    code: fault.code, message: sayIssue(language, fault.code, fault.value, fault.detail), value: fault.value,
    candidates: fault.candidates.flatMap((id) => places.get(id as PlaceId) ?? []).map((place: Place) => ({ id: place.id, name: place.names[language], kind: place.kind })),
  };
};

export const toRfqBody = (rfq: Rfq): RfqSummaryBody => ({
  id: rfq.id, name: rfq.name, type: rfq.type, state: rfq.cancelledAt !== undefined ? 'cancelled' : rfq.counts.pending > 0 ? 'running' : 'done',
  createdAt: toRfc3339(rfq.createdAt, FIRM_ZONE), cancelledAt: rfq.cancelledAt === undefined ? null : toRfc3339(rfq.cancelledAt, FIRM_ZONE), columns: toColumns(rfq.header, rfq.uses),
  counts: { rows: Object.values(rfq.counts).reduce((a, b) => a + b, 0), ...rfq.counts },
});

export const toRfqRowBody = (row: RfqRow, rfq: Rfq, places: Places, language: Spoken): RfqRowBody => {
  const cells = cellsOf(row.cells, rfq.uses);
  const { outcome } = row;
  const priced = outcome?.kind === 'priced' ? outcome : undefined;
  const pick = (option: PickedOption | undefined) => option && toPickedBody(option, priced?.currency as Currency, places.get(row.question?.to as PlaceId)?.zone ?? 'UTC');
  return {
    index: row.index, row: row.number, state: row.state, from: cells.get('from') ?? '', to: cells.get('to') ?? '', customer: cells.get('customer') ?? '', reference: cells.get('reference') ?? '',
    faults: outcome?.kind === 'faults' ? outcome.faults.map((fault) => toCellFault(row.number, fault, rfq, places, language)) : [],
    reasons: reasonsOf(row, language), currency: priced?.currency ?? null, options: priced?.options ?? null,
    cheapest: pick(priced?.cheapest) ?? null, fastest: pick(priced?.fastest) ?? null, balanced: pick(priced?.balanced) ?? null,
  };
};

const reasonsOf = ({ outcome }: RfqRow, language: Language): RfqRowBody['reasons'] => {
  if (outcome?.kind === 'failed') return [{ code: outcome.code, what: '', message: FAILED_WORDS[outcome.code][language] }];
  if (outcome?.kind === 'staleRates') return [{ code: 'FX_STALE', what: `${outcome.currencies} ${outcome.asOf}`, message: STALE_WORD[language].replace('{days}', String(outcome.days)) }];
  if (outcome?.kind !== 'noRoute') return [];
  return outcome.reasons.map(({ reason, what }) => ({ code: reason as Reason, what, message: REASON_WORDS[reason][language] }));
};

const toPickedBody = (picked: PickedOption, currency: Currency, zone: string): NonNullable<RfqRowBody['cheapest']> => ({
  option: picked.option, price: { amount: toDecimalString(picked.price, currency), currency }, arrivesAt: toRfc3339(picked.arrivesAt, zone),
  transitHours: Math.round((picked.transit / 60) * 100) / 100, modes: [...picked.modes] as NonNullable<RfqRowBody['cheapest']>['modes'], co2eKg: (picked.co2e / 1000).toFixed(3),
});
