/** Bulk requests on their way in and out. */
import { toDecimalString, toRfc3339, type Currency, type Language, type PlaceId, type Reason } from '../../../planner/domain/index.ts';
import type { PickedOption, Rfq, RfqRow } from '../../ports/rfqs.ts';
import type { RfqField } from '../../usecases/rfq/columns.ts';
import { cellsOf } from '../../usecases/tables/columns.ts';
import { FIRM_ZONE } from '../../usecases/quote-shipment.ts';
import { FAILED_WORDS, REASON_WORDS, STALE_WORD } from '../sheets/words.ts';
import type { sayIssue } from '../texts/index.ts';
import type { RfqRowBody, RfqSummaryBody } from './rfq.ts';
import type { Places } from './to-api.ts';
import { toCellFault, toColumns } from './table.ts';

type Spoken = Parameters<typeof sayIssue>[0];

export const toRfqBody = (rfq: Rfq): RfqSummaryBody => ({
  id: rfq.id, name: rfq.name, type: rfq.type, state: rfq.cancelledAt !== undefined ? 'cancelled' : rfq.counts.pending > 0 ? 'running' : 'done',
  createdAt: toRfc3339(rfq.createdAt, FIRM_ZONE), cancelledAt: rfq.cancelledAt === undefined ? null : toRfc3339(rfq.cancelledAt, FIRM_ZONE), columns: toColumns(rfq.header, rfq.uses),
  counts: { rows: Object.values(rfq.counts).reduce((a, b) => a + b, 0), ...rfq.counts },
});

export const toRfqRowBody = (row: RfqRow, rfq: Rfq, places: Places, language: Spoken): RfqRowBody => {
  const cells = cellsOf<RfqField>(row.cells, rfq.uses);
  const { outcome } = row;
  const priced = outcome?.kind === 'priced' ? outcome : undefined;
  const pick = (option: PickedOption | undefined) => option && toPickedBody(option, priced?.currency as Currency, places.get(row.question?.to as PlaceId)?.zone ?? 'UTC');
  return {
    index: row.index, row: row.number, state: row.state, from: cells.get('from') ?? '', to: cells.get('to') ?? '', customer: cells.get('customer') ?? '', reference: cells.get('reference') ?? '',
    faults: outcome?.kind === 'faults' ? outcome.faults.map((fault) => toCellFault<RfqField>(row.number, fault, rfq, places, language)) : [],
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
