import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { undoStack, UndoFailed } from '../state/undo.ts';
import { showToast } from './toasts.ts';

/** Takes back or repeats the last step and says what that was; a failure is said as well. */
export const useUndo = (): ((direction: 'undo' | 'redo') => Promise<void>) => {
  const { t } = useTranslation();
  return useCallback(async (direction) => {
    try {
      const step = await undoStack[direction]();
      if (step) showToast(direction === 'undo' ? { text: t('chrome.undo.undone', { label: step.label }), undone: step } : { text: t('chrome.undo.redone', { label: step.label }), step });
    } catch (cause) {
      if (!(cause instanceof UndoFailed)) throw cause;
      showToast({ tone: 'error', text: t('chrome.undo.failed', { label: cause.step.label }) });
    }
  }, [t]);
};
