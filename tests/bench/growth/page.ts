/** The tables of docs/growth.md, from the results kept beside the bench. */
import { MOST_MINUTES, MOST_RSS_MB, QUESTIONS, SEED, sizeOf, type Result } from './cell.ts';

const BEGIN = '<!-- figures: begin -->';
const END = '<!-- figures: end -->';
const SIZE_HEAD = [
  'network', 'services', 'sailings', 'links', 'states', 'arcs', 'departures', 'check s', 'compile s', 'timetable s', 'memory MB', 'peak RSS MB',
];
const QUESTION_HEAD = [
  'network', 'cold ms', 'median ms', 'p95 ms', 'no route ms', 'labels', 'front', 'answered', 'Dijkstra ms', 'median ÷ Dijkstra', 'load',
];

export const withFigures = (page: string, results: readonly Result[]): string => {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`the page has lost its marks ${BEGIN} and ${END}`);
  return `${page.slice(0, begin + BEGIN.length)}\n${figures(results)}\n${page.slice(end)}`;
};

const figures = (results: readonly Result[]): string =>
  [
    ...runsOf(results),
    '',
    ...table(SIZE_HEAD, results.map(sizeRow)),
    '',
    ...table(QUESTION_HEAD, results.map(questionRow)),
    '',
    `Seed ${SEED}; ${QUESTIONS} questions a network. Stopped at ${MOST_MINUTES} minutes or ${MOST_RSS_MB / 1024} GB; what was measured until then stands.`,
  ].join('\n');

/** Which networks were measured together, and on what. */
const runsOf = (results: readonly Result[]): string[] => {
  const runs = new Map<string, string[]>();
  for (const { cell, date, commit, node, machine } of results) {
    const run = `${date}, commit ${commit}, node ${node}, ${machine}`;
    runs.set(run, [...(runs.get(run) ?? []), cell]);
  }
  return [...runs].map(([run, cells]) => `- ${run}: ${cells.join(', ')}`);
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows].map((row) => `| ${row.join(' | ')} |`);

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const round = (value: number | undefined): string => (value === undefined ? '–' : whole.format(value));
/** Three digits that count. */
const short = (value: number | undefined): string => (value === undefined ? '–' : value >= 100 ? round(value) : String(Number(value.toPrecision(3))));

const nameOf = ({ cell, stopped, stage }: Result): string => {
  const { places, servicesTimes } = sizeOf(cell);
  const why = stopped && { time: `over ${MOST_MINUTES} min`, memory: `over ${MOST_RSS_MB / 1024} GB`, fault: 'failed' }[stopped];
  return `${whole.format(places)} × ${servicesTimes}${why ? ` (${why}, ${stage ?? 'start'})` : ''}`;
};

const sizeRow = (r: Result): string[] => [
  nameOf(r), round(r.services), round(r.sailings), round(r.links), round(r.states), round(r.arcs), round(r.departures), 
  short(r.checkSeconds), short(r.compileSeconds), short(r.timetableSeconds), round(r.memoryMb), round(r.peakRssMb),
];

const questionRow = (r: Result): string[] => [
  nameOf(r), short(r.coldMs), short(r.medianMs), short(r.p95Ms), short(r.noRouteMs), round(r.labels), round(r.front),
  r.asked === undefined ? '–' : `${r.answered} of ${r.asked}`, short(r.referenceMs),
  r.medianMs === undefined || !r.referenceMs ? '–' : short(r.medianMs / r.referenceMs), short(r.load),
];
