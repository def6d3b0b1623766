/**
 * Where to open, and who is served from where: `cflp` (OR-Library cap*), `sscflp` (Holmberg, Yang: one site for each customer), `pmedian` (OR-Library pmed*).
 * Every plan is checked by the product's judge, and beside it HiGHS has the compact program for as long as it took us, at least a second (`highs`).
 */
import { listFiles, readAnswers, readText, BenchFault } from './files.mjs';

/** Proof is asked for to the millionth. */
const GAP = 1e-6;
const LEAST_PEER_SECONDS = 1;
const free = (count) => new Int8Array(count).fill(-1);

const makeFamily = (family, { read, seconds, singleSource = false, best, allowed, most = () => undefined }) => ({
  peers: [],
  seconds,
  kernels: './facility-kernels.mjs',
  load: (directory) => {
    const answers = readAnswers(directory);
    const names = listFiles(directory, /\.txt(\.gz)?$/);
    if (names.length === 0) throw new BenchFault(`${directory} holds no file *.txt`);
    return names.map((name) => {
      const instance = name.replace(/\.txt(\.gz)?$/, '');
      const answer = answers[instance] ?? {};
      return { instance, problem: read(readText(directory, name).trim().split(/\s+/).map(Number), answer), best: best(answer) };
    });
  },
  run: ({ instance, problem, best: known }, { kernels, seconds: given }) => {
    const { solveFacility, solveSingleSource, checkFacilityPlan, solver, startClock } = kernels;
    const limit = Math.min(given, most(instance) ?? Infinity);
    const clock = startClock(limit);
    const options = { gap: GAP, maxNodes: Infinity, shouldStop: clock.isOver };
    const { plan, bound, gap } = singleSource ? solveSingleSource(problem, solver, options) : solveFacility(problem, options);
    const spent = clock.spent();
    const checked = plan !== undefined && checkFacilityPlan(problem, plan).length === 0 && bound <= plan.cost * (1 + 1e-9);
    const above = plan === undefined || known === undefined ? null : (plan.cost - known) / known;
    const isNear = above !== null && above <= allowed(instance);
    return {
      family, instance, objective: plan?.cost ?? null, bound, gap, seconds: Number(spent.toFixed(3)), status: !checked ? 'differs' : known === undefined ? 'shape' : isNear ? 'equal' : 'above', checked, best: known ?? null,
      above: above === null ? null : Number(above.toFixed(7)), highs: compact(problem, kernels, Math.max(LEAST_PEER_SECONDS, spent)), answer: plan?.open ?? null,
    };
  },
});

/** The textbook program with x_ij ≤ y_i, nothing fixed, from nothing. */
const compact = ({ siteCount: m, customerCount: n, fixed, capacity, demand, cost, mostSites, singleSource }, { buildColumns, solver, startClock }, seconds) => {
  const total = demand.reduce((sum, d) => sum + d, 0);
  const { columns, add } = buildColumns();
  const link = (i, j) => n + m + 1 + i * n + j;
  for (let i = 0; i < m; i++) {
    add({ cost: fixed[i], upper: 1, isInteger: true, entries: [[n + i, -Math.min(capacity[i], total)], [n + m, 1], ...Array.from({ length: n }, (_, j) => [link(i, j), -1])] });
    for (let j = 0; j < n; j++) if (cost[i * n + j] < Infinity) add({ cost: cost[i * n + j], upper: 1, isInteger: singleSource, entries: [[j, 1], [n + i, demand[j]], [link(i, j), 1]] });
  }
  const rows = { lower: [...Array(n).fill(1), ...Array(m + 1 + m * n).fill(-Infinity)], upper: [...Array(n).fill(1), ...Array(m).fill(0), mostSites, ...Array(m * n).fill(0)] };
  const { spent, isOver } = startClock(seconds);
  const { best, bound } = solver.solveMip({ columns, rowBounds: rows }, { gap: GAP, shouldStop: isOver });
  return { objective: best?.objective ?? null, bound: bound > -Infinity ? bound : null, seconds: Number(spent().toFixed(3)) };
};

const costsBySite = (m, n, at) => Float64Array.from({ length: m * n }, (_, k) => at(Math.floor(k / n), k % n));

/** Cost of serving all of a customer's demand, customer by customer; a capacity that is no number stands in the answers. */
export const cflp = makeFamily('cflp', {
  seconds: 30, best: (answer) => answer.opt_multi_source, allowed: () => 1e-6,
  most: (instance) => (instance.startsWith('capa') ? undefined : 10),
  read: ([m, n, ...rest], { capacity0 }) => {
    const row = (j) => 2 * m + j * (m + 1);
    return {
      siteCount: m, customerCount: n, mostSites: m, singleSource: false, decided: free(m), capacity: Float64Array.from({ length: m }, (_, i) => (Number.isNaN(rest[2 * i]) ? capacity0 : rest[2 * i])), fixed: Float64Array.from({ length: m }, (_, i) => rest[2 * i + 1]),
      demand: Float64Array.from({ length: n }, (_, j) => rest[row(j)]), cost: costsBySite(m, n, (i, j) => rest[row(j) + 1 + i]),
    };
  },
});

export const sscflp = makeFamily('sscflp', {
  seconds: 15, singleSource: true, best: (answer) => answer.opt_single_source ?? answer.best_known, allowed: (instance) => (instance.startsWith('yang') ? 0.002 : 1e-6),
  most: (instance) => (instance.startsWith('yang') ? undefined : 9.5),
  read: ([m, n, ...rest]) => ({
    siteCount: m, customerCount: n, mostSites: m, singleSource: true, decided: free(m), capacity: Float64Array.from({ length: m }, (_, i) => rest[2 * i]), fixed: Float64Array.from({ length: m }, (_, i) => rest[2 * i + 1]),
    demand: Float64Array.from({ length: n }, (_, j) => rest[2 * m + j]), cost: costsBySite(m, n, (i, j) => rest[2 * m + n + i * n + j]),
  }),
});

/** Every place is a customer and may be a site; distances are shortest paths. */
export const pmedian = makeFamily('pmedian', {
  seconds: 10, best: (answer) => answer.opt, allowed: () => 1e-6,
  read: ([n, edges, p, ...rest]) => {
    const far = new Float64Array(n * n).fill(Infinity);
    for (let i = 0; i < n; i++) far[i * n + i] = 0;
    // Of an edge that stands twice the last counts.
    for (let e = 0; e < edges; e++) {
      const [a, b, length] = [rest[3 * e] - 1, rest[3 * e + 1] - 1, rest[3 * e + 2]];
      far[a * n + b] = length;
      far[b * n + a] = length;
    }
    for (let k = 0; k < n; k++) for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) far[i * n + j] = Math.min(far[i * n + j], far[i * n + k] + far[k * n + j]);
    return { siteCount: n, customerCount: n, mostSites: p, singleSource: false, decided: free(n), capacity: new Float64Array(n).fill(Infinity), fixed: new Float64Array(n), demand: new Float64Array(n).fill(1), cost: far };
  },
});
