/**
 * Times two hundred questions on the reference network beside a reference in the same run: graphology's Dijkstra from the same origin over the
 * graph of places. Search and bounds are timed on arcs already rated, then the whole quote of a class of cargo never asked before, and of one just
 * asked. Answers are golden: a run that changes one fails. `--accept` writes them anew.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dijkstra } from 'graphology-shortest-path';
import { DEFAULT_STATUSES, parseInstant } from '../../dist/planner/domain/index.js';
import { compileNetwork } from '../../dist/planner/network/index.js';
import { makeQuote, prepareQuestion, whyNot } from '../../dist/planner/quote/index.js';
import { arcsBetween, search } from '../../dist/planner/router/index.js';
import { loadDataset } from '../../dist/server/adapters/files/dataset.js';
import { makeQuestions, thingsAsked } from './questions.mjs';

const ROUNDS = 5;
const BARS = { search: [5, 25], quote: [40, Number.POSITIVE_INFINITY] };
/** Times one search. */
const WHY_NOT_BAR = 50;
const { edition } = loadDataset(new URL('../../data/', import.meta.url));
const started = performance.now();
const network = compileNetwork(edition);
const questions = makeQuestions(edition.places, { parseInstant, statuses: DEFAULT_STATUSES });
network.timetable(questions[0].readyAt);
const compiled = performance.now() - started;

const samples = { reference: [], bounds: [], search: [], searchCached: [], quote: [], quoteAgain: [], whyNot: [] };
const time = (name, work) => {
  const at = performance.now();
  const value = work();
  samples[name].push(performance.now() - at);
  return value;
};
const quantile = (values, share) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const hashOf = (value) => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);

const answers = {};
const asked = thingsAsked(network, questions, { prepareQuestion, arcsBetween });
const verdicts = {};
const labels = [];
let classes = 0;
for (let round = -1; round < ROUNDS; round++) {
  for (const [k, question] of questions.entries()) {
    time('reference', () => dijkstra.singleSource(network.topology, question.from, 'minutes'));
    // A tariff number nobody has asked with makes another class of cargo at the same prices.
    const answer = time('quote', () => makeQuote(network, { ...question, cargo: { ...question.cargo, hsCode: String(++classes) } }));
    makeQuote(network, question);
    time('quoteAgain', () => makeQuote(network, question));
    const { timetable, costs, query } = prepareQuestion(network, question);
    const bounds = time('bounds', () => costs.computeBounds(query.targets));
    const { labels: queued } = time('searchCached', () => search(timetable.graph, costs, bounds, query));
    samples.search.push(samples.bounds.at(-1) + samples.searchCached.at(-1));
    const { verdict } = time('whyNot', () => whyNot(network, question, asked[k]));
    if (round >= 0) continue;
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
    labels.push(queued);
    answers[`${question.from}>${question.to} ${question.cargo.weight / 1000}kg ${question.readyAt}`] = { options: answer.options.length, front: hashOf(answer.options.map((o) => [o.arrivesAt, o.price, o.co2e, o.id])) };
  }
  if (round < 0) for (const name of Object.keys(samples)) samples[name] = [];
}

const reference = quantile(samples.reference, 0.5);
const line = (name, text) => {
  const [median, p95] = [0.5, 0.95].map((share) => quantile(samples[name], share));
  console.log(`${text.padEnd(34)} median ${median.toFixed(2).padStart(7)} ms ${`${(median / reference).toFixed(2)}×`.padStart(7)}   p95 ${p95.toFixed(2).padStart(7)} ms ${`${(p95 / reference).toFixed(2)}×`.padStart(7)}`);
  return [median / reference, p95 / reference];
};
console.log(`node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, edition ${edition.id}; ${questions.length} questions × ${ROUNDS} rounds after one of warm-up`);
console.log(`compile with the first timetable ${compiled.toFixed(0)} ms; options of a question: median ${quantile(Object.values(answers).map((a) => a.options), 0.5)}; labels: median ${quantile(labels, 0.5)}, p95 ${quantile(labels, 0.95)}, most ${Math.max(...labels)}`);
line('reference', 'dijkstra.singleSource');
const ratios = {
  search: line('search', 'search, bounds included'),
  cached: line('searchCached', 'search, bounds at hand'),
  quote: line('quote', 'whole quote, new class of cargo'),
  again: line('quoteAgain', 'whole quote, class asked before'),
};
line('whyNot', 'why not, a service');
const whyNotRatio = quantile(samples.whyNot, 0.5) / quantile(samples.search, 0.5);
console.log(`why not: ${whyNotRatio.toFixed(1)}× one search, bounds included; ${Object.entries(verdicts).map(([verdict, n]) => `${verdict} ${n}`).join(', ')}`);
if (whyNotRatio > WHY_NOT_BAR) {
  console.error(`why not: ${whyNotRatio.toFixed(1)}× one search is above the bar of ${WHY_NOT_BAR}×`);
  process.exitCode = 1;
}
for (const [name, bars] of Object.entries(BARS))
  for (const [i, bar] of bars.entries())
    if (ratios[name][i] > bar) {
      console.error(`${name}: ${ratios[name][i].toFixed(2)}× is above the bar of ${bar}×`);
      process.exitCode = 1;
    }

const golden = new URL('answers.json', import.meta.url);
const text = `{\n${Object.entries(answers).map(([key, answer]) => ` ${JSON.stringify(key)}: ${JSON.stringify(answer)}`).join(',\n')}\n}\n`;
if (process.argv.includes('--accept')) writeFileSync(golden, text);
else if (readFileSync(golden, 'utf8') !== text) {
  console.error('answers differ from tests/bench/answers.json: look why, then accept them with --accept');
  process.exitCode = 1;
}
