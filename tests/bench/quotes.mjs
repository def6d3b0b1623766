/**
 * Times whole quotes on the reference network against a reference in the same run: graphology's Dijkstra from the same origin over the
 * graph of places. Answers are golden: a run that changes one fails. `--accept` writes them anew.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parse } from 'csv-parse/sync';
import { dijkstra } from 'graphology-shortest-path';
import { DEFAULT_STATUSES, parseInstant } from '../../dist/planner/domain/index.js';
import { compileNetwork } from '../../dist/planner/network/index.js';
import { makeQuote } from '../../dist/planner/quote/index.js';
import { loadDataset } from '../../dist/server/adapters/files/dataset.js';

const ROUNDS = 30;
const WARM_UP = 5;
const here = (file) => new URL(file, import.meta.url);
const questions = parse(readFileSync(here('questions.csv')), { columns: true });
const { edition } = loadDataset(new URL('../../data/', import.meta.url));
const started = performance.now();
const network = compileNetwork(edition);
const compiled = performance.now() - started;

const request = (q) => ({
  from: q.from, to: q.to, readyAt: parseInstant(q.ready), dueAt: undefined, regime: '9710', currency: 'CNY', modes: undefined, carriers: undefined, via: [], avoid: [], statuses: DEFAULT_STATUSES,
  cargo: { weight: q.weight_kg * 1000, volume: Math.round(q.volume_cbm * 1e6), value: { amount: 3_000_000, currency: 'CNY' }, hsCode: undefined, temperature: 'T-AMB', dangerousGoods: undefined },
});
const time = (work) => {
  const at = performance.now();
  work();
  return performance.now() - at;
};
const quantile = (values, share) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

const quoteMs = [];
const referenceMs = [];
const answers = {};
for (let round = -WARM_UP; round < ROUNDS; round++)
  for (const q of questions) {
    const reference = time(() => dijkstra.singleSource(network.topology, q.from, 'minutes'));
    let answer;
    const quote = time(() => (answer = makeQuote(network, request(q))));
    if (round < 0) continue;
    referenceMs.push(reference);
    quoteMs.push(quote);
    const front = answer.options.map((o) => [o.arrivesAt, o.price, o.co2e, o.id]);
    answers[`${q.from}>${q.to}@${q.ready}`] = { options: front.length, labels: answer.labels, front: createHash('sha256').update(JSON.stringify(front)).digest('hex').slice(0, 12) };
  }

const [reference, median, p95] = [quantile(referenceMs, 0.5), quantile(quoteMs, 0.5), quantile(quoteMs, 0.95)];
console.log(`node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, edition ${edition.id}`);
console.log(`compile ${compiled.toFixed(0)} ms; reference dijkstra.singleSource median ${reference.toFixed(2)} ms`);
console.log(`whole quote, ${questions.length} questions × ${ROUNDS}: median ${median.toFixed(2)} ms (${(median / reference).toFixed(1)}×), p95 ${p95.toFixed(2)} ms (${(p95 / reference).toFixed(1)}×)`);
for (const [question, { options, labels }] of Object.entries(answers)) console.log(`  ${question}  ${options} options, ${labels} labels`);

const golden = here('answers.json');
const text = `${JSON.stringify(answers, null, 1)}\n`;
if (process.argv.includes('--accept')) writeFileSync(golden, text);
else if (readFileSync(golden, 'utf8') !== text) {
  console.error('answers differ from tests/bench/answers.json: look why, then accept them with --accept');
  process.exit(1);
}
