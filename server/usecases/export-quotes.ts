import type { QuotePage, QuoteQuery, SavedQuote, Store } from '../ports/store.ts';

/** Quotes asked for at a time. */
const PAGE = 200;

/**
 * Every quote of a query, in its order, taken from the store page by page as it is wanted.
 * The first page is there before anything is returned: a store that is out of reach is told before a file is begun. @throws StoreError
 */
export const exportQuotes = async (store: Store, query: Omit<QuoteQuery, 'limit' | 'after'>): Promise<AsyncGenerator<SavedQuote>> => {
  const read = (after: string | undefined): Promise<QuotePage> => store.read.quotes({ ...query, limit: PAGE, after });
  return pages(await read(undefined), read);
};

async function* pages(first: QuotePage, read: (after: string) => Promise<QuotePage>): AsyncGenerator<SavedQuote> {
  for (let page = first; ; page = await read(page.next)) {
    yield* page.rows;
    if (page.next === undefined) return;
  }
}
