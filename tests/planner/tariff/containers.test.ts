import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cubicCentimetres, grams, minorUnits, type Cargo, type ContainerType } from '../../../planner/domain/index.ts';
import { containerLabel, smallestContainerSet } from '../../../planner/tariff/containers.ts';

const types: ContainerType[] = [
  { id: '40HQ', feet: 40, teu: 2, payload: grams(26_000_000), usable: cubicCentimetres(68e6), inside: { lengthMm: 12032, widthMm: 2352, heightMm: 2690 } },
  { id: '20GP', feet: 20, teu: 1, payload: grams(21_500_000), usable: cubicCentimetres(28e6), inside: { lengthMm: 5898, widthMm: 2352, heightMm: 2385 } },
  { id: '40GP', feet: 40, teu: 2, payload: grams(26_000_000), usable: cubicCentimetres(57e6), inside: { lengthMm: 12032, widthMm: 2352, heightMm: 2385 } },
];
const cargo = (kg: number, cbm: number): Cargo => ({
  weight: grams(kg * 1000), volume: cubicCentimetres(Math.round(cbm * 1e6)), value: { amount: minorUnits(0), currency: 'CNY' }, hsCode: undefined, temperature: 'T-AMB', dangerousGoods: undefined,
});

test.each([
  [420, 3.2, '1×20GP'], [12_000, 30, '1×40GP'], [12_000, 60, '1×40HQ'], [22_000, 20, '1×40GP'], [30_000, 40, '2×20GP'], [12_000, 90, '1×20GP + 1×40HQ'], [40_000, 130, '2×40HQ'],
])('%d kg and %d m³ ride in %s', (kg, cbm, label) => {
  expect(containerLabel(smallestContainerSet(cargo(kg, cbm), types))).toBe(label);
});

test('holds the cargo, and no set with fewer TEU does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 120_000 }), fc.integer({ min: 1, max: 300 }), (kg, cbm) => {
      const { boxes, teu } = smallestContainerSet(cargo(kg, cbm), types);
      const [payload, usable] = [boxes.reduce((s, b) => s + b.count * b.type.payload, 0), boxes.reduce((s, b) => s + b.count * b.type.usable, 0)];
      expect(payload >= kg * 1000 && usable >= cbm * 1e6).toBe(true);
      // Per TEU a 20GP carries most weight and a 40HQ most volume: relaxing to both at once gives a bound no set can beat.
      expect(teu).toBeGreaterThanOrEqual(Math.max(Math.ceil((kg * 1000) / 21_500_000), Math.ceil((cbm * 1e6) / 34e6)));
      for (let twenties = 0; twenties < teu; twenties++)
        for (let general = 0; twenties + 2 * general < teu; general++) {
          const high = Math.floor((teu - 1 - twenties - 2 * general) / 2);
          const holds = twenties * 21_500_000 + (general + high) * 26_000_000 >= kg * 1000 && twenties * 28e6 + general * 57e6 + high * 68e6 >= cbm * 1e6;
          expect(holds).toBe(false);
        }
    }),
    { seed: 20261201, numRuns: 200 },
  );
});

test('the order of the types does not matter', () => {
  expect(smallestContainerSet(cargo(12_000, 90), types)).toEqual(smallestContainerSet(cargo(12_000, 90), types.toReversed()));
});
