/** `corridor allocate FILE.json`: where to stock what at least cost, how far from the best it can be at most, and why there is no plan. */
import { checkStockPlan } from '../../planner/allocation/index.ts';
import { toStockQuestion } from '../http/contract/to-stock.ts';
import { sayAllocation, sayInfeasible, toAllocationBody } from './allocation-body.ts';
import { readPlanFile, untilInterrupted } from './plan-file.ts';
import { runAllocation } from './run-allocation.ts';
import { complain, EXIT, print } from './say.ts';

const FLAGS = { gap: { least: 0, most: 1, usual: 0.001, decimals: true }, seconds: { least: 0.1, most: 86_400, usual: 60, decimals: true } };

/** Exit 0 a plan, 1 a fault of ours, 2 bad input, 3 there is no plan, or none was found in time. Ctrl-C ends the search with its best plan. */
export const allocateCommand = async (args: readonly string[], usage: string): Promise<number> => {
  const read = readPlanFile(args, usage, FLAGS, toStockQuestion);
  if (!read.ok) return read.error;
  const { question, numbers, asJson } = read.value;
  const outcome = await untilInterrupted((cancel) => runAllocation({ question, ...numbers }, cancel));
  const { plan } = outcome;
  if (!plan) {
    const { why } = outcome;
    if (asJson) print(`${JSON.stringify(why ? { status: 'infeasible', ...why } : { status: 'unknown', endedBy: outcome.endedBy }, null, 2)}\n`);
    complain(why ? sayInfeasible(why) : 'No plan was found in the time given. Give it more seconds.\n');
    return EXIT.noRoute;
  }
  const { faults, total } = checkStockPlan(question, plan);
  if (faults.length > 0 || total !== outcome.cost) {
    complain(`The plan was turned down by its check and is not shown: ${faults.map(({ code, warehouse, sku, market }) => [code, warehouse, sku, market].filter(Boolean).join(' ')).join('; ') || `it costs ${total}, not ${outcome.cost}`}\n`);
    return EXIT.failure;
  }
  const body = toAllocationBody(question, { ...outcome, plan });
  print(asJson ? `${JSON.stringify(body, null, 2)}\n` : sayAllocation(body));
  return EXIT.answer;
};
