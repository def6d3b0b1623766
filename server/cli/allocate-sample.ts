/** `corridor allocate-sample`: a seeded file of stock abroad on standard output. */
import { parseArgs } from 'node:util';
import { sampleStock } from '../../planner/allocation/index.ts';
import { fromStockQuestion } from '../http/contract/from-stock.ts';
import { MOST_MARKETS, MOST_SKUS, MOST_WAREHOUSES } from '../http/contract/stock-file.ts';
import { numberFlags } from './number-flags.ts';
import { badInput, EXIT, print } from './say.ts';

const FLAGS = {
  seed: { least: 0, most: 2 ** 32 - 1, usual: 1 }, skus: { least: 1, most: MOST_SKUS, usual: 200 }, markets: { least: 1, most: MOST_MARKETS, usual: 12 }, sites: { least: 1, most: MOST_WAREHOUSES, usual: 4 }, weeks: { least: 2, most: 104, usual: 26 },
};

export const allocateSampleCommand = (args: readonly string[], usage: string): number => {
  const string = { type: 'string' } as const;
  const { values, positionals, tokens } = parseArgs({ args: [...args], options: { seed: string, skus: string, markets: string, sites: string, weeks: string, help: { type: 'boolean', short: 'h' } }, strict: false, allowPositionals: true, tokens: true });
  if (values['help'] === true) {
    print(usage);
    return EXIT.answer;
  }
  const { numbers, faults } = numberFlags(values, positionals, tokens, FLAGS, ['help']);
  if (faults.length > 0) return badInput(faults, false, (pointer) => pointer);
  print(`${JSON.stringify(fromStockQuestion(sampleStock(numbers)))}\n`);
  return EXIT.answer;
};
