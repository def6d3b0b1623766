/** Why a question has no answer: the rules that, lifted one by one, would give one; else what is missing in the network. */
import { localDateOf, type EpochMin } from '../domain/index.ts';
import type { Network } from '../network/index.ts';
import type { Exclusion } from './answer.ts';
import { limitRules, otherRegimes, type LiftableRule } from './lift-rules.ts';
import type { QuoteRequest } from './request.ts';

/** Arrivals of the options a changed question would have. */
type Ask = (request: QuoteRequest) => readonly EpochMin[] | readonly number[];

export const explainNoRoute = (network: Network, request: QuoteRequest, ask: Ask): Exclusion[] => {
  const origin = network.places.get(request.from);
  const destination = network.places.get(request.to);
  const query = (reason: Exclusion['reason'], detail: Exclusion['detail'] = {}, margin: Exclusion['margin'] = undefined): Exclusion => ({ what: 'query', reason, margin, detail });
  if (!origin || !destination) return [];
  const { sailings } = network.edition;
  if (!network.links.some((link) => link.from.id === request.from) && !sailings.some((sailing) => sailing.from === request.from)) return [query('ORIGIN_UNSERVED', { place: request.from })];
  if (!network.links.some((link) => link.to.id === request.to) && !sailings.some((sailing) => sailing.to === request.to)) return [query('DESTINATION_UNSERVED', { place: request.to })];
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

  const ambient = { ...request.cargo, temperature: 'T-AMB' };
  const harmless = { ...request.cargo, dangerousGoods: undefined };
  const rules = limitRules(request);

  for (const rule of rules) {
    const arrivesAt = earliest(rule.change);
    if (arrivesAt === undefined) continue;
    const late = rule.reason === 'AFTER_DUE_TIME' ? { value: arrivesAt - (request.dueAt ?? arrivesAt), unit: 'min' as const } : undefined;
    found.push(query(rule.reason, rule.detail, late));
  }
  const instead = abroad ? otherRegimes(network, request).filter((regime) => earliest({ regime }) !== undefined) : [];
  if (instead.length > 0) found.push(query('OTHER_REGIME', { regime: request.regime, instead: instead.join(', ') }));
  if (found.length > 0) return found;

  // No single rule: name those that each block on their own although all others are lifted.
  const noCargo = { ...request.cargo, temperature: 'T-AMB', dangerousGoods: undefined };
  const all = rules.reduce<Partial<QuoteRequest>>((change, rule) => ({ ...change, ...rule.change }), {});
  const lifted = (kept: LiftableRule | undefined): Partial<QuoteRequest> => {
    const cargo = kept?.reason === 'TEMPERATURE_REFUSED' ? harmless : kept?.reason === 'DANGEROUS_GOODS_REFUSED' ? ambient : noCargo;
    const rest = Object.fromEntries(Object.entries(all).filter(([key]) => !kept || !(key in kept.change) || key === 'cargo'));
    return { ...rest, cargo };
  };
  if (earliest(lifted(undefined)) !== undefined)
    for (const rule of rules) if (earliest(lifted(rule)) === undefined) found.push(query(rule.reason, { ...rule.detail, together: 'yes' }));
  return found.length > 0 ? found : [query('NO_CONNECTION', { from: request.from, to: request.to })];
};
