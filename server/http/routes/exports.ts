import { Router } from 'express';
import { localDateOf } from '../../../planner/domain/index.ts';
import type { Clock } from '../../ports/clock.ts';
import { SHEET_TYPES, type SheetCell, type SheetWriter } from '../../ports/sheets.ts';
import type { QuoteQuery, SavedQuote, Store } from '../../ports/store.ts';
import { exportQuotes } from '../../usecases/export-quotes.ts';
import { FIRM_ZONE } from '../../usecases/quote-shipment.ts';
import type { Places } from '../contract/to-api.ts';
import { toQuoteQuery } from '../contract/to-saved-quote.ts';
import { languageOf, sendProblem } from '../errors.ts';
import { quoteCells, quoteHeadings } from '../sheets/quote-columns.ts';
import { mapped, sendSheet } from '../sheets/send-sheet.ts';
import { EXPORT_WORDS } from '../sheets/words.ts';

/** The list of saved quotes as a file: the same query, every page. */
export const exportRoutes = (store: Store, clock: Clock, places: Places, writer: SheetWriter): Router => {
  const router = Router();
  for (const type of SHEET_TYPES)
    router.get(`/api/v1/saved-quotes.${type}`, async (request, response) => {
      const now = clock.now();
      const query = toQuoteQuery(request.query, now);
      if (!query.ok) return sendProblem(request, response, 'INVALID_REQUEST', query.error);
      const language = languageOf(request);
      const asked: Omit<QuoteQuery, 'limit' | 'after'> = query.value;
      const cells = (quote: SavedQuote): SheetCell[] => quoteCells({ quote, places, language, now });
      const sheet = { name: EXPORT_WORDS.sheet[language], columns: quoteHeadings(language), rows: mapped(await exportQuotes(store, asked), cells) };
      return sendSheet(response, `${EXPORT_WORDS.sheet[language]}-${localDateOf(now, FIRM_ZONE)}`, type, writer.write(type, sheet));
    });
  return router;
};
