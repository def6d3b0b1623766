/** Measures one network in a process of its own and tells each figure as soon as it has it: a line of JSON each. `measure.js 500x1 data/` */
import { writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { dijkstra } from 'graphology-shortest-path';
import { checkDataset, compileNetwork, editionOf } from '../../../planner/network/index.ts';
import { makeQuote } from '../../../planner/quote/index.ts';
import { loadDataset } from '../../../server/adapters/files/dataset.ts';
import { quantile, QUESTIONS, SEED, sizeOf, type Measured } from './cell.ts';
import { drawQuestions, FIRST_READY } from './draw-questions.ts';
import { generateNetwork } from './generate-network.ts';
import { makeLuck } from './luck.ts';

/** Rounds over all questions: as many as fit into this time, at least one. */
const ROUNDS_MS = 20_000;
const MOST_ROUNDS = 10;
const REFERENCE_MS = 20_000;

const [cell = '', folder = ''] = process.argv.slice(2);
const tell = (figures: Partial<Measured>): void => {
  const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
  writeSync(1, `${JSON.stringify({ ...figures, peakRssMb })}\n`);
};
const timed = <T>(work: () => T): { readonly value: T; readonly ms: number } => {
  const startedAt = performance.now();
  const value = work();
  return { value, ms: performance.now() - startedAt };
};
const watch = new Worker(new URL('watch-memory.js', import.meta.url));

tell({ stage: 'generate' });
const reference = loadDataset(pathToFileURL(folder)).edition;
const dataset = generateNetwork(reference, sizeOf(cell), SEED);
tell({ stage: 'check', services: dataset.services.length, sailings: dataset.sailings.length });
const check = timed(() => checkDataset(dataset, () => '').filter((issue) => issue.severity === 'error').length);
tell({ stage: 'compile', errors: check.value, checkSeconds: check.ms / 1000 });
const edition = editionOf(dataset);
const questions = drawQuestions(edition, QUESTIONS, makeLuck(SEED));

const { value: network, ms: compileMs } = timed(() => compileNetwork(edition));
tell({ stage: 'timetable', links: network.links.length, arcs: network.arcs.length, compileSeconds: compileMs / 1000 });
const { value: timetable, ms: timetableMs } = timed(() => network.timetable(FIRST_READY));
tell({ states: timetable.graph.nodeCount, departures: timetable.departures.length, timetableSeconds: timetableMs / 1000 });
globalThis.gc?.();
const { heapUsed, arrayBuffers } = process.memoryUsage();
tell({ stage: 'first question', memoryMb: (heapUsed + arrayBuffers) / 2 ** 20 });

const [first] = questions;
if (first) tell({ coldMs: timed(() => makeQuote(network, first)).ms, stage: 'questions' });

const quoteMs: number[] = [];
// Apart from the others: a question without a route is asked again with each of its rules lifted, to say why.
const noRouteMs: number[] = [];
const labels: number[] = [];
const fronts: number[] = [];
const tellQuotes = (): void => tell({
  asked: fronts.length, answered: fronts.filter((n) => n > 0).length, quotes: quoteMs.length, labels: quantile(labels, 0.5), front: quantile(fronts, 0.5),
  ...(quoteMs.length > 0 ? { medianMs: quantile(quoteMs, 0.5), p95Ms: quantile(quoteMs, 0.95) } : {}),
  ...(noRouteMs.length > 0 ? { noRouteMs: quantile(noRouteMs, 0.5) } : {}),
});
const startedAt = performance.now();
for (let round = 0; round < MOST_ROUNDS && (round === 0 || performance.now() - startedAt < ROUNDS_MS); round++)
  for (const question of questions) {
    const { value: answer, ms } = timed(() => makeQuote(network, question));
    (answer.options.length > 0 ? quoteMs : noRouteMs).push(ms);
    if (round > 0) continue;
    labels.push(answer.labels);
    fronts.push(answer.options.length);
    tellQuotes();
  }
tellQuotes();
tell({ stage: 'reference' });

// Its making is no part of the reference's time.
const { topology } = network;
const referenceMs: number[] = [];
const spent = (): number => referenceMs.reduce((a, b) => a + b, 0);
for (const { from } of questions) if (spent() < REFERENCE_MS) referenceMs.push(timed(() => dijkstra.singleSource(topology, from, 'minutes')).ms);
tell({ stage: 'done', referenceMs: quantile(referenceMs, 0.5) });
await watch.terminate();
