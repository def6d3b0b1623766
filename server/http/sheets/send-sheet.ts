import type { Response } from 'express';
import type { SheetType } from '../../ports/sheets.ts';

export const MEDIA_TYPES: Readonly<Record<SheetType, string>> = { csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/**
 * Sends a file to be saved and never shown: its name in UTF-8 beside a plain one (RFC 6266), its type not to be guessed at.
 * The reader sets the pace. What fails before the first byte is told as a problem; later the connection is cut, so that no half file passes for a whole one.
 */
export const sendSheet = async (response: Response, name: string, type: SheetType, pieces: AsyncIterable<Uint8Array>): Promise<void> => {
  const all = pieces[Symbol.asyncIterator]();
  let piece = await all.next();
  response.attachment(`${name}.${type}`).setHeader('Content-Type', type === 'csv' ? `${MEDIA_TYPES.csv}; charset=utf-8` : MEDIA_TYPES.xlsx);
  response.setHeader('X-Content-Type-Options', 'nosniff').setHeader('Cache-Control', 'no-store');
  const room = roomIn(response);
  try {
    for (; piece.done !== true; piece = await all.next()) {
      if (response.destroyed) return;
      if (!response.write(piece.value)) await room();
    }
    response.end();
  } catch (cause) {
    response.destroy();
    throw cause;
  } finally {
    await all.return?.();
  }
};

/** Waits until the reader has taken what was written, or is gone. One pair of listeners for the whole file: compression hands them on to a stream of its own, from which they are never taken off. */
const roomIn = (response: Response): (() => Promise<void>) => {
  let go = (): void => {};
  response.on('drain', () => go()).on('close', () => go());
  return () => new Promise((resolve) => (go = resolve));
};

export async function* mapped<T, U>(all: AsyncIterable<T> | Iterable<T>, toOne: (one: T) => U): AsyncGenerator<U> {
  for await (const one of all) yield toOne(one);
}
