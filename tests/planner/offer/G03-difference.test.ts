/** Two offers as a whole: what is dearer, later, more counts upwards, and what it counts from one to the other it counts back. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { epochMin, gramsCo2e, minorUnits } from '../../../planner/domain/index.ts';
import { compareOffers, type OfferFigures } from '../../../planner/offer/index.ts';

const figures = (buy: number, margin: number, arrivesAt: number, co2e: number): OfferFigures => ({
  buy: minorUnits(buy), margin: minorUnits(margin), sell: minorUnits(buy + margin), arrivesAt: epochMin(arrivesAt), co2e: gramsCo2e(co2e),
});

test('dearer, later and more count upwards', () => {
  expect(compareOffers(figures(123_456, 9877, 1000, 38_200), figures(130_000, 9000, 940, 38_201))).toEqual({ buy: 6544, margin: -877, sell: 5667, arrival: -60, co2e: 1 });
});
test('there and back again is nothing, and the parts sum to the whole', () => {
  const some = fc.tuple(fc.nat(10 ** 9), fc.nat(10 ** 8), fc.nat(10 ** 8), fc.nat(10 ** 7)).map((each) => figures(...each));
  fc.assert(
    fc.property(some, some, (one, other) => {
      const [there, back] = [compareOffers(one, other), compareOffers(other, one)];
      for (const figure of ['buy', 'margin', 'sell', 'arrival', 'co2e'] as const) expect(there[figure] + back[figure]).toBe(0);
      expect(there.buy + there.margin).toBe(there.sell);
      expect(one.arrivesAt + there.arrival).toBe(other.arrivesAt);
    }),
  );
});
