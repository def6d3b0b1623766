/**
 * N8: which hubs and lines of the reference network matter most to the two hundred questions of the bench. The quick ranking is that of brute force, in
 * which the thing is taken out of the data and every question is asked again.
 */
import { describe, expect, test } from 'vitest';
import { DEFAULT_STATUSES, parseInstant } from '../../planner/domain/index.ts';
import { compileNetwork, editionOf, type Edition } from '../../planner/network/index.ts';
import { findPaths, rankRemovals, type QuoteRequest } from '../../planner/quote/index.ts';
import { makeQuestions } from '../bench/questions.mjs';
import { referenceNetwork } from '../support/reference.ts';

const network = referenceNetwork();
const questions: readonly QuoteRequest[] = makeQuestions(network.edition.places, { parseInstant, statuses: DEFAULT_STATUSES });
const ranking = rankRemovals(network, questions);

/** The same data without a service, or without all that touches a place. */
const without = (dataset: Edition, what: string): Edition => {
  const sailings = dataset.sailings.filter(({ service, from, to, via }) => ![service, from, to, ...via].includes(what as never));
  const lanes = dataset.roadLanes.filter(({ a, b }) => (a as string) !== what && (b as string) !== what);
  return editionOf({ ...dataset, sailings, roadLanes: lanes, couriers: dataset.couriers.filter(({ id }) => id !== what), places: dataset.places.filter(({ id }) => (id as string) !== what || isNamed(dataset, id)) });
};
/** A place that other rows still name stays, without sailings. */
const isNamed = (dataset: Edition, id: string): boolean => dataset.fairways.nodes.some((node) => node.id === id) || dataset.clearances.some(({ sites }) => sites !== 'all' && (sites as readonly string[]).includes(id));

const byBruteForce = (what: string) => {
  const poorer = compileNetwork(without(network.edition, what));
  let [cutOff, hurt, later, dearer] = [0, 0, 0, 0];
  for (const question of questions) {
    const [before, after] = [network, poorer].map((each) => findPaths(each, question).result.paths);
    if (!before?.length) continue;
    if (!after?.length) {
      cutOff += 1;
      continue;
    }
    const least = (paths: typeof before) => [Math.min(...paths.map((p) => p.arrivesAt)), Math.min(...paths.map((p) => p.cost))] as const;
    const [[soonest, cheapest], [thenSoonest, thenCheapest]] = [least(before), least(after)];
    later += thenSoonest - soonest;
    dearer += thenCheapest - cheapest;
    if (thenSoonest > soonest || thenCheapest > cheapest) hurt += 1;
  }
  return { cutOff, hurt, later, dearer };
};

describe('N8: the ranking of removals', () => {
  test('ranks hubs and lines, most cut off first, then dearest, and nothing that loses nothing', () => {
    expect(ranking.length).toBeGreaterThan(20);
    expect(new Set(ranking.map(({ kind }) => kind))).toEqual(new Set(['place', 'service']));
    const ordered = ranking.toSorted((a, b) => b.cutOff - a.cutOff || b.dearer - a.dearer || b.later - a.later || (a.what < b.what ? -1 : 1));
    expect(ranking).toEqual(ordered);
    for (const { cutOff, hurt } of ranking) expect(cutOff + hurt).toBeGreaterThan(0);
  });

  const places = ranking.filter(({ kind }) => kind === 'place').map(({ what }) => what);
  const services = ranking.filter(({ kind }) => kind === 'service').map(({ what }) => what);
  test.each([places[0], places[2], services[0], services[1], services.at(-1)])('without %s: the loss of brute force', { timeout: 240_000 }, (what) => {
    const { cutOff, hurt, later, dearer } = ranking.find((each) => each.what === what) ?? {};
    expect({ cutOff, hurt, later, dearer }).toEqual(byBruteForce(what as string));
  });
});
