/** `corridor allocate FILE.json`: where to stock what at least cost, how far from the best it can be at most, and why there is no plan. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Result } from '../../planner/domain/index.ts';
import { checkStockPlan, type StockQuestion } from '../../planner/allocation/index.ts';
import type { Fault } from '../http/contract/to-domain.ts';
import { toStockQuestion } from '../http/contract/to-stock.ts';
import { sayAllocation, sayInfeasible, toAllocationBody } from './allocation-body.ts';
import { numberFlags } from './number-flags.ts';
import { runAllocation } from './run-allocation.ts';
import { badInput, complain, EXIT, makeFault, print } from './say.ts';

const FLAGS = { gap: { least: 0, most: 1, usual: 0.001, decimals: true }, seconds: { least: 0.1, most: 86_400, usual: 60, decimals: true } };

const readFile = (file: string): Result<StockQuestion, Fault[]> => {
  try {
    return toStockQuestion(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    return { ok: false, error: [makeFault('', 'UNREADABLE_ROW', `${file}: ${cause instanceof Error ? cause.message : String(cause)}`)] };
  }
};

/** Exit 0 a plan, 1 a fault of ours, 2 bad input, 3 there is no plan, or none was found in time. Ctrl-C ends the search with its best plan. */
export const allocateCommand = async (args: readonly string[], usage: string): Promise<number> => {
  const string = { type: 'string' } as const;
  const { values, positionals, tokens } = parseArgs({ args: [...args], options: { gap: string, seconds: string, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } }, strict: false, allowPositionals: true, tokens: true });
  if (values['help'] === true) {
    print(usage);
    return EXIT.answer;
  }
  const asJson = values['json'] === true;
  const [file, ...stray] = positionals;
  const { numbers, faults: badFlags } = numberFlags(values, stray, tokens, FLAGS, ['json', 'help']);
  const read = file === undefined ? { ok: false as const, error: [makeFault('FILE.json', 'MISSING', '')] } : readFile(file);
  if (badFlags.length > 0 || !read.ok) return badInput([...badFlags, ...(read.ok ? [] : read.error)], asJson, (pointer) => pointer || (file ?? ''));
  const question = read.value;

  const cancel = new AbortController();
  const interrupt = (): void => cancel.abort();
  process.once('SIGINT', interrupt);
  const outcome = await runAllocation({ question, ...numbers }, cancel.signal).finally(() => process.off('SIGINT', interrupt));
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
