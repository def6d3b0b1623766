import type { Outcome } from '../../api/client.ts';
import { showRfq, type RfqDetail, type RfqRow, type RfqRowState } from '../../api/rfqs.ts';

const PAGE = 200;

/** The first pages of a request's rows as one: all of them anew, since any row may have been priced meanwhile. */
export const readRows = async (id: string, state: RfqRowState | undefined, pages: number, signal: AbortSignal, read = showRfq): Promise<Outcome<RfqDetail>> => {
  const rows: RfqRow[] = [];
  for (let [page, from] = [1, 0]; ; page += 1) {
    const outcome = await read(id, { from, limit: PAGE, ...(state && { state }) }, signal);
    if (!outcome.ok) return outcome;
    rows.push(...outcome.value.rows);
    const { next } = outcome.value;
    if (next === null || page >= pages) return { ...outcome, value: { ...outcome.value, rows } };
    from = next;
  }
};
