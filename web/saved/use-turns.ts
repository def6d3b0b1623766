import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../api/client.ts';
import { acceptQuote, duplicateQuote, expireQuote, makeKey, reopenQuote, type SavedQuote } from '../api/saved-quotes.ts';
import { undoStack } from '../state/undo.ts';
import { showToast } from '../ui/toasts.ts';
import { toQuote } from './address.ts';
import { announceChange } from './changes.ts';
import { makeTurnStep, type Turn } from './turn-step.ts';

export interface Turns {
  readonly isBusy: boolean;
  readonly accept: (version: number) => void;
  readonly expire: () => void;
  readonly reopen: () => void;
  readonly duplicate: () => void;
}

/** What can be done with a saved quote; each is told and can be taken back, a refusal is said with the way out. */
export const useTurns = (quote: SavedQuote | undefined, reload: () => Promise<SavedQuote | undefined>): Turns => {
  const { t } = useTranslation();
  const [isBusy, setBusy] = useState(false);

  const refuse = async (failure: Extract<Outcome<unknown>, { ok: false }>['failure']): Promise<void> => {
    const code = failure.kind === 'problem' ? failure.problem.code : 'unreachable';
    // Changed elsewhere since it was read: what stands now is read before anything is done to it.
    if (code === 'PRECONDITION_FAILED' || code === 'QUOTE_NOT_OPEN') await reload();
    showToast({ tone: 'error', text: t(`saved.problem.${code}`, { defaultValue: failure.kind === 'problem' ? failure.problem.title : t('saved.problem.unreachable') }) });
  };
  const run = async (turn: Turn, told: (done: SavedQuote) => { readonly label: string; readonly back: Turn; readonly forth: Turn; readonly isElsewhere?: boolean }): Promise<void> => {
    if (!quote || isBusy) return;
    setBusy(true);
    const outcome = await turn(quote);
    setBusy(false);
    if (!outcome.ok) {
      await refuse(outcome.failure);
      return;
    }
    const { label, back, forth, isElsewhere } = told(outcome.value);
    announceChange(outcome.value);
    const step = makeTurnStep(label, outcome.value, back, forth);
    undoStack.push(step);
    showToast({ text: label, step, ...(isElsewhere && { link: { text: t('saved.save.open'), search: toQuote(outcome.value.number) } }) });
  };
  const number = quote?.number ?? '';
  const before = quote?.accepted;
  return {
    isBusy,
    accept: (version) => void run((it) => acceptQuote(it, version), () => ({ label: t('saved.did.accept', { number, version }), back: reopenQuote, forth: (it) => acceptQuote(it, version) })),
    expire: () => void run((it) => expireQuote(it), () => ({ label: t('saved.did.expire', { number }), back: reopenQuote, forth: (it) => expireQuote(it) })),
    reopen: () => void run((it) => reopenQuote(it), () => ({ label: t('saved.did.reopen', { number }), back: (it) => (before ? acceptQuote(it, before.version) : expireQuote(it)), forth: (it) => reopenQuote(it) })),
    duplicate: () => void run(() => duplicateQuote(number, makeKey()), (made) => ({ label: t('saved.did.duplicate', { number, made: made.number }), back: expireQuote, forth: reopenQuote, isElsewhere: true })),
  };
};
