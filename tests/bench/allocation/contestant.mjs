/** One run in a process of its own, so that its memory is its own: `node contestant.mjs SEED SKUS MARKETS SITES SECONDS GAP` prints one JSON line. */
import { checkStockPlan, sampleStock, solveStock } from '../../../dist/planner/allocation/index.js';
import { loadSolver } from '../../../dist/server/engine/highs.js';

const [seed, skus, markets, sites, seconds, gap] = process.argv.slice(2).map(Number);
const question = sampleStock({ seed, skus, markets, sites, weeks: 26 });
let began = performance.now();
const elapsed = () => (performance.now() - began) / 1000;
const solver = await loadSolver(() => (seconds - elapsed()) * 1000);
began = performance.now();
/** When the gap first came below. */
const reached = {};
const { plan, cost, bound, gap: found, endedBy, parts } = solveStock(question, {
  solver, gap, shouldStop: () => elapsed() >= seconds,
  onProgress: (progress) => {
    for (const mark of [0.02, 0.01, 0.005, 0.001]) if (progress.gap <= mark) reached[`${mark * 100} %`] ??= Number(elapsed().toFixed(1));
  },
});
const spent = elapsed();
const check = plan && checkStockPlan(question, plan);
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
console.log(
  JSON.stringify({
    seed, skus, markets, sites, rows: question.demand.length, used: plan?.sites.length ?? null, cost: cost ?? null, bound, gap: Number(found.toFixed(5)), checked: check ? check.faults.length === 0 && check.total === cost : null, endedBy, parts, reached,
    seconds: Number(spent.toFixed(1)), cpuSeconds: Number(((userCPUTime + systemCPUTime) / 1e6).toFixed(1)), maxRssMib: Math.round(maxRSS / 1024),
  }),
);
