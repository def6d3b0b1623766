import type { OperationKind, OperationRule } from '../../../../planner/domain/index.ts';
import type { Dataset } from '../../../../planner/network/index.ts';
import type { QuoteRequest } from '../../../../planner/quote/request.ts';
import type { Consignment } from './consignment.ts';
import type { FinishWork } from './counters.ts';
import type { Emissions } from './emissions.ts';
import type { Mistake } from './features.ts';
import type { Prices } from './prices.ts';

/** What hubs do to goods: each answers the goods after the work, or undefined where it is not offered. */
export const makeWorks = (
  dataset: Dataset, request: QuoteRequest, prices: Prices, emissions: Emissions, finishWork: FinishWork, mistake: Mistake | undefined,
) => {
  const ruleOf = (kind: OperationKind, { place, unit }: Pick<Consignment, 'place' | 'unit'>): OperationRule | undefined =>
    dataset.operations.find(
      (rule) => rule.kind === kind && rule.unit === unit && rule.country === place.country && rule.placeKinds.includes(place.kind),
    );
  const charged = new Map<OperationRule, { readonly price: number; readonly co2e: number }>();
  const chargeOf = (rule: OperationRule) => {
    const known = charged.get(rule);
    if (known) return known;
    const price = rule.card ? (prices.ofCard(rule.card, rule.unit) ?? 0) : 0;
    const charge = { price, co2e: emissions.ofOperation(rule.factor, rule.unit) };
    charged.set(rule, charge);
    return charge;
  };
  const afterWork = (goods: Consignment, rule: OperationRule, duration: number): Consignment => {
    const { price, co2e } = chargeOf(rule);
    return { ...goods, at: finishWork(goods.place, rule.hours, goods.at, duration), price: goods.price + price, co2e: goods.co2e + co2e };
  };

  const operate = (goods: Consignment, kind: OperationKind): Consignment | undefined => {
    const rule = ruleOf(kind, goods);
    return rule && afterWork(goods, rule, rule.duration);
  };
  /** Customs take the regime's time at the counter and for the charges of their operation. */
  const clear = (goods: Consignment, direction: 'export' | 'import'): Consignment | undefined => {
    const { country, id } = goods.place;
    const clearance = dataset.clearances.find(
      (each) =>
        each.regime === request.regime && each.country === country && each.direction === direction &&
        (each.sites === 'all' || each.sites.includes(id) || mistake === 'regimeSites'),
    );
    const rule = ruleOf(direction === 'export' ? 'exportCustoms' : 'importCustoms', goods);
    return clearance && rule && afterWork(goods, rule, mistake === 'clearanceTime' ? clearance.p90 : clearance.p50);
  };
  const offers = (kind: OperationKind, place: Consignment['place'], unit: Consignment['unit']): boolean => ruleOf(kind, { place, unit }) !== undefined;
  return { operate, clear, offers };
};
