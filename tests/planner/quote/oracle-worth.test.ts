/**
 * The random networks on which quote and enumerator are compared are worth the name: features occur, matter, and a mistake in
 * any of them is noticed. The enumerator judges alone, since `oracle.test.ts` shows that the quote finds the same.
 */
import { describe, expect, it } from 'vitest';
import { checkDataset } from '../../../planner/network/index.ts';
import { dayNumber, isoDate, makeClock } from './oracle/clock.ts';
import { describeDifference } from './oracle/describe.ts';
import { enumerateFront } from './oracle/enumerate.ts';
import { FEATURES, PLANTED_BUGS, type Feature, type Mistake } from './oracle/features.ts';
import { READY_DATES } from './oracle/random-network.ts';
import { listServiceDays } from './oracle/rides.ts';
import { caseOf, CASES, enumerated, seeds } from './oracle/seeded-cases.ts';
import { withoutFeature } from './oracle/without-feature.ts';

const PRESENT_SHARE = 0.3;
const DECISIVE_SHARE = 0.05;
const MEDIAN_FRONT = 3;
const PLACES = { least: 5, most: 8 };
const SAILINGS = { least: 6, most: 14 };
const LEAST_DEPARTURES = 3;
/** Before both changes of the clocks, the turn of the year, and the Spring Festival. */
const AWKWARD_DATES = ['2026-03-20', '2026-10-20', '2026-12-20', '2027-01-30'];
const TIMEOUT_MS = 240_000;

const isDecisive = (feature: Feature) => (seed: number): boolean => {
  const without = withoutFeature(caseOf(seed), feature);
  return describeDifference(enumerated(seed), enumerateFront(without.dataset, without.request)) !== undefined;
};
const isNoticed = (mistake: Mistake) => (seed: number): boolean => {
  const { dataset, request } = caseOf(seed);
  return describeDifference(enumerated(seed), enumerateFront(dataset, request, mistake)) !== undefined;
};
/** How many of the cases are so, counted no further than needed: each takes an enumeration. */
const countUpTo = (most: number, among: readonly number[], isSo: (seed: number) => boolean): number => {
  let count = 0;
  for (const seed of among) {
    if (count >= most) break;
    if (isSo(seed)) count++;
  }
  return count;
};

describe('the random networks test something', () => {
  it('pass the check of real data', { timeout: TIMEOUT_MS }, () => {
    const faults = seeds.flatMap((seed) => checkDataset(caseOf(seed).dataset, () => `seed ${seed}`));
    expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('are small, but full of departures', () => {
    const odd = seeds.filter((seed) => {
      const { places, services, sailings } = caseOf(seed).dataset;
      const departures = sailings.map((sailing) =>
        services.filter(({ id }) => id === sailing.service).flatMap((service) => listServiceDays(service, sailing)).length);
      return places.length < PLACES.least || places.length > PLACES.most || sailings.length < SAILINGS.least || sailings.length > SAILINGS.most ||
        departures.some((count) => count < LEAST_DEPARTURES);
    });
    expect(odd).toEqual([]);
  });

  it('are asked before changes of the clocks, the turn of the year and the Spring Festival', () => {
    const { dayOf } = makeClock(undefined);
    const asked = new Set(seeds.map((seed) => isoDate(dayOf(caseOf(seed).request.readyAt, 'Asia/Shanghai'))));
    expect(AWKWARD_DATES.filter((date) => !asked.has(date))).toEqual([]);
    expect([...asked].sort()).toEqual([...new Set(READY_DATES)].sort((a, b) => dayNumber(a) - dayNumber(b)));
  });

  it(`half of the fronts hold ${MEDIAN_FRONT} options or more`, { timeout: TIMEOUT_MS }, () => {
    const sizes = seeds.map((seed) => enumerated(seed).length).sort((a, b) => a - b);
    expect(sizes[Math.floor(CASES / 2)]).toBeGreaterThanOrEqual(MEDIAN_FRONT);
  });

  it.each(FEATURES)('%s is often present and sometimes decisive', { timeout: TIMEOUT_MS }, (feature) => {
    const present = seeds.filter((seed) => caseOf(seed).features[feature]);
    expect(present.length, 'cases that have it').toBeGreaterThanOrEqual(PRESENT_SHARE * CASES);

    const enough = DECISIVE_SHARE * CASES;
    expect(countUpTo(enough, present, isDecisive(feature)), 'cases whose front changes without it').toBeGreaterThanOrEqual(enough);
  });

  it('a later departure than the first to be available is sometimes worth taking', { timeout: TIMEOUT_MS }, () => {
    const enough = DECISIVE_SHARE * CASES;
    expect(countUpTo(enough, seeds, isNoticed('laterDepartures')), 'cases whose front changes without them').toBeGreaterThanOrEqual(enough);
  });

  const mistakes = FEATURES.map((feature) => [feature, PLANTED_BUGS[feature]] as const);
  it.each(mistakes)('a mistake in %s is noticed: %s', { timeout: TIMEOUT_MS }, (feature) => {
    expect(seeds.filter((seed) => caseOf(seed).features[feature]).some(isNoticed(feature))).toBe(true);
  });
});
