import { describe, expect, test } from 'vitest';
import { binPackingInstance } from '../../../planner/consolidation/index.ts';
import { compileKernel } from '../../../planner/consolidation/kernel.ts';
import { useFewerUnits } from '../../../planner/consolidation/one-unit-less.ts';
import { makeState } from '../../../planner/consolidation/search-state.ts';
import { makeLuck } from '../../../planner/support/index.ts';

const SIZES = [5, 5, 4, 4, 3, 3, 3, 3];
/** Largest first, each where it fits first. */
const FIRST_FIT = [[0, 1], [2, 3], [4, 5, 6], [7]];

const unitsAfter = (apart: readonly (readonly [string, string])[], weightLimit = 10): number[][] => {
  const instance = binPackingInstance({ weightLimit, volumeLimit: 1, goods: SIZES.map((weight) => ({ weight, volume: 0 })) });
  const kernel = compileKernel({ ...instance, mix: { ...instance.mix, apart } });
  const state = makeState(kernel);
  for (const [first, ...others] of FIRST_FIT) {
    const unit = state.putAlone(first as number, 0);
    for (const i of others) state.putInto(i, unit);
  }
  useFewerUnits(kernel, state, makeLuck(1), { work: 20_000, shouldStop: () => false, onWork: () => {} });
  return [...new Set(state.at)].map((unit) => SIZES.flatMap((size, i) => (state.at[i] === unit ? [size] : []))).toSorted();
};

describe('one unit less', () => {
  test('5 5 | 4 4 | 3 3 3 | 3 becomes three units of ten', () => expect(unitsAfter([])).toEqual([[4, 3, 3], [4, 3, 3], [5, 5]]));
  test('goods that may not share a unit stay where they are', () => expect(unitsAfter([['4', '7']])).toEqual([[3], [3, 3, 3], [4, 4], [5, 5]]));
  test('thirty tons do not go into three units of nine', () => expect(unitsAfter([], 9.9)).toHaveLength(4));
});
