/** The thread that reads one file and ends. Rows are handed over a batch at a time, each asked for, so that the other side never takes in a whole file at once. */
import { parentPort, workerData } from 'node:worker_threads';
import type { SheetFault, SheetRow } from '../../ports/sheets.ts';
import { readSheet, type SheetTask } from './read-sheet.ts';

export type SheetMessage = { readonly header: readonly string[]; readonly encoding: string } | { readonly rows: readonly SheetRow[] } | { readonly done: true } | { readonly fault: SheetFault };

/** Rows in a message: unpacking one takes the event loop a few milliseconds. */
const BATCH = 500;
const send = (message: SheetMessage): void => parentPort?.postMessage(message);

const read = await readSheet(workerData as SheetTask);
if (read.ok) {
  const { header, encoding, rows } = read.value;
  let sent = 0;
  parentPort?.on('message', () => {
    if (sent < rows.length) send({ rows: rows.slice(sent, (sent += BATCH)) });
    else send({ done: true });
  });
  send({ header, encoding });
} else send({ fault: read.error });
