import { expect, test } from 'vitest';
import { checkDataset, compileNetwork, editionOf } from '../../planner/network/index.ts';
import { makeQuote } from '../../planner/quote/index.ts';
import { loadDataset } from '../../server/adapters/files/dataset.ts';
import { dataFolder } from '../../server/paths.ts';
import { drawQuestions } from '../bench/growth/draw-questions.ts';
import { generateNetwork } from '../bench/growth/generate-network.ts';
import { makeLuck } from '../bench/growth/luck.ts';

const reference = loadDataset(dataFolder(undefined)).edition;
const faultsOf = (size: Parameters<typeof generateNetwork>[1], seed: number): string[] =>
  checkDataset(generateNetwork(reference, size, seed), (row) => JSON.stringify(row))
    .filter((i) => i.severity === 'error')
    .map((i) => `${i.path} ${i.code} ${i.value}`);

test('the same size and seed make the same edition, another seed another', () => {
  const make = (seed: number): string => editionOf(generateNetwork(reference, { places: 400, servicesTimes: 2 }, seed)).id;
  expect(make(7)).toBe(make(7));
  expect(make(7)).not.toBe(make(8));
});

test('smaller or larger than the reference, it has as many places as asked, services in proportion, and no faults', () => {
  // A small one lacks the places of some lines, and so these lines.
  for (const [places, servicesTimes, seed, least] of [[60, 1, 1, 0.6], [266, 1, 2, 1], [500, 1, 20261122, 0.99], [700, 5, 3, 0.99]] as const) {
    const size = { places, servicesTimes };
    const made = generateNetwork(reference, size, seed);
    expect(made.places.length).toBe(size.places);
    const share = made.services.length / (size.servicesTimes * size.places * (reference.services.length / reference.places.length));
    expect(share).toBeGreaterThanOrEqual(least);
    expect(share).toBeLessThanOrEqual(1.01);
    expect(faultsOf(size, seed)).toEqual([]);
  }
});

test('kinds and countries keep their shares', () => {
  const share = (places: readonly { kind: string; country: string }[], kind: string, country: string): number =>
    places.filter((p) => p.kind === kind && p.country === country).length / places.length;
  const { places } = generateNetwork(reference, { places: 1000, servicesTimes: 1 }, 4);
  for (const [kind, country] of [['district', 'CN'], ['seaport', 'CN'], ['airport', 'JP'], ['market', 'KR'], ['rail-terminal', 'CN']] as const)
    expect(share(places, kind, country)).toBeCloseTo(share(reference.places, kind, country), 2);
});

test('as large as the reference, it has the places of the reference where they are', () => {
  const { places } = generateNetwork(reference, { places: reference.places.length, servicesTimes: 1 }, 5);
  expect(new Set(places)).toEqual(new Set(reference.places));
});

test('a small network answers', () => {
  const network = compileNetwork(editionOf(generateNetwork(reference, { places: 60, servicesTimes: 1 }, 1)));
  const answers = drawQuestions(network.edition, 20, makeLuck(1)).map((question) => makeQuote(network, question));
  expect(answers.some((answer) => answer.options.length > 0)).toBe(true);
});
