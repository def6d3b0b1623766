import { printLoadSheet } from '../../server/adapters/pdf/load-sheet.ts';
import { printManifest } from '../../server/adapters/pdf/manifest.ts';
import { printTables } from '../../server/adapters/pdf/tables.ts';
import { openPrintShop, printQuotation } from '../../server/adapters/pdf/quotation-pages.ts';
import { repository } from '../../server/paths.ts';
import type { LoadSheetPrinter } from '../../server/ports/load-sheet.ts';
import type { ManifestPrinter } from '../../server/ports/manifest-print.ts';
import type { TablesPrinter } from '../../server/ports/tables-print.ts';
import type { QuotationPrinter } from '../../server/ports/quotation.ts';

/** Prints in this thread; the fonts are opened with the first quotation. */
export const inlinePrinter = (): QuotationPrinter & LoadSheetPrinter & ManifestPrinter & TablesPrinter => {
  let shop: ReturnType<typeof openPrintShop> | undefined;
  const open = (): ReturnType<typeof openPrintShop> => (shop ??= openPrintShop(repository));
  return { print: (quotation) => printQuotation(quotation, open()), printLoadSheet: (sheet) => printLoadSheet(sheet, open().faces), printManifest: (manifest) => printManifest(manifest, open().faces), printTables: (tables) => printTables(tables, open().faces), close: () => Promise.resolve() };
};
