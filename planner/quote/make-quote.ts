/**
 * Answers one customer's question: every itinerary worth offering, each with its ledger, and why the others are not offered.
 * Pure: the same network and request give the same answer, byte for byte; `without` switches savings of the search off and changes no front.
 */
import { localDateOf, type EpochMin, type PlaceId, type Warning } from '../domain/index.ts';
import type { Arc, Network, Timetable } from '../network/index.ts';
import type { Pruning, SearchResult } from '../router/index.ts';
import type { Exclusion, Option, QuoteAnswer } from './answer.ts';
import type { CargoCosts } from './cargo-costs.ts';
import { arrivalsOf, findPaths } from './find-paths.ts';
import { readyInstants } from './ready-window.ts';
import { missedDeparture } from './itinerary.ts';
import { listOptions } from './list-options.ts';
import { explainNoRoute } from './no-route.ts';
import { choosePicks } from './picks.ts';
import { reliabilityOf } from './reliability.ts';
import type { QuoteRequest } from './request.ts';

export const makeQuote = (network: Network, request: QuoteRequest, { without = [] }: { readonly without?: readonly Pruning[] } = {}): QuoteAnswer => {
  const found = readyInstants(network, request).map((readyAt) => findPaths(network, { ...request, readyAt }, without));
  const { timetable, costs, result } = found[0] as (typeof found)[number];
  const ordered = listOptions(network, found).map(({ prepared, path, option }) => ({ ...option, reliability: reliabilityOf(network, prepared, path) }));
  const picks = choosePicks(ordered);
  const options = ordered.map((option, i): Option => ({ ...option, picks: picks[i] ?? [] }));
  return {
    edition: network.edition.id,
    readyAt: request.readyAt,
    currency: request.currency,
    warnings: warningsOf(network, request, options),
    options,
    excluded: [...refusedServices(network, costs), ...missedDepartures(network, timetable, costs, result)],
    noRoute: options.length > 0 ? [] : explainNoRoute(network, request, (lifted) => arrivalsOf(network, lifted)),
    labels: found.reduce((sum, each) => sum + each.result.labels, 0),
  };
};

/** Services of which no load unit can be used, each with the first rule that keeps it out. */
const refusedServices = (network: Network, costs: CargoCosts): Exclusion[] => {
  const refused = new Map<string, Exclusion>();
  const usable = new Set<string>();
  for (const i of network.rides) {
    const arc = network.arcs[i] as Extract<Arc, { kind: 'ride' }>;
    const refusal = costs.refusalOf(i);
    if (!refusal) usable.add(arc.service.id);
    else if (!refused.has(arc.service.id)) refused.set(arc.service.id, { what: arc.service.id, ...refusal, margin: undefined });
  }
  return [...refused.values()].filter((e) => !usable.has(e.what)).sort((a, b) => (a.what < b.what ? -1 : 1));
};

/** For each ride of the answer, the departure before it that the goods just missed. */
const missedDepartures = (network: Network, timetable: Timetable, costs: CargoCosts, result: SearchResult): Exclusion[] => {
  const missed = new Map<string, Exclusion>();
  const boarded = new Set<string>();
  const keyOf = (service: string, departure: number, unit: string): string => `${service}@${timetable.departures[departure]?.serviceDate}:${unit}`;
  for (const path of result.paths)
    for (const leg of path.legs) {
      const arc = network.arcs[leg.arc] as Arc;
      if (arc.kind !== 'ride') continue;
      boarded.add(keyOf(arc.service.id, leg.departure, arc.unit));
      const found = missedDeparture(network, timetable, costs, leg);
      if (!found) continue;
      const key = keyOf(arc.service.id, found.departure, arc.unit);
      if ((missed.get(key)?.margin?.value ?? Number.POSITIVE_INFINITY) <= found.late) continue;
      const date = timetable.departures[found.departure]?.serviceDate ?? '';
      missed.set(key, {
        what: `${arc.service.id}@${date}`, reason: 'CUT_OFF_MISSED', margin: { value: found.late, unit: 'min' },
        detail: { cutOff: found.cutOff, unit: arc.unit, place: arc.sailing.from },
      });
    }
  return [...missed]
    .filter(([key]) => !boarded.has(key))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, exclusion]) => exclusion);
};

/** What the reader must know before relying on the options; each said once. */
const warningsOf = (network: Network, request: QuoteRequest, options: readonly Option[]): Warning[] => {
  const steps = options.flatMap((option) => option.steps);
  const currencies = new Set(options.flatMap((o) => o.charges.map((c) => c.native.currency)).filter((c) => c !== request.currency));
  const rates = network.edition.exchange.filter((r) => r.status === 'example' && (currencies.has(r.currency) || (currencies.size > 0 && r.currency === request.currency && r.currency !== 'CNY')));
  const warnings: Warning[] = [];
  if (rates[0]) warnings.push({ code: 'FX_EXAMPLE', detail: { asOf: rates[0].asOf, currencies: [...rates].map((r) => r.currency).sort().join(', ') } });
  if (network.edition.tariffs.some((row) => row.status === 'example') && options.length > 0) warnings.push({ code: 'TARIFF_EXAMPLE', detail: {} });
  const assumed = new Set(steps.flatMap((s) => (s.kind === 'ride' && s.calendar === 'assumed' ? [s.service] : [])));
  if (assumed.size > 0) warnings.push({ code: 'CALENDAR_ASSUMED', detail: { services: [...assumed].sort().join(', ') } });
  for (const [country, until] of estimatedHolidays(network, steps)) warnings.push({ code: 'HOLIDAYS_ESTIMATED', detail: { country, publishedUntil: until } });
  if (steps.some((s) => s.kind === 'operation' && (s.operation === 'exportCustoms' || s.operation === 'importCustoms'))) {
    warnings.push({ code: 'CLEARANCE_P50', detail: { regime: request.regime } });
    warnings.push({ code: 'NO_DUTY_AND_TAX', detail: {} });
  }
  const unusual = new Map(steps.flatMap((s) => (s.kind === 'ride' ? [[s.service, network.services.get(s.service)?.status ?? ''] as const] : [])));
  for (const [service, status] of [...unusual].sort())
    if (!['active', 'reported', 'assumed'].includes(status)) warnings.push({ code: 'UNUSUAL_STATUS', detail: { service, status } });
  return warnings;
};

/** Countries whose holidays are only computed on a day an answer touches, with the last published day. */
const estimatedHolidays = (network: Network, steps: readonly { readonly from: string; readonly startsAt: EpochMin; readonly endsAt: EpochMin; readonly kind: string }[]): [string, string][] => {
  const found = new Map<string, string>();
  for (const step of steps) {
    const place = network.places.get(step.from as PlaceId);
    if (!place || (step.kind !== 'operation' && step.kind !== 'wait')) continue;
    const until = network.calendarOf(place.country).publishedUntil;
    if (until !== undefined && localDateOf(step.endsAt, place.zone) > until) found.set(place.country, until);
  }
  return [...found].sort();
};
