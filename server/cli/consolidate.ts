/** `corridor consolidate FILE.json`: a plan at least cost, how far from the best it can be at most, and why something stays behind. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Result } from '../../planner/domain/index.ts';
import { checkPlan, type Instance } from '../../planner/consolidation/index.ts';
import type { Fault } from '../http/contract/to-domain.ts';
import { toInstance } from '../http/contract/to-instance.ts';
import { sayPlan, toPlanBody } from './consolidation-body.ts';
import { numberFlags } from './number-flags.ts';
import { runConsolidation } from './run-consolidation.ts';
import { badInput, complain, EXIT, makeFault, print } from './say.ts';

const FLAGS = { gap: { least: 0, most: 1, usual: 0.01, decimals: true }, seconds: { least: 0.1, most: 86_400, usual: 60, decimals: true }, seed: { least: 0, most: 2 ** 32 - 1, usual: 1 } };

const readInstance = (file: string): Result<Instance, Fault[]> => {
  try {
    return toInstance(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    return { ok: false, error: [makeFault('', 'UNREADABLE_ROW', `${file}: ${cause instanceof Error ? cause.message : String(cause)}`)] };
  }
};

/** Exit 0 a plan, 1 a fault of ours, 2 bad input, 3 no plan keeps the pins and the limit of changes. Ctrl-C ends the search with its best plan. */
export const consolidateCommand = async (args: readonly string[], usage: string): Promise<number> => {
  const string = { type: 'string' } as const;
  const { values, positionals, tokens } = parseArgs({ args: [...args], options: { gap: string, seconds: string, seed: string, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } }, strict: false, allowPositionals: true, tokens: true });
  if (values['help'] === true) {
    print(usage);
    return EXIT.answer;
  }
  const asJson = values['json'] === true;
  const [file, ...stray] = positionals;
  const { numbers, faults: badFlags } = numberFlags(values, stray, tokens, FLAGS, ['json', 'help']);
  const read = file === undefined ? { ok: false as const, error: [makeFault('FILE.json', 'MISSING', '')] } : readInstance(file);
  if (badFlags.length > 0 || !read.ok) return badInput([...badFlags, ...(read.ok ? [] : read.error)], asJson, (pointer) => pointer || (file ?? ''));
  const instance = read.value;

  const cancel = new AbortController();
  const interrupt = (): void => cancel.abort();
  process.once('SIGINT', interrupt);
  const outcome = await runConsolidation({ instance, ...numbers }, cancel.signal).finally(() => process.off('SIGINT', interrupt));
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
