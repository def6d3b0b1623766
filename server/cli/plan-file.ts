/** What the commands that plan a file share: file and flags read with all their faults at once, and Ctrl-C, which ends the search with its best plan. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Result } from '../../planner/domain/index.ts';
import type { Fault } from '../http/contract/to-domain.ts';
import { numberFlags, type NumberLimits } from './number-flags.ts';
import { badInput, EXIT, makeFault, print } from './say.ts';

export interface PlanFile<Question, Name extends string> {
  readonly question: Question;
  readonly numbers: Readonly<Record<Name, number>>;
  readonly asJson: boolean;
}

/** The error is the code to end with: help was asked for, or the faults have been told. */
export const readPlanFile = <Question, Name extends string>(
  args: readonly string[], usage: string, flags: Readonly<Record<Name, NumberLimits>>, toQuestion: (body: unknown) => Result<Question, Fault[]>,
): Result<PlanFile<Question, Name>, number> => {
  const options = { ...Object.fromEntries(Object.keys(flags).map((name) => [name, { type: 'string' as const }])), json: { type: 'boolean' as const }, help: { type: 'boolean' as const, short: 'h' } };
  const { values, positionals, tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  if (values['help'] === true) {
    print(usage);
    return { ok: false, error: EXIT.answer };
  }
  const asJson = values['json'] === true;
  const [file, ...stray] = positionals;
  const { numbers, faults } = numberFlags(values, stray, tokens, flags, ['json', 'help']);
  const read: Result<Question, Fault[]> = file === undefined ? { ok: false, error: [makeFault('FILE.json', 'MISSING', '')] } : readQuestion(file, toQuestion);
  if (faults.length > 0 || !read.ok) return { ok: false, error: badInput([...faults, ...(read.ok ? [] : read.error)], asJson, (pointer) => pointer || (file ?? '')) };
  return { ok: true, value: { question: read.value, numbers, asJson } };
};

const readQuestion = <Question>(file: string, toQuestion: (body: unknown) => Result<Question, Fault[]>): Result<Question, Fault[]> => {
  try {
    return toQuestion(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    return { ok: false, error: [makeFault('', 'UNREADABLE_ROW', `${file}: ${cause instanceof Error ? cause.message : String(cause)}`)] };
  }
};

export const untilInterrupted = <Outcome>(run: (cancel: AbortSignal) => Promise<Outcome>): Promise<Outcome> => {
  const cancel = new AbortController();
  const interrupt = (): void => cancel.abort();
  process.once('SIGINT', interrupt);
  return run(cancel.signal).finally(() => process.off('SIGINT', interrupt));
};
