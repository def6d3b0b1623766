import type { Cargo, LoadUnit } from '../../../../planner/domain/index.ts';
import type { Dataset } from '../../../../planner/network/index.ts';
import type { Boxes } from './boxes.ts';
import type { Mistake } from './features.ts';
import { decimal, plus, ratio, roundHalfUp, times, type Rational } from './rational.ts';

const GRAMS_PER_TONNE = 1_000_000;
const METRES_PER_KM = 1000;

/** Grams of CO2e, rounded half up once for each ride, link and operation. */
export interface Emissions {
  readonly ofRide: (factor: string, terminalFactor: string, metres: number, unit: LoadUnit) => number;
  readonly ofLink: (factor: string, metres: number) => number;
  readonly ofOperation: (factor: string | undefined, unit: LoadUnit) => number;
}

export const makeEmissions = (dataset: Dataset, cargo: Cargo, boxes: Boxes | undefined, mistake: Mistake | undefined): Emissions => {
  const factors = new Map<string, Dataset['factors'][number]>(dataset.factors.map((factor) => [factor.id, factor]));
  const tonnes = ratio(cargo.weight, GRAMS_PER_TONNE);

  const grams = (id: string | undefined, metres: number, unit: LoadUnit): Rational => {
    const factor = id === undefined ? undefined : factors.get(id);
    if (!factor) return ratio(0);
    switch (factor.per) {
      case 'tkm':
        return times(times(tonnes, ratio(metres, METRES_PER_KM)), decimal(factor.grams));
      case 't':
        return times(tonnes, decimal(factor.grams));
      case 'teu':
        return unit === 'container' ? times(decimal(boxes?.teu ?? 0), decimal(factor.grams)) : ratio(0);
    }
  };
  const rounded = (exact: Rational): number => Number(roundHalfUp(exact));

  return {
    ofRide: (factor, terminalFactor, metres, unit) => {
      const terminals = ratio(mistake === 'emissions' ? 1 : 2);
      return rounded(plus(grams(factor, metres, unit), times(terminals, grams(terminalFactor, 0, unit))));
    },
    ofLink: (factor, metres) => rounded(grams(factor, metres, 'loose')),
    ofOperation: (factor, unit) => rounded(grams(factor, 0, unit)),
  };
};
