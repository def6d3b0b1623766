import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announceDone } from '../ui/toasts.ts';
import { unfoldPanel } from './panels.ts';
import { EMPTY_QUESTION, type Question } from './question.ts';
import { undoStack } from './undo.ts';
import type { Quote, QuoteChange, QuoteState } from './use-quote.ts';

export interface QuoteUndo {
  /** A place chosen on the map or in the palette goes into the question. */
  readonly fill: (field: 'from' | 'to', placeId: string) => void;
  /** The form tells what it holds, so that a choice laid over it can be taken back. */
  readonly onDraft: (fields: Question | undefined) => void;
}

/** Makes what changes the question undoable, wherever the reader is by then. */
export const useQuoteUndo = (quote: Quote, openQuote: () => void, setPatch: (patch: Partial<Question>) => void): QuoteUndo => {
  const { t } = useTranslation();
  const draft = useRef<Question>(undefined);
  const pushed = useRef<QuoteChange>(undefined);
  const { lastChange, restore } = quote;
  useEffect(() => {
    if (!lastChange || pushed.current === lastChange) return;
    pushed.current = lastChange;
    const show = (state: QuoteState) => (): void => {
      openQuote();
      restore(state);
    };
    const step = { label: t(`chrome.undo.${lastChange.kind}`), undo: show(lastChange.before), redo: show(lastChange.after) };
    // A question asked anew is in plain sight; what vanished or was let in by one click says how to get back.
    if (lastChange.kind === 'asked') undoStack.push(step);
    else announceDone(step);
  }, [lastChange, restore, openQuote, t]);
  const onDraft = useCallback((fields: Question | undefined): void => {
    draft.current = fields;
  }, []);
  const fill = (field: 'from' | 'to', placeId: string): void => {
    const { isEditing, answer, edit } = quote;
    const before = { ...EMPTY_QUESTION, ...(draft.current ?? quote.question) }[field];
    const put = (id: string, keepsForm: boolean) => (): void => {
      openQuote();
      unfoldPanel('side');
      setPatch({ [field]: id });
      edit(keepsForm);
    };
    put(placeId, true)();
    announceDone({ label: t(`chrome.undo.${field}`), undo: put(before, isEditing || !answer), redo: put(placeId, true) });
  };
  return { fill, onDraft };
};
