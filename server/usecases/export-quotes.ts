import type { QuoteQuery, SavedQuote, Store } from '../ports/store.ts';

/** Quotes asked for at a time. */
const PAGE = 200;

/** Every quote of a query, in its order, taken from the store as it is wanted. @throws StoreError */
export async function* exportQuotes(store: Store, query: Omit<QuoteQuery, 'limit' | 'after'>): AsyncGenerator<SavedQuote> {
  let after: string | undefined;
  do {
    const page = await store.read.quotes({ ...query, limit: PAGE, after });
    yield* page.rows;
    after = page.next;
  } while (after !== undefined);
}
