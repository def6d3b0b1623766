import type { ConsignmentPage, ConsignmentQuery, PooledConsignment } from '../../ports/consignments.ts';
import type { Store } from '../../ports/store.ts';

/** Consignments asked for at a time. */
const PAGE = 500;

/**
 * Every consignment of a query, in its order, taken from the store page by page as it is wanted.
 * The first page is there before anything is returned: a store that is out of reach is told before a file is begun. @throws StoreError
 */
export const exportConsignments = async (store: Store, query: Omit<ConsignmentQuery, 'limit' | 'after'>): Promise<AsyncGenerator<PooledConsignment>> => {
  const read = (after: string | undefined): Promise<ConsignmentPage> => store.read.consignments({ ...query, limit: PAGE, after });
  return pages(await read(undefined), read);
};

async function* pages(first: ConsignmentPage, read: (after: string) => Promise<ConsignmentPage>): AsyncGenerator<PooledConsignment> {
  for (let page = first; ; page = await read(page.next)) {
    yield* page.rows;
    if (page.next === undefined) return;
  }
}
