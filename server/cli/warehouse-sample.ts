/** `corridor warehouse-sample SKUS.csv DEMAND.csv`: two tables of an invented assortment of the belts' goods, to plan stock abroad with. */
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { epochMin, isLocalDate, weekdayOf, dayNumber } from '../../planner/domain/index.ts';
import { drawAssortment } from '../../planner/warehouses/index.ts';
import { sheetWriter } from '../adapters/sheets/writer.ts';
import { readConfig } from '../config.ts';
import type { WrittenSheet } from '../ports/sheets.ts';
import { demandSheet, skuSheet } from '../usecases/warehouses/columns.ts';
import { numberFlags } from './number-flags.ts';
import { loadSound } from './read-question.ts';
import { badInput, EXIT, makeFault, print } from './say.ts';

const FLAGS = { seed: { least: 0, most: 2 ** 32 - 1, usual: 1 }, skus: { least: 1, most: 5000, usual: 240 }, markets: { least: 1, most: 12, usual: 12 }, weeks: { least: 4, most: 52, usual: 26 }, orders: { least: 1, most: 1_000_000, usual: 9000 } };
const STRINGS = Object.fromEntries([...Object.keys(FLAGS), 'start'].map((name) => [name, { type: 'string' as const }]));
const MIN_PER_DAY = 1440;
const USUAL_START = '2026-06-29';

export const warehouseSampleCommand = async (args: readonly string[], usage: string): Promise<number> => {
  const { values, positionals, tokens } = parseArgs({ args: [...args], options: { ...STRINGS, help: { type: 'boolean', short: 'h' } }, strict: false, allowPositionals: true, tokens: true });
  if (values['help'] === true) {
    print(usage);
    return EXIT.answer;
  }
  const loaded = loadSound(readConfig(process.env));
  if (!loaded) return EXIT.failure;
  const [skus, demand, ...stray] = positionals;
  const { numbers, faults } = numberFlags(values, stray, tokens, FLAGS, ['help', 'start']);
  const start = String(values['start'] ?? USUAL_START);
  const isMonday = isLocalDate(start) && weekdayOf(start) === 1;
  const all = [
    ...faults,
    ...(isMonday ? [] : [{ ...makeFault('--start', isLocalDate(start) ? 'UNKNOWN_VALUE' : 'NOT_A_DATE', start), detail: { known: `a Monday, ${USUAL_START}` } }]),
    ...[skus, demand].flatMap((file, i) => (file === undefined ? [makeFault(['SKUS', 'DEMAND'][i] as string, 'MISSING', '')] : /\.(csv|xlsx)$/i.test(file) ? [] : [{ ...makeFault(file, 'UNKNOWN_VALUE', file), detail: { known: 'FILE.csv, FILE.xlsx' } }])),
  ];
  if (all.length > 0 || skus === undefined || demand === undefined) return badInput(all, false, (pointer) => pointer);
  const startsAt = epochMin(dayNumber(start) * MIN_PER_DAY);
  const drawn = drawAssortment(loaded.edition, { seed: numbers.seed, skus: numbers.skus, markets: numbers.markets, weeks: numbers.weeks, ordersPerWeek: numbers.orders, startsAt });
  await write(skus, skuSheet(drawn, 'CNY'));
  await write(demand, demandSheet(drawn, startsAt));
  return EXIT.answer;
};

const write = (file: string, sheet: WrittenSheet): Promise<void> => pipeline(Readable.from(sheetWriter.write(file.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv', sheet)), createWriteStream(file));
