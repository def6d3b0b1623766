/** Buying prices become a selling price whose lines add up to the fen. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minorUnits } from '../../../planner/domain/index.ts';
import { priceWithMargin } from '../../../planner/offer/index.ts';

const price = (charges: readonly number[], percent: string, minimum?: number) =>
  priceWithMargin(charges.map(minorUnits), { percent, minimum: minimum === undefined ? undefined : minorUnits(minimum) });

describe('a margin', () => {
  test('is a percent of the sum, rounded once, half up', () => {
    expect(price([10_000, 5_050], '8.0')).toMatchObject({ buy: 15_050, margin: 1_204, sell: 16_254 });
    expect(price([50], '1')).toMatchObject({ margin: 1, sell: 51 });
    expect(price([49], '1')).toMatchObject({ margin: 0, sell: 49 });
  });
  test('is the minimum where the percent is less', () => {
    expect(price([10_000], '5', 2_000)).toMatchObject({ margin: 2_000, sell: 12_000 });
    expect(price([100_000], '5', 2_000)).toMatchObject({ margin: 5_000 });
  });
  test('is shared over the lines by largest remainder, the earlier line first', () => {
    expect(price([1, 1, 1], '0', 2).lines).toEqual([2, 2, 1]);
    expect(price([0, 0], '0', 5).lines).toEqual([3, 2]);
    expect(price([300, 0, 100], '10').lines).toEqual([330, 0, 110]);
  });
  test('of nothing is refused', () => {
    expect(() => price([], '8')).toThrow('charges to be sold');
  });
});

test('whatever the amounts: the lines sum to the selling price, none is a whole unit off its share, none is below zero', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(200_000_000), { minLength: 1, maxLength: 40 }), fc.nat(10_000), fc.option(fc.nat(5_000_000), { nil: undefined }), (charges, hundredths, minimum) => {
      const { buy, margin, sell, lines } = price(charges, (hundredths / 100).toFixed(2), minimum);
      expect(buy).toBe(charges.reduce((a, b) => a + b, 0));
      expect(margin).toBeGreaterThanOrEqual(minimum ?? 0);
      expect(lines.reduce<number>((a, b) => a + b, 0)).toBe(sell);
      expect(sell).toBe(buy + margin);
      for (const [i, line] of lines.entries()) {
        expect(line).toBeGreaterThanOrEqual(0);
        if (buy > 0) expect(Math.abs(line - (sell * (charges[i] as number)) / buy)).toBeLessThan(1);
      }
    }),
    { seed: 20261122 },
  );
});
