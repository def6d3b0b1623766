/** A change of a saved quote that can be taken back, each way on the revision the other left. */
import type { Outcome } from '../api/client.ts';
import type { SavedQuote } from '../api/saved-quotes.ts';
import type { UndoStep } from '../state/undo.ts';
import { announceChange } from './changes.ts';

export type Turn = (quote: SavedQuote) => Promise<Outcome<SavedQuote>>;

/** @param quote as the change left it */
export const makeTurnStep = (label: string, quote: SavedQuote, back: Turn, forth: Turn): UndoStep => {
  let current = quote;
  const take = (turn: Turn) => async (): Promise<void> => {
    const outcome = await turn(current);
    if (!outcome.ok) throw new Error(outcome.failure.kind === 'problem' ? outcome.failure.problem.code : `status ${outcome.failure.status}`);
    current = outcome.value;
    announceChange(current);
  };
  return { label, undo: take(back), redo: take(forth) };
};
