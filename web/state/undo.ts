/**
 * What was done and can be taken back, latest first out. One stack for the whole page: saved quotes and the question
 * share it, so that Ctrl Z always takes back the last thing done, wherever that was.
 */
import { useSyncExternalStore } from 'react';

export interface UndoStep {
  /** What was done, in the reader's words, as it stands after "Undone:". */
  readonly label: string;
  /** May ask the server; a step whose undo or redo fails is forgotten, since what it stood on has changed. */
  readonly undo: () => void | Promise<void>;
  readonly redo: () => void | Promise<void>;
}

/** How far back one can go; older steps are forgotten. */
const KEPT = 50;

export interface UndoStack {
  readonly push: (step: UndoStep) => void;
  /** Takes back the last step and returns it; undefined when there is none, or one is still being taken back. */
  readonly undo: () => Promise<UndoStep | undefined>;
  readonly redo: () => Promise<UndoStep | undefined>;
  readonly lastDone: () => UndoStep | undefined;
  readonly lastUndone: () => UndoStep | undefined;
  readonly subscribe: (changed: () => void) => () => void;
}

/** An undo that failed, with the step it was for. */
export class UndoFailed extends Error {
  readonly step: UndoStep;
  constructor(step: UndoStep, cause: unknown) {
    super(`could not take back or repeat: ${step.label}`, { cause });
    this.step = step;
  }
}

export const makeUndoStack = (kept = KEPT): UndoStack => {
  let done: readonly UndoStep[] = [];
  let undone: readonly UndoStep[] = [];
  let isRunning = false;
  const listeners = new Set<() => void>();
  const changed = (): void => listeners.forEach((listener) => listener());
  const move = async (direction: 'undo' | 'redo'): Promise<UndoStep | undefined> => {
    const step = (direction === 'undo' ? done : undone).at(-1);
    if (!step || isRunning) return undefined;
    isRunning = true;
    try {
      await step[direction]();
      if (direction === 'undo') [done, undone] = [done.filter((other) => other !== step), [...undone, step]];
      else [done, undone] = [[...done, step], undone.filter((other) => other !== step)];
      return step;
    } catch (cause) {
      [done, undone] = [done, undone].map((steps) => steps.filter((other) => other !== step)) as [UndoStep[], UndoStep[]];
      throw new UndoFailed(step, cause);
    } finally {
      isRunning = false;
      changed();
    }
  };
  return {
    push: (step) => {
      done = [...done, step].slice(-kept);
      // Something new was done: what had been taken back cannot follow it.
      undone = [];
      changed();
    },
    undo: () => move('undo'),
    redo: () => move('redo'),
    lastDone: () => done.at(-1),
    lastUndone: () => undone.at(-1),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

export const undoStack = makeUndoStack();
/** The step Ctrl Z would take back now. */
export const useLastDone = (): UndoStep | undefined => useSyncExternalStore(undoStack.subscribe, undoStack.lastDone);
export const useLastUndone = (): UndoStep | undefined => useSyncExternalStore(undoStack.subscribe, undoStack.lastUndone);
