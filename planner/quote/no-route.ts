/** Why a question has no answer: the rules that, lifted one by one, would give one; else what is missing in the network. */
import { ASKABLE_STATUSES, localDateOf, type EpochMin } from '../domain/index.ts';
import type { Network } from '../network/index.ts';
import type { Exclusion } from './answer.ts';
import type { QuoteRequest } from './request.ts';

/** Arrivals of the options a changed question would have. */
type Ask = (request: QuoteRequest) => readonly EpochMin[] | readonly number[];

export const explainNoRoute = (network: Network, request: QuoteRequest, ask: Ask): Exclusion[] => {
  const origin = network.places.get(request.from);
  const destination = network.places.get(request.to);
  const query = (reason: Exclusion['reason'], detail: Exclusion['detail'] = {}, margin: Exclusion['margin'] = undefined): Exclusion => ({ what: 'query', reason, margin, detail });
  if (!origin || !destination) return [];
  if (network.topology.outDegree(request.from) === 0) return [query('ORIGIN_UNSERVED', { place: request.from })];
  if (network.topology.inDegree(request.to) === 0) return [query('DESTINATION_UNSERVED', { place: request.to })];
  const abroad = origin.country !== destination.country;
  const exportsFrom = new Set(network.edition.clearances.filter((c) => c.direction === 'export').map((c) => c.country));
  if (abroad && !exportsFrom.has(origin.country)) return [query('REGIME_DIRECTION', { regime: request.regime, country: origin.country })];

  const found: Exclusion[] = [];
  const lastDay = [...network.services.values()].map((s) => s.validTo).sort().at(-1);
  if (abroad && lastDay !== undefined && localDateOf(request.readyAt, origin.zone) > lastDay) found.push(query('OUTSIDE_TIMETABLE', { lastDay }));
  const earliest = (change: Partial<QuoteRequest>): number | undefined => {
    const arrivals = ask({ ...request, ...change });
    return arrivals.length > 0 ? Math.min(...arrivals) : undefined;
  };

  if (request.dueAt !== undefined) {
    const arrivesAt = earliest({ dueAt: undefined });
    if (arrivesAt !== undefined) found.push(query('AFTER_DUE_TIME', {}, { value: arrivesAt - request.dueAt, unit: 'min' }));
  }
  if (request.modes && earliest({ modes: undefined }) !== undefined) found.push(query('MODE_NOT_ASKED', { modes: request.modes.join(', ') }));
  if (earliest({ statuses: ASKABLE_STATUSES }) !== undefined) found.push(query('STATUS_NOT_ASKED', { statuses: request.statuses.join(', ') }));
  const { temperature, dangerousGoods } = request.cargo;
  if (temperature !== 'T-AMB' && earliest({ cargo: { ...request.cargo, temperature: 'T-AMB' } }) !== undefined) found.push(query('TEMPERATURE_REFUSED', { temperature }));
  if (dangerousGoods !== undefined && earliest({ cargo: { ...request.cargo, dangerousGoods: undefined } }) !== undefined)
    found.push(query('DANGEROUS_GOODS_REFUSED', { dangerousGoods }));
  const others = [...new Set(network.edition.clearances.map((c) => c.regime))].filter((r) => r !== request.regime).sort();
  const working = abroad ? others.filter((regime) => earliest({ regime }) !== undefined) : [];
  if (working.length > 0) found.push(query('REGIME_SITE', { regime: request.regime, instead: working.join(', ') }));
  return found.length > 0 ? found : [query('NO_CONNECTION', { from: request.from, to: request.to })];
};
