/**
 * The quote against a plain enumerator that shares nothing with the planner: on small random networks both must find the
 * same set of (arrival, price, emissions). That the networks are worth the name is shown in `oracle-worth.test.ts`.
 */
import { describe, expect, it } from 'vitest';
import type { EditionId } from '../../../planner/domain/index.ts';
import { compileNetwork, type Dataset } from '../../../planner/network/index.ts';
import { makeQuote, type QuoteAnswer, type QuoteRequest } from '../../../planner/quote/index.ts';
import { describeCase, describeDifference } from './oracle/describe.ts';
import { enumerateFront, type Outcome } from './oracle/enumerate.ts';
import type { Case } from './oracle/features.ts';
import { makeRandom } from './oracle/random.ts';
import { caseOf, CASES, enumerated, FIRST_SEED, seeds } from './oracle/seeded-cases.ts';

const SHUFFLED_CASES = 30;
const DUE_CASES = 30;
const SHOWN_FAILURES = 3;
const TIMEOUT_MS = 240_000;

/** Every quote of this file is asked here: the one place to ask it with other settings of the search. */
const ask = (dataset: Dataset, request: QuoteRequest): QuoteAnswer => makeQuote(compileNetwork({ ...dataset, id: 'test' as EditionId }), request);
const toOutcomes = ({ options }: QuoteAnswer): Outcome[] => options.map(({ arrivesAt, price, co2e }) => ({ arrivesAt, price, co2e }));

/** Descriptions of the cases in which the two fronts differ. */
const listFailures = (cases: readonly { of: Case; expected: readonly Outcome[] }[]): string[] =>
  cases.flatMap(({ of, expected }) => {
    const difference = describeDifference(expected, toOutcomes(ask(of.dataset, of.request)));
    return difference === undefined ? [] : [`${describeCase(of)}\n${difference}`];
  });
const expectNone = (failures: readonly string[]): void =>
  expect(failures.length, `${failures.length} cases differ\n${failures.slice(0, SHOWN_FAILURES).join('\n\n')}\n`).toBe(0);

describe('the quote finds what an enumerator finds', () => {
  it(`on ${CASES} seeds from ${FIRST_SEED}`, { timeout: TIMEOUT_MS }, () => {
    expectNone(listFailures(seeds.map((seed) => ({ of: caseOf(seed), expected: enumerated(seed) }))));
  });

  it('when the due time is the very minute of an arrival', { timeout: TIMEOUT_MS }, () => {
    const several = seeds.filter((seed) => enumerated(seed).length > 1).slice(0, DUE_CASES);
    const cases = several.map((seed) => {
      const { dataset, request, ...rest } = caseOf(seed);
      const front = enumerated(seed);
      const dueAt = front[Math.floor((front.length - 1) / 2)]?.arrivesAt as QuoteRequest['dueAt'];
      const of = { ...rest, dataset, request: { ...request, dueAt } };
      return { of, expected: enumerateFront(dataset, of.request) };
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
