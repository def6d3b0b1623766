/**
 * "Why not" on the networks of the oracle. What it says of each service is checked against the front, and against an enumerator of the network in
 * which nothing else sails.
 */
import { expect, test } from 'vitest';
import type { EditionId } from '../../../planner/domain/index.ts';
import { compileNetwork } from '../../../planner/network/index.ts';
import { makeQuote, whyNot, type Option, type WhyNot } from '../../../planner/quote/index.ts';
import { enumerateFront } from './oracle/enumerate.ts';
import { caseOf, seeds } from './oracle/seeded-cases.ts';

const NETWORKS = 120;

interface Point {
  readonly arrivesAt: number;
  readonly price: number;
  readonly co2e: number;
}
const isMatched = (point: Point, front: readonly Point[]): boolean => front.some((o) => o.arrivesAt <= point.arrivesAt && o.price <= point.price && o.co2e <= point.co2e);
const uses = (option: Pick<Option, 'steps'>, service: string): boolean => option.steps.some((step) => step.kind === 'ride' && step.service === service);

const checkBeaten = ({ beaten }: WhyNot, service: string, front: readonly Option[]): void => {
  expect(beaten).toBeDefined();
  if (!beaten) return;
  const { option, by, dearer, later, moreCo2e, entersIf } = beaten;
  const better = front.find((each) => each.id === by);
  expect(uses(option, service)).toBe(true);
  expect(better).toBeDefined();
  expect([option.price - dearer, option.arrivesAt - later, option.co2e - moreCo2e]).toEqual([better?.price, better?.arrivesAt, better?.co2e]);
  expect(isMatched(option, front)).toBe(true);
  // The change it names brings it onto the front, a minor unit or a minute less does not.
  const { cheaper, earlier } = entersIf;
  if (cheaper !== undefined) {
    expect(isMatched({ ...option, price: option.price - cheaper }, front)).toBe(false);
    expect(isMatched({ ...option, price: option.price - cheaper + 1 }, front)).toBe(true);
  }
  if (earlier !== undefined) {
    expect(isMatched({ ...option, arrivesAt: option.arrivesAt - earlier }, front)).toBe(false);
    expect(isMatched({ ...option, arrivesAt: option.arrivesAt - earlier + 1 }, front)).toBe(true);
  }
};

test(`every service of ${NETWORKS} networks`, { timeout: 240_000 }, () => {
  const verdicts: Record<string, number> = {};
  for (const seed of seeds.slice(0, NETWORKS)) {
    const { dataset, request } = caseOf(seed);
    const network = compileNetwork({ ...dataset, id: 'test' as EditionId });
    const { options } = makeQuote(network, request);
    for (const { id } of dataset.services) {
      const answer = whyNot(network, request, { kind: 'service', service: id });
      const of = `seed ${seed} ${id}: ${answer.verdict}`;
      verdicts[answer.verdict] = (verdicts[answer.verdict] ?? 0) + 1;
      expect(answer.verdict === 'offered', of).toBe(options.some((option) => uses(option, id)));
      if (answer.verdict === 'offered') expect(answer.offered.length, of).toBeGreaterThan(0);
      if (answer.verdict === 'beaten') checkBeaten(answer, id, options);
      const alone = enumerateFront({ ...dataset, sailings: dataset.sailings.filter((sailing) => sailing.service === id) }, request);
      if (alone.length > 0) {
        // Roads alone may answer a question at home.
        const byRoad = enumerateFront({ ...dataset, sailings: [] }, request);
        if (byRoad.length === 0) expect(['offered', 'beaten'], of).toContain(answer.verdict);
      }
    }
  }
  for (const verdict of ['offered', 'beaten', 'ruledOut', 'noWay']) expect(verdicts[verdict], JSON.stringify(verdicts)).toBeGreaterThan(10);
});
