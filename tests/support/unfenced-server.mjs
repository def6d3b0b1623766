/** The planted fault of F29: the built server with its files read where it serves, whole, without limits. Prints its address. */
import { sheetWriter } from '../../dist/server/adapters/sheets/writer.js';
import { makeApp } from '../../dist/server/http/app.js';
import { loadDataset } from '../../dist/server/adapters/files/dataset.js';
import { systemClock } from '../../dist/server/adapters/system/clock.js';
import { compileNetwork } from '../../dist/planner/network/index.js';
import { dataFolder } from '../../dist/server/paths.js';
import { readXlsx } from 'hucre/xlsx';
import { pino } from 'pino';

const { edition } = loadDataset(dataFolder(undefined));
const reader = {
  read: async (file) => {
    const { sheets } = await readXlsx(file);
    const rows = (sheets[0]?.rows ?? []).map((cells, i) => ({ number: i + 1, cells: cells.map((cell) => String(cell ?? '')) }));
    return { ok: true, value: { header: rows[0]?.cells ?? [], rows: rows.slice(1, 2), encoding: 'xlsx' } };
  },
  close: async () => {},
};
const app = makeApp({
  engine: { run: () => Promise.reject(new Error('not asked')), close: async () => {} }, store: { replay: async () => undefined }, edition, clock: systemClock('2026-12-01T09:00:00+08:00'),
  places: compileNetwork(edition).places, ports: [], version: 'planted', rateDays: 7, logger: pino({ level: 'silent' }), jobs: {}, files: { reader, writer: sheetWriter, fileBytes: 50_000_000 }, web: undefined,
});
const server = app.listen(0, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${server.address().port}\n`));
