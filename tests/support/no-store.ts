import { StoreError, type Store } from '../../server/ports/store.ts';

const unreachable = (): Promise<never> => Promise.reject(new StoreError('UNAVAILABLE'));

/** A store that is out of reach: for tests that save nothing, and for what happens when it is. */
export const noStore: Store = {
  read: {
    quote: unreachable, versions: unreachable, document: unreachable, quotes: unreachable, rfqs: unreachable, rfq: unreachable, rfqRows: unreachable, nextRfqRow: unreachable,
    consignment: unreachable, consignments: unreachable, consignmentsByReference: unreachable, arrivals: unreachable, poolImports: unreachable, poolImport: unreachable, importRows: unreachable,
    job: unreachable, jobs: unreachable, jobPayload: unreachable, jobAbout: unreachable, jobsAbout: unreachable, openJobs: unreachable, endedJobs: unreachable, waitingJobs: unreachable,
    assortments: unreachable, assortment: unreachable, assortmentRows: unreachable, booking: unreachable, bookings: unreachable, spaces: unreachable, staleSpaces: unreachable,
  },
  write: unreachable, transact: unreachable, replay: unreachable, sweep: unreachable, check: unreachable, close: () => Promise.resolve(),
};
