/** `corridor consolidate-sample`: a seeded file of consolidation on standard output. */
import { parseArgs } from 'node:util';
import { sampleInstance } from '../../planner/consolidation/index.ts';
import { fromInstance } from '../http/contract/from-instance.ts';
import { MOST_CONSIGNMENTS, MOST_DEPARTURES } from '../http/contract/instance-file.ts';
import { badInput, EXIT, print } from './say.ts';
import { numberFlags } from './number-flags.ts';

const FLAGS = { seed: { least: 0, most: 2 ** 32 - 1, usual: 1 }, consignments: { least: 1, most: MOST_CONSIGNMENTS, usual: 300 }, departures: { least: 1, most: MOST_DEPARTURES, usual: 40 } };

export const sampleCommand = (args: readonly string[], usage: string): number => {
  const { values, positionals, tokens } = parseArgs({ args: [...args], options: { seed: { type: 'string' }, consignments: { type: 'string' }, departures: { type: 'string' }, help: { type: 'boolean', short: 'h' } }, strict: false, allowPositionals: true, tokens: true });
  if (values['help'] === true) {
    print(usage);
    return EXIT.answer;
  }
  const { numbers, faults } = numberFlags(values, positionals, tokens, FLAGS, ['help']);
  if (faults.length > 0) return badInput(faults, false, (pointer) => pointer);
  print(`${JSON.stringify(fromInstance(sampleInstance(numbers)), null, 1)}\n`);
  return EXIT.answer;
};
