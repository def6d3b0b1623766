/**
 * Expected storage of one cubic metre by age. First in, first out: goods wait until the safety stock before them is sold, then until their turn in the length
 * between two shipments; a shipment's size follows the length after it. With T(age) the tariff's running sum, of a safety stock of `cover` days
 *   E[T] = 1/G Σ_g count_g ∫₀^g T(cover + u) du,  G = Σ count_g g.
 * T is convex because older goods are never cheaper; so is E[T] in the cover, and every tangent lies below it.
 */
import type { Warehouse } from './question.ts';
import type { Rhythm } from './rhythm.ts';

export interface DwellCost {
  /** Minor units per m³. */
  at(cover: number): number;
  /** Its derivative, per day of cover. */
  slope(cover: number): number;
}

export const makeDwellCost = (storage: Warehouse['storage'], { gaps }: Pick<Rhythm, 'gaps'>): DwellCost => {
  const total = gaps.reduce((sum, { days, count }) => sum + days * count, 0);
  const steps = storage.map(({ fromDay, perM3Day }, i) => ({ from: fromDay, rise: perM3Day - (storage[i - 1]?.perM3Day ?? 0) })).filter(({ rise }) => rise > 0);
  // The first step begins with arrival: it is linear in the cover.
  const flat = steps[0]?.from === 0 ? steps[0].rise : 0;
  const later = flat > 0 ? steps.slice(1) : steps;
  const half = (flat * gaps.reduce((sum, { days, count }) => sum + count * days * days, 0)) / (2 * total);
  return {
    at: (cover) => {
      let sum = 0;
      for (const { from, rise } of later) {
        const before = Math.max(0, cover - from);
        for (const { days, count } of gaps) {
          const past = Math.max(0, cover + days - from);
          sum += rise * count * (past * past - before * before);
        }
      }
      return flat * cover + half + sum / (2 * total);
    },
    slope: (cover) => {
      let sum = 0;
      for (const { from, rise } of later) {
        const before = Math.max(0, cover - from);
        for (const { days, count } of gaps) sum += rise * count * (Math.max(0, cover + days - from) - before);
      }
      return flat + sum / total;
    },
  };
};
