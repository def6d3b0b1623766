/** Generalized assignment, minimized: agents and jobs, costs agent by agent, what jobs take, what agents have. Plans are checked here; `best` of answers.json is what they are compared with. */
import { listFiles, readAnswers, readText, BenchFault } from './files.mjs';

export const peers = [];
export const kernels = './consolidation-kernels.mjs';

export const load = (directory) => {
  const answers = readAnswers(directory);
  const names = listFiles(directory, /\.txt(\.gz)?$/);
  if (names.length === 0) throw new BenchFault(`${directory} holds no file like chu1997_a10100.txt`);
  return names.map((name) => {
    const instance = name.replace(/\.txt(\.gz)?$/, '');
    const [agents, jobs, ...numbers] = readText(directory, name).trim().split(/\s+/).map(Number);
    const rows = (from) => Array.from({ length: agents }, (_, a) => numbers.slice(from + a * jobs, from + (a + 1) * jobs));
    return { instance, problem: { cost: rows(0), takes: rows(agents * jobs), has: numbers.slice(2 * agents * jobs, 2 * agents * jobs + agents) }, best: answers[instance]?.best };
  });
};

/** Of plans made from the start; what time is left improves the best of them. */
const DIVES = 12;

export const run = ({ instance, problem, best }, { kernels, seconds }) => {
  const { spent, isOver } = kernels.startClock(seconds);
  const { agentOf, cost, bound } = kernels.assignJobs(problem, { solver: kernels.solver, seed: 1, dives: DIVES, shouldStop: isOver });
  const checked = agentOf !== undefined && isAssignment(problem, agentOf, cost) && bound <= cost;
  const gap = checked ? (cost - bound) / cost : null;
  return {
    family: 'gap', instance, objective: checked ? cost : null, bound, gap, seconds: Number(spent().toFixed(3)), status: !checked ? 'differs' : best === undefined ? 'shape' : cost <= best * (1 + allowed(instance)) ? 'equal' : 'above',
    checked, best: best ?? null, answer: agentOf ?? null,
  };
};

/** Above the best known: type d is not solved to the end. */
const allowed = (instance) => (/_d20/.test(instance) ? 0.007 : /_d\d/.test(instance) ? 0.003 : 0);

const isAssignment = ({ cost, takes, has }, agentOf, claimed) => {
  const taken = has.map(() => 0);
  agentOf.forEach((a, j) => (taken[a] += takes[a][j]));
  return taken.every((all, a) => all <= has[a]) && agentOf.reduce((sum, a, j) => sum + cost[a][j], 0) === claimed;
};
