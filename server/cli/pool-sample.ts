/** `corridor pool-sample --seed 1 --count 500 --hub CNWEI [FILE.csv|FILE.xlsx]`: a table of invented consignments that can be imported. */
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { sheetWriter } from '../adapters/sheets/writer.ts';
import { systemClock } from '../adapters/system/clock.ts';
import { findOnTheWay } from '../http/contract/to-domain.ts';
import { samplePoolSheet } from '../http/sheets/pool-file.ts';
import { readConfig } from '../config.ts';
import { drawSample } from '../usecases/pool/draw-sample.ts';
import { loadSound } from './read-question.ts';
import { badInput, EXIT, makeFault } from './say.ts';

const MOST = 100_000;

export const poolSampleCommand = async (args: readonly string[]): Promise<number> => {
  const options = { seed: { type: 'string', default: '1' }, count: { type: 'string', default: '500' }, hub: { type: 'string', default: 'CNWEI' } } as const;
  const { values, positionals, tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const config = readConfig(process.env);
  const loaded = loadSound(config);
  if (!loaded) return EXIT.failure;
  const [seed, count, named] = [String(values.seed), String(values.count), String(values.hub)];
  const [file, ...stray] = positionals;
  const found = findOnTheWay(loaded.edition.places, named);
  const faults = [
    ...(/^\d{1,9}$/.test(seed) ? [] : [makeFault('--seed', 'NOT_A_NUMBER', seed)]),
    ...(/^\d{1,6}$/.test(count) && Number(count) >= 1 && Number(count) <= MOST ? [] : [{ ...makeFault('--count', 'OUT_OF_RANGE', count), detail: { min: 0, max: MOST } }]),
    ...('place' in found ? [] : [{ ...makeFault('--hub', found.candidates.length > 1 ? 'AMBIGUOUS_PLACE' : 'UNKNOWN_PLACE', named), candidates: found.candidates }]),
    ...(file === undefined || /\.(csv|xlsx)$/i.test(file) ? [] : [{ ...makeFault(file, 'UNKNOWN_VALUE', file), detail: { known: 'FILE.csv, FILE.xlsx' } }]),
    ...stray.map((word) => makeFault(word, 'UNKNOWN_FIELD', word)),
    ...tokens.flatMap((token) => (token.kind === 'option' && !(token.name in options) ? [makeFault(token.rawName, 'UNKNOWN_FIELD', token.rawName)] : [])),
  ];
  if (faults.length > 0 || !('place' in found)) return badInput(faults, false, (pointer) => pointer);
  const rows = drawSample(loaded.edition, found.place, Number(seed), Number(count), systemClock(config.CORRIDOR_NOW).now());
  const type = file?.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv';
  const pieces = Readable.from(sheetWriter.write(type, samplePoolSheet(rows)));
  await pipeline(pieces, file === undefined ? process.stdout : createWriteStream(file), { end: file !== undefined });
  return EXIT.answer;
};
