/** `corridor warehouse-sample FILE.csv`: an invented assortment of the belts' goods, as a table to import and plan stock abroad with. */
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { dayNumber, epochMin, isLocalDate, weekdayOf } from '../../planner/domain/index.ts';
import { sheetWriter } from '../adapters/sheets/writer.ts';
import { readConfig } from '../config.ts';
import { assortmentSheet } from '../http/sheets/assortment-file.ts';
import { drawSample, USUAL_SAMPLE } from '../usecases/assortments/draw-sample.ts';
import { numberFlags } from './number-flags.ts';
import { loadSound } from './read-question.ts';
import { badInput, EXIT, makeFault, print, shellLanguage } from './say.ts';

const FLAGS = {
  seed: { least: 0, most: 2 ** 32 - 1, usual: USUAL_SAMPLE.seed }, skus: { least: 1, most: 5000, usual: USUAL_SAMPLE.skus }, markets: { least: 1, most: 12, usual: USUAL_SAMPLE.markets }, weeks: { least: 4, most: 52, usual: USUAL_SAMPLE.weeks },
  orders: { least: 1, most: 1_000_000, usual: USUAL_SAMPLE.ordersPerWeek },
};
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
  const [file, ...stray] = positionals;
  const { numbers, faults } = numberFlags(values, stray, tokens, FLAGS, ['help', 'start']);
  const start = String(values['start'] ?? USUAL_START);
  const isMonday = isLocalDate(start) && weekdayOf(start) === 1;
  const all = [
    ...faults,
    ...(isMonday ? [] : [{ ...makeFault('--start', isLocalDate(start) ? 'UNKNOWN_VALUE' : 'NOT_A_DATE', start), detail: { known: `a Monday, ${USUAL_START}` } }]),
    ...(file === undefined ? [makeFault('FILE', 'MISSING', '')] : /\.(csv|xlsx)$/i.test(file) ? [] : [{ ...makeFault(file, 'UNKNOWN_VALUE', file), detail: { known: 'FILE.csv, FILE.xlsx' } }]),
  ];
  if (all.length > 0 || file === undefined) return badInput(all, false, (pointer) => pointer);
  const { record, rows } = drawSample(loaded.edition, { seed: numbers.seed, skus: numbers.skus, markets: numbers.markets, weeks: numbers.weeks, ordersPerWeek: numbers.orders, startsAt: epochMin(dayNumber(start) * MIN_PER_DAY) });
  const sheet = assortmentSheet(record, rows, shellLanguage(process.env));
  await pipeline(Readable.from(sheetWriter.write(file.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv', sheet)), createWriteStream(file));
  return EXIT.answer;
};
