/** What saves the search work may not change an answer: each saving off alone, and all off together, on the networks of the oracle. */
import { expect, it } from 'vitest';
import type { EditionId } from '../../../planner/domain/index.ts';
import { compileNetwork } from '../../../planner/network/index.ts';
import { makeQuote, type QuoteAnswer } from '../../../planner/quote/index.ts';
import { PRUNINGS, type Pruning } from '../../../planner/router/index.ts';
import { caseOf, CASES, FIRST_SEED, seeds } from './oracle/seeded-cases.ts';

const TIMEOUT_MS = 400_000;
const SWITCHED_OFF: readonly (readonly Pruning[])[] = [...PRUNINGS.map((pruning) => [pruning]), PRUNINGS];

/** Without comparing labels, equal itineraries come several times. */
const frontOf = ({ options }: QuoteAnswer): string => JSON.stringify([...new Set(options.map(({ arrivesAt, price, co2e }) => `${arrivesAt} ${price} ${co2e}`))]);

it(`the same fronts with savings switched off, on ${CASES} seeds from ${FIRST_SEED}`, { timeout: TIMEOUT_MS }, () => {
  const labels = new Map<string, number>();
  const differing: string[] = [];
  const count = (name: string, answer: QuoteAnswer): void => void labels.set(name, (labels.get(name) ?? 0) + answer.labels);
  for (const seed of seeds) {
    const { dataset, request } = caseOf(seed);
    const network = compileNetwork({ ...dataset, id: 'test' as EditionId });
    const usual = makeQuote(network, request);
    count('usual', usual);
    for (const without of SWITCHED_OFF) {
      const answer = makeQuote(network, request, { without });
      count(without.join(), answer);
      if (frontOf(answer) !== frontOf(usual)) differing.push(`seed ${seed} without ${without.join(', ')}`);
    }
  }
  expect(differing).toEqual([]);
  // Each switch does switch something: the savings are worth their lines.
  for (const without of SWITCHED_OFF) expect(labels.get(without.join()), without.join()).toBeGreaterThan(labels.get('usual') as number);
});
