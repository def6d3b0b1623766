/** Which arcs a consignment may use, and the first rule that keeps it from the others. */
import { minutes, NEVER_RUN, type Minutes, type Mode, type Provenance, type Reason, type ServiceId } from '../domain/index.ts';
import { findClearance, type Arc, type Network, type Work } from '../network/index.ts';
import type { CargoClass } from './cargo-class.ts';

export interface Refusal {
  readonly reason: Reason;
  readonly detail: Readonly<Record<string, string | number>>;
}

/** The first rule of cargo or question that keeps an arc out. */
export type RuleOut = (arc: Arc, durations: readonly (Minutes | undefined)[]) => Refusal | undefined;

export const makeRuleOut = (network: Network, asked: CargoClass): RuleOut => {
  const { cargo, regime } = asked;
  const replaced = new Set<ServiceId>();
  if (asked.statuses.includes('alternative'))
    for (const service of network.services.values()) if (service.status === 'alternative' && service.alternatesWith !== undefined) replaced.add(service.alternatesWith);
  const avoided = new Set(asked.avoid);
  const unwanted = (carrier: { readonly zh: string; readonly en: string }): Refusal | undefined =>
    !asked.carriers || asked.carriers.includes(carrier.zh) || asked.carriers.includes(carrier.en) ? undefined : { reason: 'CARRIER_NOT_ASKED', detail: { carrier: carrier.en } };

  const byService: RuleOut = (arc) => {
    if (arc.kind !== 'ride') return undefined;
    const { service } = arc;
    if (NEVER_RUN.includes(service.status) || !asked.statuses.includes(service.status)) return { reason: 'STATUS_NOT_ASKED', detail: { status: service.status } };
    if (replaced.has(service.id)) return { reason: 'STATUS_NOT_ASKED', detail: { status: 'alternative' } };
    const refused = refusedCargo(service.temperatures, service.dangerousGoods, service.cargoRule, asked);
    if (refused) return refused;
    if (service.capacityWeight !== undefined && cargo.weight > service.capacityWeight) return { reason: 'TOO_HEAVY', detail: { capacityKg: service.capacityWeight / 1000 } };
    return unwanted(service.carrier);
  };
  const byCourier: RuleOut = (arc) => {
    if (arc.kind !== 'courier') return undefined;
    const { heaviest, regimes, validFrom, validTo, carrier } = arc.courier;
    const refused = refusedCargo(['T-AMB'], [], 'RULE-POST', asked);
    if (refused) return refused;
    if (!regimes.includes(regime)) return { reason: 'REGIME_SITE', detail: { regime } };
    if (asked.date < validFrom || asked.date > validTo) return { reason: 'OUTSIDE_TIMETABLE', detail: { lastDay: validTo } };
    if (cargo.weight > heaviest) return { reason: 'TOO_HEAVY', detail: { capacityKg: heaviest / 1000 } };
    return unwanted(carrier);
  };
  const byQuestion: RuleOut = (arc, durations) => {
    const mode = modeOf(arc);
    if (mode && asked.modes && !asked.modes.includes(mode)) return { reason: 'MODE_NOT_ASKED', detail: { mode } };
    const met = avoided.size === 0 ? undefined : touches(arc).find((id) => avoided.has(id));
    if (met !== undefined) return { reason: 'AVOIDED', detail: { avoid: met } };
    return durations.includes(undefined) ? { reason: 'REGIME_SITE', detail: { regime } } : undefined;
  };
  return (arc, durations) => byService(arc, durations) ?? byCourier(arc, durations) ?? byQuestion(arc, durations);
};

export const modeOf = (arc: Arc): Mode | undefined => (arc.kind === 'link' ? 'road' : arc.kind === 'ride' ? arc.service.mode : arc.kind === 'courier' ? 'post' : undefined);

/** Places and services an arc has to do with. */
const touches = (arc: Arc): readonly string[] => {
  switch (arc.kind) {
    case 'link':
      return [arc.link.from.id, arc.link.to.id];
    case 'ride':
      return [arc.service.id, arc.sailing.from, arc.sailing.to, ...arc.sailing.via];
    case 'courier':
      return [arc.courier.id, arc.origin.id, arc.market.id];
    case 'works':
      return arc.works.map((work) => work.place.id);
  }
};

/** What the cargo rule of a carrier keeps out; the rule is cited. */
const refusedCargo = (temperatures: readonly string[], dangerous: readonly string[], rule: string, { cargo }: CargoClass): Refusal | undefined => {
  if (!temperatures.includes(cargo.temperature)) return { reason: 'TEMPERATURE_REFUSED', detail: { temperature: cargo.temperature, accepts: temperatures.join(', '), rule } };
  if (cargo.dangerousGoods !== undefined && !dangerous.includes(cargo.dangerousGoods))
    return { reason: 'DANGEROUS_GOODS_REFUSED', detail: { dangerousGoods: cargo.dangerousGoods, accepts: dangerous.join(', '), rule } };
  return undefined;
};

/** Minutes each work of an arc takes; a link or parcel is one. Undefined: the regime is not cleared there. */
export const durationsOf = (network: Network, arc: Arc, regime: string): (Minutes | undefined)[] => {
  if (arc.kind === 'link') return [arc.link.duration];
  if (arc.kind === 'courier') return [arc.courier.p50];
  return arc.works.map((work) => workTime(network, work, regime));
};

/** Minutes an operation works; customs take the regime's median. Undefined: the regime is not cleared here. */
const workTime = (network: Network, { rule, place }: Work, regime: string): Minutes | undefined => {
  if (rule.kind === 'exportCustoms') return findClearance(network.edition, place, regime, 'export')?.p50;
  if (rule.kind === 'importCustoms') return findClearance(network.edition, place, regime, 'import')?.p50;
  return minutes(rule.duration);
};

/** Where a work's time comes from: the regime for customs, else the operation. */
export const workProvenance = (network: Network, { rule, place }: Work, regime: string): Provenance => {
  const direction = rule.kind === 'exportCustoms' ? 'export' : rule.kind === 'importCustoms' ? 'import' : undefined;
  return (direction && findClearance(network.edition, place, regime, direction)?.provenance) ?? rule.provenance;
};
