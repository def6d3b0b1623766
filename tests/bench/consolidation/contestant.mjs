/** One run in a process of its own, so that its memory is its own: `node contestant.mjs ours|compact SEED CONSIGNMENTS DEPARTURES SECONDS GAP` prints one JSON line. */
import { checkPlan, consolidate, sampleInstance } from '../../../dist/planner/consolidation/index.js';
import { assemble } from '../../../dist/planner/consolidation/assemble.js';
import { compactProgram } from '../../../dist/planner/consolidation/compact-program.js';
import { compileKernel } from '../../../dist/planner/consolidation/kernel.js';
import { loadSolver } from '../../../dist/server/engine/highs.js';

const [engine, ...numbers] = process.argv.slice(2);
const [seed, consignments, departures, seconds, gap] = numbers.map(Number);
const instance = sampleInstance({ seed, consignments, departures });
let began = performance.now();
const solver = await loadSolver(() => began + seconds * 1000 - performance.now());
began = performance.now();
const shouldStop = () => performance.now() - began >= seconds * 1000;

const runs = {
  ours: () => consolidate(instance, { solver, seed: 1, gap, shouldStop }),
  compact: () => {
    const kernel = compileKernel(instance);
    const { model, readPlan } = compactProgram(kernel);
    const { best, bound } = solver.solveMip(model, { gap, shouldStop });
    const plan = best && readPlan(best.values);
    return { assignment: plan && assemble(kernel, plan), cost: plan?.cost, bound: Math.max(0, Math.min(Math.ceil(bound - 0.01), plan?.cost ?? Infinity)) };
  },
};
const { assignment, cost, bound } = runs[engine]();
const spent = (performance.now() - began) / 1000;
const check = assignment && checkPlan(instance, assignment);
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
console.log(
  JSON.stringify({
    engine, seed, consignments, departures, cost: cost ?? null, bound, gap: cost === undefined ? null : Number(((cost - bound) / cost).toFixed(5)), checked: check ? check.faults.length === 0 && check.cost.total === cost : null,
    seconds: Number(spent.toFixed(1)), cpuSeconds: Number(((userCPUTime + systemCPUTime) / 1e6).toFixed(1)), maxRssMib: Math.round(maxRSS / 1024),
  }),
);
