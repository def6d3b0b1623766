/** The one message over the map. Never for faults of a field: those stand at the field. */
import { useSyncExternalStore } from 'react';
import { undoStack, type UndoStep } from '../state/undo.ts';

export interface Toast {
  readonly text: string;
  /** An error stays until it is closed; anything else goes after ten seconds. */
  readonly tone?: 'info' | 'error';
  /** Taken back by 撤销 on the message, for as long as it is the last thing done. */
  readonly step?: UndoStep;
  /** Taken back already: the message offers to do it again. */
  readonly undone?: UndoStep;
  /** Where what was done can be looked at: an address of this page. */
  readonly link?: { readonly text: string; readonly search: string };
  /** Text to copy by hand where the clipboard was refused. */
  readonly copy?: string;
}

/** A short word covers an error for its ten seconds; the error is there again after it. */
let error: Toast | undefined;
let word: Toast | undefined;
const listeners = new Set<() => void>();
const shown = (): Toast | undefined => word ?? error;
const changed = (): void => listeners.forEach((listener) => listener());

export const showToast = (toast: Toast): void => {
  if (toast.tone === 'error') [error, word] = [toast, undefined];
  else word = toast;
  changed();
};
export const closeToast = (toast: Toast): void => {
  if (word === toast) word = undefined;
  if (error === toast) error = undefined;
  changed();
};
/** Something was done: it can be taken back, and the message says so. */
export const announceDone = (step: UndoStep, text = step.label): void => {
  undoStack.push(step);
  showToast({ text, step });
};
export const useToast = (): Toast | undefined =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, shown);
