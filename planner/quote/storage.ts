/** What hubs charge a consignment for the days beyond the free ones. Rules: data/README.md. */
import { minorUnits, type LoadUnit, type StorageRule } from '../domain/index.ts';
import type { Network } from '../network/index.ts';
import { rateCard, type RatedCharge, type RatingContext } from '../tariff/index.ts';
import type { PriceBook } from './price-book.ts';

export interface Storage {
  /** Position of a rule in `costs`. */
  indexOf(rule: StorageRule): number;
  /** By rule: what so many begun days cost. */
  readonly costs: readonly ((days: number) => number)[];
  /** The most one day more may cost anywhere in the unit. */
  dayCost(unit: LoadUnit): number;
  /** The lines of so many begun days. */
  chargesOf(rule: number, days: number): readonly RatedCharge[];
}

export const makeStorage = (network: Network, book: PriceBook, context: RatingContext): Storage => {
  const rules = [...network.edition.storage].sort((a, b) => (a.id < b.id ? -1 : 1));
  const order = new Map(rules.map((rule, i) => [rule.id, i]));
  const { date } = context;
  const chargesOf = (index: number, days: number): readonly RatedCharge[] => {
    const rule = rules[index] as StorageRule;
    const paid = days - rule.freeDays;
    return rule.bands.flatMap(({ fromDay, card }, i) => {
      const daysInBand = Math.min(paid, (rule.bands[i + 1]?.fromDay ?? Number.POSITIVE_INFINITY) - 1) - fromDay + 1;
      return daysInBand <= 0 ? [] : rateCard(book.card(card), { unit: rule.unit, date, days: daysInBand }, context);
    });
  };
  const costs = rules.map((_, index) => {
    const known = new Map<number, number>();
    return (days: number): number => {
      const cost = known.get(days) ?? sumOf(chargesOf(index, days));
      known.set(days, cost);
      return cost;
    };
  });
  /**
   * A line grows by no more a day than it costs on its first: minima make the first dearer, breaks and maxima the later ones cheaper. Rounded over all its
   * days, it may hide a little of both currencies.
   */
  const dayCostOf = ({ unit, bands }: StorageRule): number =>
    bands.reduce((most, { card }) => {
      const lines = rateCard(book.card(card), { unit, date }, context);
      const hidden = lines.map(({ row }) => context.exchange.convert(minorUnits(2), row.currency) + 3);
      return Math.max(most, sumOf(lines) + hidden.reduce((sum, part) => sum + part, 0));
    }, 0);
  const dayCosts = new Map<LoadUnit, number>();
  for (const rule of rules) dayCosts.set(rule.unit, Math.max(dayCosts.get(rule.unit) ?? 0, dayCostOf(rule)));
  return { indexOf: (rule) => order.get(rule.id) ?? -1, costs, dayCost: (unit) => dayCosts.get(unit) ?? 0, chargesOf };
};

const sumOf = (charges: readonly RatedCharge[]): number => charges.reduce((sum, charge) => sum + charge.amount, 0);
