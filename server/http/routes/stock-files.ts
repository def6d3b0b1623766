/** A plan of stock abroad as a workbook and as paper. */
import { Router } from 'express';
import type { SheetWriter } from '../../ports/sheets.ts';
import type { Store } from '../../ports/store.ts';
import type { TablesPrinter } from '../../ports/tables-print.ts';
import { stockedOf } from '../../usecases/stock/ask-stock.ts';
import { readQuery } from '../contract/query.ts';
import { assortmentName } from '../contract/assortment-name.ts';
import { stockPdfQuery } from '../contract/stock-plan.ts';
import type { Places } from '../contract/to-api.ts';
import { madeAt } from '../contract/to-stock-plan.ts';
import { languageOf } from '../errors.ts';
import { sendSheet } from '../sheets/send-sheet.ts';
import { stockPlanName, stockPrint, stockSheets } from '../sheets/stock-tables.ts';
import { once } from '../sheets/table-file.ts';
import { answer, good } from '../writing.ts';
import { inlineNamed, printedLanguage } from './quotations.ts';
import { stockFinder } from './stock-plans.ts';

const ONE = '/api/v1/stock-plans/:id';

export interface StockFileParts {
  readonly store: Store;
  readonly places: Places;
  /** Without it no workbook is served. */
  readonly writer: SheetWriter | undefined;
  /** Without it nothing is printed. */
  readonly printer: TablesPrinter | undefined;
  /** Name of the firm; undefined prints none. */
  readonly firm: string | undefined;
}

export const stockFileRoutes = ({ store, places, writer, printer, firm }: StockFileParts): Router => {
  const router = Router();
  const planIn = stockFinder(store);
  if (writer)
    router.get(`${ONE}/plan.xlsx`, answer(async (request, response) => {
      const plan = await planIn(request);
      const language = languageOf(request);
      const sheets = stockSheets(stockedOf(plan), language, places);
      await sendSheet(response, `${stockPlanName(language)}-${assortmentName(plan.assortment, language)}`, 'xlsx', once(() => writer.writeBook(sheets)));
    }));
  if (printer)
    router.get(`${ONE}/plan.pdf`, answer(async (request, response) => {
      good(readQuery(stockPdfQuery, request.query));
      const plan = await planIn(request);
      const result = stockedOf(plan);
      const language = printedLanguage(request) ?? 'zh';
      const bytes = await printer.printTables(stockPrint(result, plan.assortment, { language, firm, places, madeAt: madeAt(plan.job) }));
      response.setHeader('Content-Disposition', inlineNamed(`${stockPlanName(language)} ${assortmentName(plan.assortment, language)}.pdf`, 'stock-plan.pdf')).setHeader('Content-Language', language).vary('Accept-Language');
      response.type('application/pdf').send(Buffer.from(bytes));
    }));
  return router;
};
