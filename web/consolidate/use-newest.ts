import { useEffect, useState } from 'react';
import type { Failure } from '../api/client.ts';
import { listConsolidations, type ConsolidationRow } from '../api/consolidations.ts';
import type { Span } from './week.ts';

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
    listConsolidations(hub, abort.signal).then(
      (outcome) => setFound(outcome.ok ? { key, id: outcome.value.rows.find((row) => isOf(row, span) && !dropped.includes(row.id))?.id ?? null, failure: undefined } : { key, id: undefined, failure: outcome.failure }),
      // Aborted: another hub or week.
      () => undefined,
    );
    return () => abort.abort();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the key holds hub and week
  }, [key]);
  return found?.key === key ? found : { id: undefined, failure: undefined };
};
