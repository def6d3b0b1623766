/**
 * The quote against a plain enumerator that shares nothing with the planner: on small random networks both must find the
 * same set of (arrival, price, emissions). The networks are shown to be worth the name: features occur, matter, and a
 * mistake in any of them is noticed.
 */
import { describe, expect, it } from 'vitest';
import type { EditionId } from '../../../planner/domain/index.ts';
import { checkDataset, compileNetwork, type Dataset } from '../../../planner/network/index.ts';
import { makeQuote, type QuoteAnswer, type QuoteRequest } from '../../../planner/quote/index.ts';
import { describeCase, describeDifference } from './oracle/describe.ts';
import { enumerateFront, type Outcome } from './oracle/enumerate.ts';
import { FEATURES, PLANTED_BUGS, withoutFeature, type Case, type Feature } from './oracle/features.ts';
import { randomCase } from './oracle/random-network.ts';
import { makeRandom } from './oracle/random.ts';

const FIRST_SEED = 101;
const CASES = 300;
const PRESENT_SHARE = 0.3;
const DECISIVE_SHARE = 0.05;
const MEDIAN_FRONT = 3;
const SHUFFLED_CASES = 30;
const DUE_CASES = 30;
const SHOWN_FAILURES = 3;
const TIMEOUT_MS = 120_000;

const memo = <T>(make: (seed: number) => T): ((seed: number) => T) => {
  const known = new Map<number, T>();
  return (seed) => {
    const value = known.get(seed) ?? make(seed);
    known.set(seed, value);
    return value;
  };
};

const seeds = Array.from({ length: CASES }, (_, i) => FIRST_SEED + i);
const caseOf = memo(randomCase);
const enumerated = memo((seed) => enumerateFront(caseOf(seed).dataset, caseOf(seed).request));
const ask = (dataset: Dataset, request: QuoteRequest): QuoteAnswer => makeQuote(compileNetwork({ ...dataset, id: 'test' as EditionId }), request);
const toOutcomes = ({ options }: QuoteAnswer): Outcome[] => options.map(({ arrivesAt, price, co2e }) => ({ arrivesAt, price, co2e }));
const quoted = memo((seed) => toOutcomes(ask(caseOf(seed).dataset, caseOf(seed).request)));

/** Descriptions of the cases in which the two fronts differ. */
const listFailures = (cases: readonly { of: Case; expected: readonly Outcome[]; found: readonly Outcome[] }[]): string[] =>
  cases.flatMap(({ of, expected, found }) => {
    const difference = describeDifference(expected, found);
    return difference === undefined ? [] : [`${describeCase(of)}\n${difference}`];
  });
const expectNone = (failures: readonly string[]): void =>
  expect(failures.length, `${failures.length} cases differ\n${failures.slice(0, SHOWN_FAILURES).join('\n\n')}\n`).toBe(0);

const isDecisive = (feature: Feature, seed: number): boolean => {
  const without = withoutFeature(caseOf(seed), feature);
  return describeDifference(enumerated(seed), enumerateFront(without.dataset, without.request)) !== undefined;
};

describe('the quote finds what an enumerator finds', () => {
  it(`on ${CASES} seeds from ${FIRST_SEED}`, { timeout: TIMEOUT_MS }, () => {
    expectNone(listFailures(seeds.map((seed) => ({ of: caseOf(seed), expected: enumerated(seed), found: quoted(seed) }))));
  });

  it('when the due time is the very minute of an arrival', { timeout: TIMEOUT_MS }, () => {
    const several = seeds.filter((seed) => enumerated(seed).length > 1).slice(0, DUE_CASES);
    const cases = several.map((seed) => {
      const { dataset, request, ...rest } = caseOf(seed);
      const front = enumerated(seed);
      const dueAt = front[Math.floor((front.length - 1) / 2)]?.arrivesAt as QuoteRequest['dueAt'];
      const of = { ...rest, dataset, request: { ...request, dueAt } };
      return { of, expected: enumerateFront(dataset, of.request), found: toOutcomes(ask(dataset, of.request)) };
    });
    expectNone(listFailures(cases));
  });

  it('whatever the order of the rows, byte for byte', { timeout: TIMEOUT_MS }, () => {
    for (const seed of seeds.slice(0, SHUFFLED_CASES)) {
      const { dataset, request } = caseOf(seed);
      const { shuffle } = makeRandom(seed);
      const rows = Object.entries(dataset).map(([name, value]) => [name, Array.isArray(value) ? shuffle(value) : value]);
      const shuffled = Object.fromEntries(rows) as unknown as Dataset;
      expect(JSON.stringify(ask(shuffled, request)), describeCase(caseOf(seed))).toBe(JSON.stringify(ask(dataset, request)));
    }
  });
});

describe('the random networks test something', () => {
  it('pass the check of real data', () => {
    const faults = seeds.flatMap((seed) => checkDataset(caseOf(seed).dataset, () => `seed ${seed}`));
    expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it(`half of the fronts hold ${MEDIAN_FRONT} options or more`, { timeout: TIMEOUT_MS }, () => {
    const sizes = seeds.map((seed) => enumerated(seed).length).sort((a, b) => a - b);
    expect(sizes[Math.floor(CASES / 2)]).toBeGreaterThanOrEqual(MEDIAN_FRONT);
  });

  it.each(FEATURES)('%s is often present and sometimes decisive', { timeout: TIMEOUT_MS }, (feature) => {
    const present = seeds.filter((seed) => caseOf(seed).features[feature]);
    expect(present.length, 'cases that have it').toBeGreaterThanOrEqual(PRESENT_SHARE * CASES);

    // Counted no further than needed: each count is an enumeration.
    let decisive = 0;
    for (const seed of present) {
      if (decisive >= DECISIVE_SHARE * CASES) break;
      if (isDecisive(feature, seed)) decisive++;
    }
    expect(decisive, 'cases whose front changes without it').toBeGreaterThanOrEqual(DECISIVE_SHARE * CASES);
  });

  const mistakes = FEATURES.map((feature) => [feature, PLANTED_BUGS[feature]] as const);
  it.each(mistakes)('a mistake in %s is noticed: %s', { timeout: TIMEOUT_MS }, (feature) => {
    const isNoticed = (seed: number): boolean => {
      const { dataset, request } = caseOf(seed);
      return describeDifference(enumerateFront(dataset, request, feature), quoted(seed)) !== undefined;
    };
    // A case in which the two agree without the mistake: nothing else can be what is noticed.
    const agreeing = seeds.filter((seed) => caseOf(seed).features[feature] && describeDifference(enumerated(seed), quoted(seed)) === undefined);
    expect(agreeing.some(isNoticed)).toBe(true);
  });
});
