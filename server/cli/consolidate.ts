/** `corridor consolidate FILE.json`: a plan at least cost, how far from the best it can be at most, and why something stays behind. */
import { checkPlan } from '../../planner/consolidation/index.ts';
import { toInstance } from '../http/contract/to-instance.ts';
import { sayPlan, toPlanBody } from './consolidation-body.ts';
import { readPlanFile, untilInterrupted } from './plan-file.ts';
import { runConsolidation } from './run-consolidation.ts';
import { complain, EXIT, print } from './say.ts';

const FLAGS = { gap: { least: 0, most: 1, usual: 0.01, decimals: true }, seconds: { least: 0.1, most: 86_400, usual: 60, decimals: true }, seed: { least: 0, most: 2 ** 32 - 1, usual: 1 } };

/** Exit 0 a plan, 1 a fault of ours, 2 bad input, 3 no plan keeps the pins and the limit of changes. Ctrl-C ends the search with its best plan. */
export const consolidateCommand = async (args: readonly string[], usage: string): Promise<number> => {
  const read = readPlanFile(args, usage, FLAGS, toInstance);
  if (!read.ok) return read.error;
  const { question: instance, numbers, asJson } = read.value;
  const outcome = await untilInterrupted((cancel) => runConsolidation({ instance, ...numbers }, cancel));
  if (!outcome.ok) {
    if (asJson) print(`${JSON.stringify({ status: 'infeasible', consignments: outcome.consignments }, null, 2)}\n`);
    complain(outcome.consignments.length > 0 ? `No plan keeps every pin: ${outcome.consignments.join(', ')} cannot travel as pinned.\n` : 'No plan keeps the limit of changes. Allow more of them.\n');
    return EXIT.noRoute;
  }
  const { faults, cost } = checkPlan(instance, outcome.plan);
  if (faults.length > 0 || cost.total !== outcome.cost) {
    complain(`The plan was turned down by its check and is not shown: ${faults.map(({ code, consignments }) => `${code} ${consignments.join(' ')}`).join('; ') || `it costs ${cost.total}, not ${outcome.cost}`}\n`);
    return EXIT.failure;
  }
  const body = toPlanBody(instance, outcome, cost);
  print(asJson ? `${JSON.stringify(body, null, 2)}\n` : sayPlan(body));
  return EXIT.answer;
};
