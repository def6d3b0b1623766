/** A printing thread: opens fonts and land once, then prints one quotation after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Quotation } from '../../ports/quotation.ts';
import type { LoadSheet } from '../../ports/load-sheet.ts';
import type { ManifestPrint } from '../../ports/manifest-print.ts';
import { printLoadSheet } from './load-sheet.ts';
import type { TablesPrint } from '../../ports/tables-print.ts';
import { printManifest } from './manifest.ts';
import { printTables } from './tables.ts';
import { openPrintShop, printQuotation } from './quotation-pages.ts';

const shop = openPrintShop(new URL((workerData as { readonly repository: string }).repository));

parentPort?.on('message', (job: { readonly id: number } & ({ readonly quotation: Quotation } | { readonly loadSheet: LoadSheet } | { readonly manifest: ManifestPrint } | { readonly tables: TablesPrint })) => {
  const { id } = job;
  const printed = 'quotation' in job ? printQuotation(job.quotation, shop) : 'manifest' in job ? printManifest(job.manifest, shop.faces) : 'tables' in job ? printTables(job.tables, shop.faces) : printLoadSheet(job.loadSheet, shop.faces);
  printed.then(
    (bytes) => parentPort?.postMessage({ id, bytes }),
    // The message alone crosses, never a stack.
    (cause: unknown) => parentPort?.postMessage({ id, failure: cause instanceof Error ? cause.message : String(cause) }),
  );
});
