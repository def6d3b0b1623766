/** Units and boxes for the tests of load plans: by hand, and at random. */
import fc from 'fast-check';
import { grams } from '../../../planner/domain/index.ts';
import { DEFAULT_BALANCE, type Axis, type BoxType, type LoadQuestion, type LoadUnit } from '../../../planner/packing/index.ts';

export const unitOf = (lengthMm: number, widthMm: number, heightMm: number, more: Partial<LoadUnit> = {}): LoadUnit => ({
  type: 'test', lengthMm, widthMm, heightMm, payload: grams(30_000_000), loadedThrough: 'door', contour: [], balance: DEFAULT_BALANCE, ...more,
});

export const boxOf = (id: string, lengthMm: number, widthMm: number, heightMm: number, count: number, more: Partial<BoxType> = {}): BoxType => ({
  id, consignment: `c-${id}`, lengthMm, widthMm, heightMm, weight: grams(10_000), count, upright: ['height'], topLoad: undefined, topLoadPerSquareMetre: undefined, stop: 1, ...more,
});

const AXES: readonly Axis[] = ['length', 'width', 'height'];
const edge = fc.integer({ min: 20, max: 90 });

const box = (stops: number): fc.Arbitrary<Omit<BoxType, 'id'>> =>
  fc.record({
    consignment: fc.constantFrom('c1', 'c2'), lengthMm: edge, widthMm: edge, heightMm: edge,
    weight: fc.integer({ min: 0, max: 40_000 }).map(grams), count: fc.integer({ min: 1, max: 8 }),
    upright: fc.subarray([...AXES], { minLength: 1 }),
    topLoad: fc.option(fc.integer({ min: 0, max: 80_000 }).map(grams), { nil: undefined }),
    topLoadPerSquareMetre: fc.option(fc.integer({ min: 0, max: 20_000_000 }).map(grams), { nil: undefined, freq: 4 }),
    stop: fc.integer({ min: 1, max: stops }),
  });

const contour = fc.option(
  fc.tuple(fc.integer({ min: 10, max: 40 }), fc.integer({ min: 40, max: 110 })).map(([width, heightMm]) => [{ fromMm: 0, toMm: width, heightMm }, { fromMm: 120 - width, toMm: 120, heightMm }]),
  { nil: [], freq: 2 },
);

/** A unit of 240 × 120 × 120 mm and up to six box types with every kind of limit. */
export const questions: fc.Arbitrary<LoadQuestion> = fc
  .record({
    payload: fc.integer({ min: 50_000, max: 900_000 }).map(grams), loadedThrough: fc.constantFrom('door' as const, 'sides' as const), contour, support: fc.constantFrom('full' as const, 'none' as const),
    axles: fc.option(fc.tuple(fc.integer({ min: 50_000, max: 500_000 }), fc.integer({ min: 50_000, max: 500_000 })), { nil: undefined, freq: 2 }), stops: fc.integer({ min: 1, max: 3 }),
  })
  .chain(({ stops, axles, support, ...unit }) =>
    fc.array(box(stops), { minLength: 1, maxLength: 6 }).map((boxes): LoadQuestion => ({
      support,
      unit: unitOf(240, 120, 120, {
        ...unit,
        balance: { ...DEFAULT_BALANCE, axles: axles && [{ atMm: 20, limit: grams(axles[0]) }, { atMm: 200, limit: grams(axles[1]) }] },
      }),
      boxes: boxes.map((each, i) => ({ ...each, id: `b${i}` })),
    })),
  );
