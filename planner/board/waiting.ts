/** Hold or go for a batch of a plan: the next sailings of the board that take its goods in such a unit, and what waiting for them is expected to cost. */
import { holdOrGo, usualMix, type HoldOrGoQuestion, type WaitingCurve } from '../consolidation/index.ts';
import type { Network } from '../network/index.ts';
import { departuresBoard, type BoardDeparture, type BoardQuery } from './board.ts';
import type { Space } from './plan-pool.ts';

export interface WaitingQuestion extends Omit<BoardQuery, 'space' | 'regimes' | 'destinations'>, Pick<HoldOrGoQuestion, 'present' | 'unit' | 'now' | 'history' | 'fullFrom'> {
  readonly space: Space;
  /** Sailings looked at. */
  readonly most: number;
}
export interface Waiting {
  /** Undefined: no history, or no sailing that takes the goods in such a unit. */
  readonly curve: WaitingCurve | undefined;
  /** Those of its points, in their order. */
  readonly departures: readonly BoardDeparture[];
}

export const planWaiting = (network: Network, { space, most, present, unit, now, history, fullFrom, ...query }: WaitingQuestion): Waiting => {
  const bound = new Set(present.map(({ destination }) => destination));
  const board = departuresBoard(network, {
    ...query, space: () => space, regimes: [...new Set(present.map(({ regime }) => regime))].toSorted(), destinations: network.edition.places.filter(({ id }) => bound.has(id)).map(({ id }) => id),
  });
  const curve = holdOrGo({ present, unit, departures: board, mix: usualMix(), now, history, fullFrom });
  if (!curve) return { curve: undefined, departures: [] };
  const points = curve.points.slice(0, most);
  const least = Math.min(...points.map(({ expectedCost }) => expectedCost));
  return { curve: { points, best: points.findIndex(({ expectedCost }) => expectedCost === least) }, departures: points.flatMap(({ departure }) => board.find(({ id }) => id === departure) ?? []) };
};
