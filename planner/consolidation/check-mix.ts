/** Whether goods may share one unit: payload, volume and every rule of mixing, read from the instance alone. */
import { milliRevenueTons } from './costs.ts';
import { LOOSE } from './check-sending.ts';
import type { Consignment, Departure, Instance } from './instance.ts';
import type { PlanFault, PlanFaultCode } from './plan-fault.ts';

const total = (goods: readonly Consignment[], of: (consignment: Consignment) => number): number => goods.reduce((sum, consignment) => sum + of(consignment), 0);
const distinct = (texts: readonly string[]): string[] => [...new Set(texts)].toSorted();
const idsOf = (goods: readonly Consignment[]): string[] => goods.map(({ id }) => id).toSorted();

/** One group must hold every mode of the unit: leave to mix A with B and B with C is no leave to mix all three. */
const mayMixRegimes = (regimes: readonly string[], groups: Instance['mix']['regimeGroups']): boolean =>
  regimes.length <= 1 || groups.some((group) => regimes.every((regime) => group.includes(regime)));

/** Goods of one unit, or the loose goods of a departure, which are the carrier's to mix and have but a capacity in common. */
export const checkMix = ({ mix }: Pick<Instance, 'mix'>, goods: readonly Consignment[], departure: Departure, unit: string): PlanFault[] => {
  const faults: PlanFault[] = [];
  const fault = (code: PlanFaultCode, consignments: readonly Consignment[], value: number | string, limit: number | string): void => {
    faults.push({ code, consignments: idsOf(consignments), departure: departure.id, unit, value, limit });
  };
  if (unit === LOOSE) {
    const taken = total(goods, milliRevenueTons);
    if (departure.loose && taken > departure.loose.capacityMilliTons) fault('LOOSE_CAPACITY', goods, taken, departure.loose.capacityMilliTons);
    return faults;
  }
  const offer = departure.units.find(({ type }) => type === unit);
  if (offer) {
    const [weight, volume] = [total(goods, (c) => c.weight), total(goods, (c) => c.volume)];
    if (weight > offer.payload) fault('PAYLOAD', goods, weight, offer.payload);
    if (volume > offer.volume) fault('VOLUME', goods, volume, offer.volume);
  }
  const regimes = distinct(goods.map(({ regime }) => regime));
  if (!mayMixRegimes(regimes, mix.regimeGroups)) fault('MIX_REGIME', goods, regimes.join(' '), mix.regimeGroups.map((group) => group.join(' ')).join('; '));
  for (const [a, b] of mix.segregated) {
    const [ofA, ofB] = [a, b].map((dangerous) => goods.filter(({ dangerousGoods }) => dangerousGoods === dangerous)) as [Consignment[], Consignment[]];
    // A class kept apart from itself: two consignments of it are one too many.
    if (a === b ? ofA.length > 1 : ofA.length > 0 && ofB.length > 0) fault('MIX_DANGEROUS', a === b ? ofA : [...ofA, ...ofB], `${a} ${b}`, '');
  }
  const temperatures = distinct(goods.map(({ temperature }) => temperature));
  if (temperatures.length > 1) fault('MIX_TEMPERATURE', goods, temperatures.join(' '), 1);
  const consignees = distinct(goods.map(({ consignee }) => consignee));
  const alone = goods.filter((consignment) => consignment.alone);
  if (alone.length > 0 && consignees.length > 1) fault('CONSIGNEE', alone, consignees.join(' '), 1);
  const here = new Map(goods.map((consignment) => [consignment.id, consignment]));
  for (const pair of mix.apart) {
    const both = pair.flatMap((id) => here.get(id) ?? []);
    if (both.length === 2 && pair[0] !== pair[1]) fault('APART', both, pair.join(' '), '');
  }
  return faults;
};
