/** Prices of the board: what the arcs of a way charge for one box of a type, and for loose goods by the ton or the kilogram. */
import { Big } from 'big.js';
import type { KilogramRate, LooseOffer } from '../consolidation/index.ts';
import { cubicCentimetres, grams, minorUnits, toMinor, type Cargo, type ContainerType, type Currency, type MinorUnits, type TariffRow } from '../domain/index.ts';
import type { CargoCosts, PartCosts } from '../quote/index.ts';
import { assert } from '../support/index.ts';
import type { WayOut } from './ways.ts';

/** Charges that do not grow in proportion are spread over this many revenue tons. */
export const REFERENCE_TONS = 10;
const CM3_PER_TON = 1_000_000;

const NOTHING_ASKED = { hsCode: undefined, temperature: 'T-AMB', dangerousGoods: undefined } as const;
/** Cargo that fills exactly one box of the type by volume. */
export const boxful = (type: ContainerType, currency: Currency): Cargo => ({ ...NOTHING_ASKED, weight: grams(1), volume: type.usable, value: { amount: minorUnits(0), currency } });
export const looseTons = (tons: number, currency: Currency): Cargo => ({ ...NOTHING_ASKED, weight: grams(1), volume: cubicCentimetres(tons * CM3_PER_TON), value: { amount: minorUnits(0), currency } });

type Charge = PartCosts['charges'][number];
const chargesOf = (costs: CargoCosts, arcs: readonly (number | undefined)[], departure: number): Charge[] => arcs.flatMap((arc) => (arc === undefined ? [] : costs.partsOf(arc, departure).flatMap((part) => part.charges)));
const sum = (charges: readonly Charge[]): number => charges.reduce((total, { amount }) => total + amount, 0);

/** What one box costs, its content aside. Stuffing and stripping are charged by content. */
export const boxCost = (costs: CargoCosts, { ride, claim }: WayOut, departure: number): MinorUnits => minorUnits(sum(chargesOf(costs, [ride, claim], departure)));

/** Stuffing and stripping of a revenue ton. `costs` are those of `REFERENCE_TONS`. */
export const stuffingPerTon = (costs: CargoCosts, { stuff, strip }: WayOut, departure: number): MinorUnits => minorUnits(Math.round(sum(chargesOf(costs, [stuff, strip], departure)) / REFERENCE_TONS));

export type LooseRate = Omit<LooseOffer, 'capacityMilliTons'>;
type CardCharge = Extract<Charge, { readonly row: unknown }>;

/**
 * What goods pay that go loose. By chargeable kilogram the rows themselves are handed on, since breaks are no price by the ton; a percentage of such a row is none
 * either, and leaves no price (undefined). `costs` are those of `REFERENCE_TONS`.
 */
export const looseRate = (costs: CargoCosts, { ride, claim }: WayOut, departure: number): LooseRate | undefined => {
  const charges = chargesOf(costs, [ride, claim], departure);
  const byWeight = charges.filter((charge): charge is CardCharge => charge.basis === 'chargeableKg');
  if (byWeight.length > 0 && charges.some((charge) => charge.basis === 'percentOfCharge')) return undefined;
  const isOnce = ({ basis }: Charge): boolean => basis === 'bill' || basis === 'truck';
  const byTon = charges.filter((charge) => !isOnce(charge) && charge.basis !== 'chargeableKg');
  const minimums = charges.flatMap((charge) => ('row' in charge && charge.basis === 'revenueTon' && charge.row.minQuantity !== undefined ? [Number(charge.row.minQuantity)] : []));
  return {
    ...(byWeight.length > 0 ? { byKilogram: byWeight.map(({ row }) => kilogramRate(row, costs.context.exchange)) } : {}),
    perRevenueTon: minorUnits(Math.round(sum(byTon) / REFERENCE_TONS)),
    perBill: minorUnits(sum(charges.filter(isOnce))),
    minimumMilliTons: Math.round(Math.max(0, ...minimums) * 1000),
  };
};

const GRAMS_PER_KG = 1000;
const kilogramRate = ({ rate, breaks, volumetricDivisor, kgStep, minAmount, maxAmount, minQuantity, code, currency }: TariffRow, exchange: CargoCosts['context']['exchange']): KilogramRate => {
  assert(volumetricDivisor !== undefined && kgStep !== undefined && maxAmount === undefined && minQuantity === undefined, 'a row by the kilogram has divisor and step, no most amount and no least quantity', { code });
  const perTon = (perKg: string): MinorUnits => exchange.convert(toMinor(Big(perKg).times(1000), currency), currency);
  return {
    cm3PerKg: Number(volumetricDivisor), step: grams(Number(kgStep) * GRAMS_PER_KG), atLeast: exchange.convert(toMinor(Big(minAmount ?? 0), currency), currency),
    breaks: breaks.length > 0 ? breaks.map(({ from, rate: perKg }) => ({ from: grams(Number(from) * GRAMS_PER_KG), perTon: perTon(perKg) })) : [{ from: grams(0), perTon: perTon(rate) }],
  };
};

/** The shared truck of a link, by the ton. `costs` are those of one revenue ton. */
export const onwardPerTon = (costs: CargoCosts, link: number | undefined): MinorUnits => minorUnits(link === undefined ? 0 : sum(chargesOf(costs, [link], -1)));
