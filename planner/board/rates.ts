/** Prices of the board: what the arcs of a way charge for one box of a type, and for loose goods by the ton. */
import { cubicCentimetres, grams, minorUnits, type Cargo, type ContainerType, type Currency, type MinorUnits } from '../domain/index.ts';
import type { CargoCosts, PartCosts } from '../quote/index.ts';
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

export interface LooseRate {
  readonly perRevenueTon: MinorUnits;
  readonly perBill: MinorUnits;
  readonly minimumMilliTons: number;
}

/** Undefined: charged by chargeable kilogram, which is no price by the ton. `costs` are those of `REFERENCE_TONS`. */
export const looseRate = (costs: CargoCosts, { ride, claim }: WayOut, departure: number): LooseRate | undefined => {
  const charges = chargesOf(costs, [ride, claim], departure);
  if (charges.some(({ basis }) => basis === 'chargeableKg')) return undefined;
  const isOnce = ({ basis }: Charge): boolean => basis === 'bill' || basis === 'truck';
  const minimums = charges.flatMap((charge) => ('row' in charge && charge.basis === 'revenueTon' && charge.row.minQuantity !== undefined ? [Number(charge.row.minQuantity)] : []));
  return {
    perRevenueTon: minorUnits(Math.round(sum(charges.filter((charge) => !isOnce(charge))) / REFERENCE_TONS)),
    perBill: minorUnits(sum(charges.filter(isOnce))),
    minimumMilliTons: Math.round(Math.max(0, ...minimums) * 1000),
  };
};

/** The shared truck of a link, by the ton. `costs` are those of one revenue ton. */
export const onwardPerTon = (costs: CargoCosts, link: number | undefined): MinorUnits => minorUnits(link === undefined ? 0 : sum(chargesOf(costs, [link], -1)));
