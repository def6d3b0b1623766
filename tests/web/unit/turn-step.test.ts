/** Undo of several changes of one saved quote, against a server that takes a change only on the latest revision. */
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../web/api/client.ts';
import type { SavedQuote } from '../../../web/api/saved-quotes.ts';
import { announceChange } from '../../../web/saved/changes.ts';
import { makeTurnStep } from '../../../web/saved/turn-step.ts';
import { makeUndoStack, UndoFailed } from '../../../web/state/undo.ts';

/** One quote with a note: as much of the server as the steps need. */
const makeServer = (number: string) => {
  let stored = { number, revision: 1, note: '' } as SavedQuote;
  const edit = (note: string) => async (on: SavedQuote): Promise<Outcome<SavedQuote>> => {
    if (on.revision !== stored.revision) return { ok: false, failure: { kind: 'problem', problem: { code: 'PRECONDITION_FAILED' } } } as Outcome<SavedQuote>;
    stored = { ...stored, note, revision: stored.revision + 1 };
    return { ok: true, value: stored } as Outcome<SavedQuote>;
  };
  return { edit, read: () => stored };
};
const makePage = (number: string) => {
  const server = makeServer(number);
  const stack = makeUndoStack();
  const write = async (note: string): Promise<void> => {
    const was = server.read();
    const outcome = await server.edit(note)(was);
    if (!outcome.ok) throw new Error('refused');
    announceChange(outcome.value);
    stack.push(makeTurnStep(note, outcome.value, server.edit(was.note), server.edit(note)));
  };
  return { server, stack, write };
};

describe('steps on one saved quote', () => {
  test('three changes are taken back and repeated one after another', async () => {
    const { server, stack, write } = makePage('QL-1');
    for (const note of ['a', 'b', 'c']) await write(note);
    const notes: string[] = [];
    for (const direction of ['undo', 'undo', 'undo', 'redo', 'redo', 'undo', 'redo', 'redo'] as const) {
      await stack[direction]();
      notes.push(server.read().note);
    }
    expect(notes).toEqual(['b', 'a', '', 'a', 'b', 'a', 'b', 'c']);
  });
  test('what someone else wrote in between is never overwritten, even after a change of one’s own on top of it', async () => {
    const { server, stack, write } = makePage('QL-2');
    await write('mine');
    await server.edit('theirs')(server.read());
    await write('mine on top');
    await stack.undo();
    expect(server.read().note).toBe('theirs');
    await expect(stack.undo()).rejects.toThrow(UndoFailed);
    expect(server.read().note).toBe('theirs');
  });
  test('quotes do not mix', async () => {
    const [one, other] = [makePage('QL-3'), makePage('QL-4')];
    await one.write('a');
    for (const note of ['x', 'y', 'z']) await other.write(note);
    await one.stack.undo();
    expect([one.server.read().note, other.server.read().note]).toEqual(['', 'z']);
  });
});
