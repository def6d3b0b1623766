/** The knapsack against every subset, and its upper bound when it is stopped early. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { solveKnapsack, type KnapsackInput } from '../../../planner/packing/index.ts';

const arbitrary = fc
  .record({
    goods: fc.array(fc.record({ profit: fc.integer({ min: -5, max: 60 }), weight: fc.integer({ min: 1, max: 40 }), volume: fc.integer({ min: 1, max: 40 }) }), { minLength: 1, maxLength: 11 }),
    weightLimit: fc.integer({ min: 10, max: 120 }),
    volumeLimit: fc.integer({ min: 10, max: 120 }),
    pairs: fc.array(fc.tuple(fc.nat(10), fc.nat(10)), { maxLength: 6 }),
    floor: fc.constantFrom(0, 0, 40),
  })
  .map(({ goods, weightLimit, volumeLimit, pairs, floor }): KnapsackInput => {
    const conflicts: number[][] = goods.map(() => []);
    for (const [a, b] of pairs) {
      if (a === b || a >= goods.length || b >= goods.length || conflicts[a]?.includes(b)) continue;
      conflicts[a]?.push(b);
      conflicts[b]?.push(a);
    }
    return {
      count: goods.length, weightLimit, volumeLimit, conflicts, floor, tolerance: 0, maxNodes: 1e6, mostCells: 64,
      profit: Float64Array.from(goods, (g) => g.profit), weight: Float64Array.from(goods, (g) => g.weight), volume: Float64Array.from(goods, (g) => g.volume),
    };
  });

const worth = ({ profit, weight, volume, weightLimit, volumeLimit, conflicts }: KnapsackInput, chosen: readonly number[]): number => {
  const sum = (of: Float64Array): number => chosen.reduce((all, i) => all + (of[i] as number), 0);
  const foes = chosen.some((i) => conflicts?.[i]?.some((j) => chosen.includes(j)));
  if (foes || sum(weight) > weightLimit || sum(volume) > volumeLimit) return -Infinity;
  return sum(profit);
};

const bestOfAll = (input: KnapsackInput): number => {
  let best = 0;
  for (let set = 0; set < 2 ** input.count; set++) best = Math.max(best, worth(input, Array.from({ length: input.count }, (_, i) => i).filter((i) => (set >> i) & 1)));
  return best;
};

test('worth as much as the best of all subsets, bound just above', () => {
  let decisive = 0;
  fc.assert(
    fc.property(arbitrary, (input) => {
      const { value, upper, chosen } = solveKnapsack(input);
      const best = Math.max(input.floor, bestOfAll(input));
      expect(value).toBe(best);
      expect(upper).toBeGreaterThanOrEqual(best);
      expect(upper).toBeLessThanOrEqual(best + 1e-6);
      if (chosen.length > 0) expect(worth(input, chosen)).toBe(value);
      if (chosen.length > 0 && bestOfAll({ ...input, conflicts: undefined }) > value) decisive++;
    }),
    { numRuns: 400, seed: 11 },
  );
  expect(decisive).toBeGreaterThan(30);
});

test('stopped early or content with less, the bound still holds', () => {
  let early = 0;
  fc.assert(
    fc.property(arbitrary, fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 10 }), (input, maxNodes, tolerance) => {
      const best = Math.max(input.floor, bestOfAll(input));
      const { value, upper } = solveKnapsack({ ...input, maxNodes, tolerance });
      if (value < best) early++;
      expect(value).toBeLessThanOrEqual(best);
      expect(upper).toBeGreaterThanOrEqual(best);
    }),
    { numRuns: 400, seed: 12 },
  );
  expect(early).toBeGreaterThan(30);
});
