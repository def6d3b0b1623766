/** Consignments on their way out, as they are shown and as they would be entered again. */
import { toDecimalString, toRfc3339, type EpochMin, type MinorUnits, type PlaceId } from '../../../planner/domain/index.ts';
import { NEXT_STATES, type ConsignmentEntry, type ConsignmentPage, type ConsignmentSource, type PieceSize, type PooledConsignment, type WaitingRates } from '../../ports/consignments.ts';
import { FIRM_ZONE } from '../../usecases/quote-shipment.ts';
import type { ConsignmentBody, ConsignmentPageBody } from './consignment.ts';
import type { Places } from './to-api.ts';
import { toPlaceName } from './to-saved-quote.ts';

/** Plain decimals: thousands of a number may not be lost, nor an exponent come in. */
export const toKilograms = (weight: number): string => (weight / 1000).toFixed(3);
export const toCubicMetres = (volume: number): string => (volume / 1_000_000).toFixed(6);

const pieceBody = ({ weight, ...size }: PieceSize) => ({ ...size, weightKg: weight === undefined ? null : toKilograms(weight) });
const ratesBody = ({ currency, ...rates }: WaitingRates): ConsignmentBody['rates'] => {
  const amount = (minor: MinorUnits | undefined): string | null => (minor === undefined ? null : toDecimalString(minor, currency));
  return { currency, holdingPerDay: amount(rates.holdingPerDay), latePerDay: amount(rates.latePerDay), leftBehind: amount(rates.leftBehind) };
};
const sourceBody = (source: ConsignmentSource, zone: string): ConsignmentBody['source'] =>
  source.model === 'purchaseSupply' ? { ...source, expectedAt: toRfc3339(source.expectedAt, zone) } : source;

/** What somebody would send to enter it. */
export const toConsignmentRequest = (entry: ConsignmentEntry) => {
  const at = (instant: EpochMin): string => toRfc3339(instant, FIRM_ZONE);
  return {
    hub: entry.hub, reference: entry.reference, source: sourceBody(entry.source, FIRM_ZONE), shipper: entry.shipper, consignee: entry.consignee, goods: entry.goods, hsCode: entry.hsCode ?? null,
    weightKg: toKilograms(entry.weight), volumeCbm: toCubicMetres(entry.volume), pieces: entry.pieces.map(pieceBody), regime: entry.regime, temperature: entry.temperature, dg: entry.dangerousGoods ?? null,
    alone: entry.alone, destination: entry.destination, readyAt: at(entry.readyAt), dueAt: entry.dueAt === undefined ? null : at(entry.dueAt), priority: entry.priority, rates: ratesBody(entry.rates), note: entry.note,
  };
};

export const toConsignmentBody = (consignment: PooledConsignment, places: Places): ConsignmentBody => {
  const zoneOf = (id: string): string => places.get(id as PlaceId)?.zone ?? FIRM_ZONE;
  const { hub, destination, dueAt, pieces } = consignment;
  const said = toConsignmentRequest(consignment);
  return {
    ...said, id: consignment.id, revision: consignment.revision, state: consignment.state, mayBecome: [...NEXT_STATES[consignment.state]], hub: toPlaceName(hub, places), destination: toPlaceName(destination, places),
    source: sourceBody(consignment.source, zoneOf(hub)), pieceCount: pieces.reduce((sum, { count }) => sum + count, 0), regime: said.regime as ConsignmentBody['regime'], temperature: said.temperature as ConsignmentBody['temperature'],
    readyAt: toRfc3339(consignment.readyAt, zoneOf(hub)), dueAt: dueAt === undefined ? null : toRfc3339(dueAt, zoneOf(destination)), placed: consignment.placed ? { ...consignment.placed } : null, reason: consignment.reason,
    createdAt: toRfc3339(consignment.createdAt, FIRM_ZONE), changedAt: toRfc3339(consignment.changedAt, FIRM_ZONE),
  };
};

export const toConsignmentPageBody = (page: ConsignmentPage, places: Places): ConsignmentPageBody => ({
  rows: page.rows.map((row) => toConsignmentBody(row, places)), total: page.total, byState: { ...page.byState }, weightKg: toKilograms(page.weight), volumeCbm: toCubicMetres(page.volume), next: page.next ?? null,
});
