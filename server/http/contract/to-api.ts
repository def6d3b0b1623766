/** From the planner's answer to the contract: the only place where units, instants and ids become what the outside reads. */
import { toDecimalString, toRfc3339, type MinorUnits, type Currency, type Place, type PlaceId, type Provenance, type Service, type Warning } from '../../../planner/domain/index.ts';
import type { Edition, Path } from '../../../planner/network/index.ts';
import { PICK_DEFINITIONS, type Charge, type Exclusion, type Option, type QuoteAnswer, type Reliability, type Step } from '../../../planner/quote/index.ts';
import type { QuoteAnswerBody } from './quote.ts';

/** What the contract needs to know of the network: names' owners. */
export type Places = ReadonlyMap<PlaceId, Place>;

export const toQuoteBody = (answer: QuoteAnswer, from: PlaceId, places: Places, engineVersion: string, ms: number): QuoteAnswerBody => ({
  edition: answer.edition,
  engineVersion,
  readyAt: local(answer.readyAt, from, places),
  currency: answer.currency,
  scope: 'door-to-door without destination duty and tax',
  warnings: answer.warnings.map(toWarningBody),
  options: answer.options.map((option) => toOptionBody(option, answer.currency, places)),
  excluded: answer.excluded.map(toExclusionBody),
  noRoute: answer.noRoute.map(toExclusionBody),
  pickDefinitions: { ...PICK_DEFINITIONS },
  search: { labels: answer.labels, ms },
});

const local = (at: Parameters<typeof toRfc3339>[0], place: PlaceId, places: Places): string => toRfc3339(at, places.get(place)?.zone ?? 'UTC');
const money = (amount: MinorUnits, currency: Currency) => ({ amount: toDecimalString(amount, currency), currency });
const kilograms = (gramsOfCo2e: number): string => (gramsOfCo2e / 1000).toFixed(3);
export const toProvenanceBody = (p: Provenance) => ({ confidence: p.confidence, sources: [...p.sources], remark: p.remark });
export const toWarningBody = (w: Warning): QuoteAnswerBody['warnings'][number] => ({ code: w.code, detail: { ...w.detail } });
export const toExclusionBody = (e: Exclusion): QuoteAnswerBody['excluded'][number] => ({ what: e.what, reason: e.reason, margin: e.margin ?? null, detail: { ...e.detail } });

export const toOptionBody = (option: Option, currency: Currency, places: Places): QuoteAnswerBody['options'][number] => {
  const destination = option.steps.at(-1)?.to as PlaceId;
  return {
    id: option.id,
    arrivesAt: local(option.arrivesAt, destination, places),
    transitHours: Math.round((option.transit / 60) * 100) / 100,
    readyBy: option.readyBy === undefined ? null : local(option.readyBy, option.steps[0]?.from as PlaceId, places),
    price: money(option.price, currency),
    co2eKg: kilograms(option.co2e),
    picks: [...option.picks],
    reliability: option.reliability === undefined ? null : toReliabilityBody(option.reliability, destination, places),
    steps: option.steps.map((step) => toStepBody(step, places)),
    charges: option.charges.map((charge) => toChargeBody(charge, currency)),
  };
};

const toReliabilityBody = ({ p50At, p90At, onTimeBy, ...odds }: Reliability, destination: PlaceId, places: Places): NonNullable<QuoteAnswerBody['options'][number]['reliability']> => {
  const at = (instant: Reliability['p50At']): string | null => (instant === undefined ? null : local(instant, destination, places));
  return { ...odds, p50At: at(p50At), p90At: at(p90At), onTimeBy: local(onTimeBy, destination, places), connections: odds.connections.map((connection) => ({ ...connection })) };
};

const toStepBody = (step: Step, places: Places): QuoteAnswerBody['options'][number]['steps'][number] => ({
  kind: step.kind,
  mode: step.kind === 'ride' || step.kind === 'link' ? step.mode : null,
  service: step.kind === 'ride' ? step.service : null,
  serviceDate: step.kind === 'ride' ? step.serviceDate : null,
  unit: step.unit.label,
  from: step.from,
  to: step.to,
  startsAt: local(step.startsAt, step.from, places),
  endsAt: local(step.endsAt, step.to, places),
  calendar: step.kind === 'ride' ? step.calendar : null,
  note: noteOf(step, places),
  operation: step.kind === 'operation' ? step.operation : null,
  wait:
    step.kind !== 'wait'
      ? null
      : step.why.kind === 'opening'
        ? { kind: 'opening', service: null, binding: null, closesAt: null, spareMin: null }
        : { kind: 'departure', service: step.why.service, binding: step.why.binding, closesAt: local(step.why.closesAt, step.from, places), spareMin: step.why.spare },
  distanceKm: step.kind === 'link' || step.kind === 'ride' ? Math.round(step.distanceM / 100) / 10 : null,
  co2eKg: kilograms(step.co2e),
  provenance: step.kind === 'wait' ? null : toProvenanceBody(step.provenance),
});

const OPERATION_NOTES = {
  load: 'Loaded into containers at the shipper.',
  intake: 'Received at the terminal or CFS.',
  exportCustoms: 'Export customs, median time (p50).',
  stuff: 'Stuffed into containers at the CFS.',
  discharge: 'Discharged and made available.',
  transit: 'Transhipped in transit, under customs.',
  reload: 'Handed to the onward carrier.',
  gaugeChange: 'Boxes change gauge at the border; normal crossing time, contained in the transit time.',
  importCustoms: 'Import customs, median time (p50).',
  handover: 'Handed over at the terminal or CFS.',
  strip: 'Stripped from containers at the CFS.',
} as const;

const noteOf = (step: Step, places: Places): string => {
  switch (step.kind) {
    case 'ride':
      return step.calendar === 'assumed' ? 'Sailing days assumed, not published.' : 'Sailing days published.';
    case 'link':
      return `By road, ${(step.distanceM / 1000).toFixed(1)} km.`;
    case 'operation':
      return OPERATION_NOTES[step.operation];
    case 'wait':
      return step.why.kind === 'opening'
        ? 'Waits for the counter to open.'
        : `Waits for ${step.why.service}; ${step.why.binding === 'departure' ? 'departure' : `${step.why.binding} cut-off`} at ${local(step.why.closesAt, step.from, places)} binds with ${step.why.spare} min to spare.`;
  }
};

const toChargeBody = (charge: Charge, currency: Currency): QuoteAnswerBody['options'][number]['charges'][number] => ({
  code: charge.code,
  step: charge.step,
  basis: charge.basis,
  quantity: charge.quantity,
  rate: charge.rate,
  native: money(charge.native.amount, charge.native.currency),
  fx: charge.fx,
  amount: toDecimalString(charge.amount, currency),
  currency,
  applied: [...charge.applied],
  provenance: toProvenanceBody(charge.provenance),
});

export const toPlaceBody = (place: Place) => ({
  id: place.id, kind: place.kind, country: place.country, city: place.city, names: { ...place.names }, unlocode: place.unlocode ?? null, iata: place.iata ?? null, zone: place.zone, lon: place.lon, lat: place.lat,
  goods: [...place.goods], provenance: toProvenanceBody(place.provenance),
});

const clock = (dayMin: number): string => `${String(Math.floor((dayMin % 1440) / 60)).padStart(2, '0')}:${String(dayMin % 60).padStart(2, '0')}`;

export const toServiceBody = (service: Service, edition: Edition) => ({
  id: service.id, mode: service.mode, carrier: { ...service.carrier }, vessel: service.vessel, status: service.status, calendar: service.calendar, validFrom: service.validFrom, validTo: service.validTo, units: [...service.units],
  cutOffsMin: { ...service.cutOffs }, capacityKg: service.capacityWeight === undefined ? null : service.capacityWeight / 1000, cargoRule: service.cargoRule, provenance: toProvenanceBody(service.provenance),
  sailings: edition.sailings
    .filter((s) => s.service === service.id)
    .map((s) => ({
      from: s.from, to: s.to, weekdays: [...s.weekdays], everyWeeks: s.everyWeeks, departs: clock(s.departs),
      arrives: 'clock' in s.arrival ? clock(s.arrival.clock) : null, arrivesDay: 'clock' in s.arrival ? Math.floor(s.arrival.clock / 1440) : null, transitMin: 'after' in s.arrival ? s.arrival.after : null,
      via: [...s.via], distanceKm: Math.round(s.distance / 100) / 10,
      provenance: toProvenanceBody(s.provenance),
    })),
});

/** Paths rounded to about ten metres: a map needs no more. */
export const toPathsBody = (paths: Readonly<Record<string, Path>>): Record<string, [number, number][][]> =>
  Object.fromEntries(
    Object.entries(paths).map(([key, path]) => [key, path.map((line) => line.map(([lon, lat]): [number, number] => [Math.round(lon * 1e4) / 1e4, Math.round(lat * 1e4) / 1e4]))]),
  );

