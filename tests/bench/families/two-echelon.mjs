/**
 * Plants, sites, customers (`tscflp`, Fernandes et al. 2014): counts, demands, plants' capacity and fixed cost, supply costs, sites' the same, costs of serving, all by unit. Files of several
 * products have a fourth count and are told as not handled. Plans are checked by the product's judge; beside it HiGHS has the compact program for as long as it took us (`highs`).
 */
import { listFiles, readAnswers, readText, BenchFault } from './files.mjs';

export const peers = [];
export const seconds = 60;
export const kernels = './facility-kernels.mjs';
/** Above the best known. */
const ALLOWED = 0.01;
const ROUNDS = 10;

export const load = (directory) => {
  const answers = readAnswers(directory);
  const names = listFiles(directory, /\.txt(\.gz)?$/);
  if (names.length === 0) throw new BenchFault(`${directory} holds no file *.txt`);
  return names.map((name) => {
    const instance = name.replace(/\.txt(\.gz)?$/, '');
    return { instance, problem: readProblem(readText(directory, name)), best: answers[instance]?.best_known ?? undefined };
  });
};

/** Undefined: several products. */
const readProblem = (text) => {
  if (text.trim().split('\n', 1)[0].trim().split(/\s+/).length > 3) return undefined;
  const [plantCount, siteCount, customerCount, ...rest] = text.trim().split(/\s+/).map(Number);
  let at = 0;
  const take = (count) => Float64Array.from(rest.slice(at, (at += count)));
  const demand = take(customerCount);
  const plants = take(2 * plantCount);
  const supplyCost = take(plantCount * siteCount);
  const sites = take(2 * siteCount);
  const every = (values, first) => values.filter((_, k) => k % 2 === first);
  return {
    plantCount, siteCount, customerCount, demand, supplyCost, plantCapacity: every(plants, 0), plantFixed: every(plants, 1), siteCapacity: every(sites, 0), siteFixed: every(sites, 1), serveCost: take(siteCount * customerCount),
  };
};

export const run = ({ instance, problem, best }, { kernels, seconds: given }) => {
  if (!problem) return { family: 'tscflp', instance, objective: null, bound: null, gap: null, seconds: 0, status: 'shape', checked: true, best: null, note: 'several products are not handled' };
  const clock = kernels.startClock(given);
  const { plan, bound } = kernels.solveTwoEchelon(problem, { rounds: ROUNDS, shouldStop: clock.isOver });
  const spent = clock.spent();
  const checked = plan !== undefined && kernels.checkTwoEchelonPlan(problem, plan).length === 0 && bound <= plan.cost * (1 + 1e-9);
  const above = plan === undefined || best === undefined ? null : (plan.cost - best) / best;
  return {
    family: 'tscflp', instance, objective: plan?.cost ?? null, bound, gap: plan ? (plan.cost - bound) / plan.cost : null, seconds: Number(spent.toFixed(3)),
    status: !checked ? 'differs' : above === null ? 'shape' : above <= ALLOWED ? 'equal' : 'above', checked, best: best ?? null, above: above === null ? null : Number(above.toFixed(5)), highs: compact(problem, kernels, spent), answer: plan ? { plants: plan.plants, sites: plan.sites } : null,
  };
};

/** The textbook program with room opened as a whole, from nothing. */
const compact = ({ plantCount: p, siteCount: s, customerCount: c, plantFixed, plantCapacity, siteFixed, siteCapacity, demand, supplyCost, serveCost }, { buildColumns, solver, startClock }, limit) => {
  const { columns, add } = buildColumns();
  for (let k = 0; k < p; k++) add({ cost: plantFixed[k], upper: 1, isInteger: true, entries: [[c + k, -plantCapacity[k]]] });
  for (let i = 0; i < s; i++) add({ cost: siteFixed[i], upper: 1, isInteger: true, entries: [[c + p + i, -siteCapacity[i]]] });
  for (let k = 0; k < p; k++) for (let i = 0; i < s; i++) add({ cost: supplyCost[k * s + i], entries: [[c + k, 1], [c + p + s + i, 1]] });
  for (let i = 0; i < s; i++) for (let j = 0; j < c; j++) add({ cost: serveCost[i * c + j], entries: [[j, 1], [c + p + i, 1], [c + p + s + i, -1]] });
  const zeros = (count) => Array.from({ length: count }, () => 0);
  const { spent, isOver } = startClock(limit);
  const { best, bound } = solver.solveMip({ columns, rowBounds: { lower: [...demand, ...Array.from({ length: p + s }, () => -Infinity), ...zeros(s)], upper: [...demand, ...zeros(p + s + s)] } }, { gap: 1e-6, shouldStop: isOver });
  return { objective: best?.objective ?? null, bound: bound > -Infinity ? bound : null, seconds: Number(spent().toFixed(3)) };
};
