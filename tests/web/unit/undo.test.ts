/** Taking back and repeating: order, what a new step forgets, what a failure forgets, one at a time. */
import { describe, expect, test } from 'vitest';
import { makeUndoStack, UndoFailed, type UndoStep } from '../../../web/state/undo.ts';

/** A text that steps write and take back. */
const makeText = () => {
  let text = '';
  const step = (letter: string): UndoStep => ({
    label: letter,
    undo: () => { text = text.slice(0, -1); },
    redo: () => { text += letter; },
  });
  return { step, read: () => text, write: (letter: string): UndoStep => { text += letter; return step(letter); } };
};

describe('the undo stack', () => {
  test('takes back the last first and repeats in the order it was done', async () => {
    const stack = makeUndoStack();
    const text = makeText();
    for (const letter of 'abc') stack.push(text.write(letter));
    expect((await stack.undo())?.label).toBe('c');
    expect((await stack.undo())?.label).toBe('b');
    expect(text.read()).toBe('a');
    expect((await stack.redo())?.label).toBe('b');
    expect(text.read()).toBe('ab');
    expect(stack.lastDone()?.label).toBe('b');
    expect(stack.lastUndone()?.label).toBe('c');
  });
  test('a new step forgets what had been taken back', async () => {
    const stack = makeUndoStack();
    const text = makeText();
    stack.push(text.write('a'));
    await stack.undo();
    stack.push(text.write('b'));
    expect(await stack.redo()).toBeUndefined();
    expect(text.read()).toBe('b');
  });
  test('an empty stack answers undefined; old steps beyond the limit are forgotten', async () => {
    const stack = makeUndoStack(2);
    expect(await stack.undo()).toBeUndefined();
    const text = makeText();
    for (const letter of 'abc') stack.push(text.write(letter));
    await stack.undo();
    await stack.undo();
    expect(await stack.undo()).toBeUndefined();
    expect(text.read()).toBe('a');
  });
  test('while one step is being taken back a second press does nothing', async () => {
    const stack = makeUndoStack();
    let finish = (): void => undefined;
    stack.push({ label: 'first', undo: () => undefined, redo: () => undefined });
    stack.push({ label: 'slow', undo: () => new Promise<void>((done) => { finish = done; }), redo: () => undefined });
    const running = stack.undo();
    expect(await stack.undo()).toBeUndefined();
    expect(stack.lastDone()?.label).toBe('slow');
    finish();
    expect((await running)?.label).toBe('slow');
    expect(stack.lastDone()?.label).toBe('first');
  });
  test('what was done while a step was being taken back stays done', async () => {
    const stack = makeUndoStack();
    let finish = (): void => undefined;
    stack.push({ label: 'slow', undo: () => new Promise<void>((done) => { finish = done; }), redo: () => undefined });
    const running = stack.undo();
    stack.push({ label: 'new', undo: () => undefined, redo: () => undefined });
    finish();
    await running;
    expect(stack.lastDone()?.label).toBe('new');
  });
  test('a step that fails is told and forgotten; the one below it can still be taken back', async () => {
    const stack = makeUndoStack();
    const text = makeText();
    stack.push(text.write('a'));
    stack.push({ label: 'gone', undo: () => Promise.reject(new Error('409')), redo: () => undefined });
    await expect(stack.undo()).rejects.toThrow(UndoFailed);
    expect(stack.lastDone()?.label).toBe('a');
    await stack.undo();
    expect(text.read()).toBe('');
  });
  test('listeners hear every change until they leave', async () => {
    const stack = makeUndoStack();
    let heard = 0;
    const leave = stack.subscribe(() => { heard += 1; });
    stack.push({ label: 'a', undo: () => undefined, redo: () => undefined });
    await stack.undo();
    leave();
    await stack.redo();
    expect(heard).toBe(2);
  });
});
