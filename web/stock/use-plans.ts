import { useEffect, useState } from 'react';
import type { Failure } from '../api/client.ts';
import { listStockPlans, type StockPlanRow } from '../api/stock.ts';

export interface Plans {
  /** Newest first, the first page; undefined until the answer for this assortment. */
  readonly rows: readonly StockPlanRow[] | undefined;
  readonly failure: Failure | undefined;
}

/** Plans of an assortment. @param changed asked again whenever it changes */
export const usePlans = (assortment: string | undefined, changed: string): Plans => {
  const [found, setFound] = useState<{ readonly of: string; readonly at: string; readonly rows: readonly StockPlanRow[] | undefined; readonly failure: Failure | undefined }>();
  useEffect(() => {
    if (assortment === undefined) return undefined;
    const abort = new AbortController();
    listStockPlans(assortment, abort.signal).then(
      (outcome) => setFound({ of: assortment, at: changed, rows: outcome.ok ? outcome.value.rows : undefined, failure: outcome.ok ? undefined : outcome.failure }),
      // Aborted: another assortment.
      () => undefined,
    );
    return () => abort.abort();
  }, [assortment, changed]);
  return found && found.of === assortment ? found : { rows: undefined, failure: undefined };
};
