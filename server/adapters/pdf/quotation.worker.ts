/** A printing thread: opens fonts and land once, then prints one quotation after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Quotation } from '../../ports/quotation.ts';
import { openPrintShop, printQuotation } from './quotation-pages.ts';

const shop = openPrintShop(new URL((workerData as { readonly repository: string }).repository));

parentPort?.on('message', ({ id, quotation }: { readonly id: number; readonly quotation: Quotation }) => {
  printQuotation(quotation, shop).then(
    (bytes) => parentPort?.postMessage({ id, bytes }),
    // The message alone crosses, never a stack.
    (cause: unknown) => parentPort?.postMessage({ id, failure: cause instanceof Error ? cause.message : String(cause) }),
  );
});
