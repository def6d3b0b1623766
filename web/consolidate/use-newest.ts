import { useEffect, useState } from 'react';
import type { Failure } from '../api/client.ts';
import { listConsolidations, type ConsolidationRow } from '../api/consolidations.ts';
import type { Span } from '../format/week.ts';

export interface Newest {
  /** Undefined while asking, null where there is none. */
  readonly id: string | null | undefined;
  readonly failure: Failure | undefined;
}

const isOf = ({ question }: ConsolidationRow, { from, until }: Span): boolean => Date.parse(question.from) < until && Date.parse(question.until) > from;

/** The newest plan of a hub and week, finished or still being made. @param hub undefined: nothing is looked for @param dropped plans nobody wants any more */
export const useNewest = (hub: string | undefined, span: Span, dropped: readonly string[]): Newest => {
  const key = `${hub ?? ''} ${span.from} ${dropped.join()}`;
  const [found, setFound] = useState<{ readonly key: string; readonly id: string | null | undefined; readonly failure: Failure | undefined }>();
  useEffect(() => {
    if (hub === undefined) return undefined;
    const abort = new AbortController();
    const look = async (after?: string): Promise<void> => {
      const outcome = await listConsolidations(hub, after, abort.signal);
      if (!outcome.ok) return setFound({ key, id: undefined, failure: outcome.failure });
      const { rows, next } = outcome.value;
      const row = rows.find((one) => isOf(one, span) && !dropped.includes(one.id));
      return row || next === null ? setFound({ key, id: row?.id ?? null, failure: undefined }) : look(next);
    };
    // Aborted: another hub or week.
    look().catch(() => undefined);
    return () => abort.abort();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the key holds hub and week
  }, [key]);
  return found?.key === key ? found : { id: undefined, failure: undefined };
};
