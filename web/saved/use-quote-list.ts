import type { Failure, Outcome } from '../api/client.ts';
import { listQuotes, type SavedQuotePage, type SavedQuoteRow } from '../api/saved-quotes.ts';
import { usePages } from '../state/use-pages.ts';
import { toListQuery, type ListView } from './address.ts';
import { useChanges } from './changes.ts';

const PAGE = 100;

export interface QuoteList {
  readonly rows: readonly SavedQuoteRow[];
  /** Undefined until the first answer. */
  readonly total: number | undefined;
  readonly byState: SavedQuotePage['byState'] | undefined;
  readonly failure: Failure | undefined;
  readonly isAsking: boolean;
  /** Asks for the next page where there is one. */
  readonly more: () => void;
  readonly retry: () => void;
}
const list = (question: string, after: string | undefined, signal: AbortSignal): Promise<Outcome<SavedQuotePage>> =>
  listQuotes({ ...(JSON.parse(question) as ReturnType<typeof toListQuery>), limit: PAGE, ...(after !== undefined && { after }) }, signal);

/** Saved quotes as the view asks for them. */
export const useQuoteList = (view: ListView): QuoteList => {
  const { loaded, failure, isAsking, more, reload, setLoaded } = usePages<SavedQuoteRow, SavedQuotePage>(JSON.stringify(toListQuery(view)), list);
  // A change elsewhere on the page: the row at once, the counts from the server.
  useChanges((quote) => {
    setLoaded((was) => was && { ...was, rows: was.rows.map((row) => (row.number === quote.number ? quote : row)) });
    reload();
  });
  return { rows: loaded?.rows ?? [], total: loaded?.page.total, byState: loaded?.page.byState, failure, isAsking, more, retry: reload };
};
