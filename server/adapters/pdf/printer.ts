/** Prints in a thread of its own: unpacking a font and setting two pages take longer than other callers should wait. */
import { Worker } from 'node:worker_threads';
import { OutsideError } from '../../ports/engine.ts';
import type { LoadSheet, LoadSheetPrinter } from '../../ports/load-sheet.ts';
import type { ManifestPrint, ManifestPrinter } from '../../ports/manifest-print.ts';
import type { TablesPrint, TablesPrinter } from '../../ports/tables-print.ts';
import type { Quotation, QuotationPrinter } from '../../ports/quotation.ts';

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: OutsideError) => void;
  readonly timer: NodeJS.Timeout;
}
type Answer = { readonly id: number; readonly bytes: Uint8Array } | { readonly id: number; readonly failure: string };

export interface PrinterLimits {
  /** Longest time one quotation may take from the asking, ms. */
  readonly printMs: number;
  /** Quotations that may wait before new ones are refused. */
  readonly queue: number;
}

/**
 * The thread begins with the first quotation. One that is late is refused while the thread goes on, for it may only be opening fonts on a
 * busy machine; a thread that answers nothing for as long again is ended, and the next quotation begins another.
 */
export const threadPrinter = (repository: URL, limits: PrinterLimits): QuotationPrinter & LoadSheetPrinter & ManifestPrinter & TablesPrinter => {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | undefined;
  let lastId = 0;
  let answers = 0;
  const file = new URL('./quotation.worker.js', import.meta.url);

  const settle = (id: number, finish: (print: Waiting) => void): void => {
    const print = waiting.get(id);
    if (!print) return;
    waiting.delete(id);
    clearTimeout(print.timer);
    finish(print);
  };
  const fail = (code: OutsideError['code'], cause?: unknown): void => {
    thread = undefined;
    for (const id of waiting.keys()) settle(id, ({ reject }) => reject(new OutsideError(code, cause)));
  };
  const start = (): Worker => {
    const worker = new Worker(file, { workerData: { repository: repository.href } });
    worker.unref();
    worker.on('message', (answer: Answer) => {
      answers += 1;
      settle(answer.id, ({ resolve, reject }) => ('bytes' in answer ? resolve(answer.bytes) : reject(new OutsideError('ENGINE_FAILED', answer.failure))));
    });
    worker.on('error', (cause) => thread === worker && fail('ENGINE_FAILED', cause));
    worker.on('exit', () => thread === worker && fail('ENGINE_FAILED'));
    return worker;
  };
  const endIfStuck = (late: Worker | undefined, answeredThen: number): void => {
    setTimeout(() => {
      if (thread !== late || answers !== answeredThen) return;
      fail('ENGINE_TIMEOUT');
      void late?.terminate();
    }, limits.printMs).unref();
  };
  const ask = (job: { readonly quotation: Quotation } | { readonly loadSheet: LoadSheet } | { readonly manifest: ManifestPrint } | { readonly tables: TablesPrint }): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      if (waiting.size >= limits.queue) return reject(new OutsideError('ENGINE_BUSY'));
      const id = ++lastId;
      const timer = setTimeout(() => {
        settle(id, (print) => print.reject(new OutsideError('ENGINE_TIMEOUT')));
        endIfStuck(thread, answers);
      }, limits.printMs);
      waiting.set(id, { resolve, reject, timer });
      thread ??= start();
      return thread.postMessage({ id, ...job });
    });
  return {
    print: (quotation) => ask({ quotation }),
    printLoadSheet: (loadSheet) => ask({ loadSheet }),
    printManifest: (manifest) => ask({ manifest }),
    printTables: (tables) => ask({ tables }),
    close: async () => {
      const last = thread;
      fail('ENGINE_FAILED');
      await last?.terminate();
    },
  };
};
