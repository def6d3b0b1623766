/** A change of a saved quote that can be taken back, on the revision this page last left the quote at. */
import type { Outcome } from '../api/client.ts';
import type { SavedQuote } from '../api/saved-quotes.ts';
import type { UndoStep } from '../state/undo.ts';
import { announceChange, latestOwn } from './changes.ts';

export type Turn = (quote: SavedQuote) => Promise<Outcome<SavedQuote>>;

/** @param quote as the change left it, announced already */
export const makeTurnStep = (label: string, quote: SavedQuote, back: Turn, forth: Turn): UndoStep => {
  let current = quote;
  const take = (turn: Turn) => async (): Promise<void> => {
    // Other steps on the same quote were taken back or repeated since this one.
    const outcome = await turn(latestOwn(current));
    if (!outcome.ok) throw new Error(outcome.failure.kind === 'problem' ? outcome.failure.problem.code : `status ${outcome.failure.status}`);
    current = outcome.value;
    announceChange(current);
  };
  return { label, undo: take(back), redo: take(forth) };
};
