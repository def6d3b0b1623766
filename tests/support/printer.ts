import { openPrintShop, printQuotation } from '../../server/adapters/pdf/quotation-pages.ts';
import { repository } from '../../server/paths.ts';
import type { QuotationPrinter } from '../../server/ports/quotation.ts';

/** Prints in this thread; the fonts are opened with the first quotation. */
export const inlinePrinter = (): QuotationPrinter => {
  let shop: ReturnType<typeof openPrintShop> | undefined;
  return { print: (quotation) => printQuotation(quotation, (shop ??= openPrintShop(repository))), close: () => Promise.resolve() };
};
