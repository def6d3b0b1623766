/** A plan as the screens look at it: batches under their departures, and what they come to. Amounts are the server's own. */
import type { Batch, BoardDeparture, Consolidation, PlannedConsignment } from '../api/consolidations.ts';

/** How the fill of a unit is judged: under 75 % it is worth waiting or topping up, from 97 % nothing more goes in. */
const LOW = 0.75;
const FULL = 0.97;
export const LOOSE = 'loose';

export type FillState = 'low' | 'normal' | 'full' | 'over' | 'loose';
export interface Fill {
  readonly volume: number;
  readonly payload: number;
  /** The greater of both: the one that binds. */
  readonly binding: number;
  readonly state: FillState;
}
export const fillOf = ({ grossKg, payloadKg, volumeCbm, capacityCbm }: Pick<Batch, 'grossKg' | 'payloadKg' | 'volumeCbm' | 'capacityCbm'>): Fill => {
  const volume = capacityCbm ? volumeCbm / capacityCbm : 0;
  const payload = payloadKg ? grossKg / payloadKg : 0;
  const binding = Math.max(volume, payload);
  // A rounding in the last digit is not over.
  const state = !capacityCbm && !payloadKg ? 'loose' : binding > 1.0005 ? 'over' : binding >= FULL ? 'full' : binding < LOW ? 'low' : 'normal';
  return { volume, payload, binding, state };
};

/** Twenty-foot equivalents of a type of unit, by the length in its name; 0 for pallets of the air and lorries. */
export const teuOf = (unit: string): number => (unit.startsWith('20') ? 1 : /^4[05]/.test(unit) ? 2 : 0);
/** Whether a type of unit cools: 20RF, 40RH, 40RQ. */
export const isReefer = (unit: string): boolean => /^\d\dR/.test(unit);

/** Revenue tons: the greater of tonnes and cubic metres. */
export const revenueTons = ({ grossKg, volumeCbm }: Pick<Batch, 'grossKg' | 'volumeCbm'>): number => Math.max(grossKg / 1000, volumeCbm);

export interface LoadedDeparture {
  readonly departure: BoardDeparture;
  readonly batches: readonly Batch[];
}
export interface Sums {
  readonly consignments: number;
  readonly inUnits: number;
  readonly loose: number;
  readonly units: number;
  readonly teu: number;
  readonly departures: number;
  /** Of the volume of all units used, 0 to 1; undefined without units. */
  readonly fill: number | undefined;
}
export interface PlanModel {
  readonly loaded: readonly LoadedDeparture[];
  readonly unused: readonly BoardDeparture[];
  readonly goods: ReadonlyMap<string, PlannedConsignment>;
  readonly sums: Sums;
}

const total = (batches: readonly Batch[], of: (batch: Batch) => number): number => batches.reduce((sum, batch) => sum + of(batch), 0);

/** @param batches those of the plan, or of a change by hand that stands in its place */
export const planModel = ({ departures, consignments }: Pick<Consolidation, 'departures' | 'consignments'>, batches: readonly Batch[]): PlanModel => {
  const inOrder = [...departures].sort((a, b) => Date.parse(a.departsAt) - Date.parse(b.departsAt) || a.id.localeCompare(b.id));
  const loaded = inOrder.flatMap((departure): LoadedDeparture[] => {
    const own = batches.filter((batch) => batch.departure === departure.id);
    return own.length > 0 ? [{ departure, batches: [...own].sort((a, b) => Number(a.unit === LOOSE) - Number(b.unit === LOOSE) || teuOf(b.unit) - teuOf(a.unit) || b.volumeCbm - a.volumeCbm) }] : [];
  });
  const units = batches.filter(({ unit }) => unit !== LOOSE);
  const capacity = total(units, ({ capacityCbm }) => capacityCbm ?? 0);
  return {
    loaded,
    unused: inOrder.filter(({ id }) => loaded.every(({ departure }) => departure.id !== id)),
    goods: new Map(consignments.map((consignment) => [consignment.id, consignment])),
    sums: {
      consignments: consignments.length,
      inUnits: total(units, (batch) => batch.consignments.length),
      loose: total(batches.filter(({ unit }) => unit === LOOSE), (batch) => batch.consignments.length),
      units: units.length, teu: total(units, ({ unit }) => teuOf(unit)), departures: loaded.length,
      fill: capacity > 0 ? total(units, ({ volumeCbm }) => volumeCbm) / capacity : undefined,
    },
  };
};
/** Batches as they stand on the screen, top to bottom. */
export const batchesOf = ({ loaded }: PlanModel): readonly Batch[] => loaded.flatMap(({ batches }) => batches);
/** Whole boxes: to load in the order of the screen, to hold the emptiest first. */
export const boxesOf = (batches: readonly Batch[], by: 'load' | 'hold'): readonly Batch[] => {
  const boxes = batches.filter(({ unit }) => unit !== LOOSE);
  return by === 'load' ? boxes : [...boxes].sort((a, b) => fillOf(a).binding - fillOf(b).binding);
};
