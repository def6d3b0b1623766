/** The embedded database in a thread of its own. A thread that dies takes its session and its open questions with it; the next session starts another, which recovers what was committed. */
import { Worker } from 'node:worker_threads';
import { openDatabase, type Database, type Place } from './database.ts';

interface Waiting {
  readonly resolve: (answer: Uint8Array) => void;
  readonly reject: (cause: Error) => void;
}
/** With the code SQL gives a lost connection. */
export const lost = (cause?: unknown): Error => Object.assign(new Error('the thread of the embedded database has ended', { cause }), { code: '08006' });

const startThread = (place: Place): Promise<Database> =>
  new Promise((opened, failed) => {
    const worker = new Worker(new URL('./pglite.worker.js', import.meta.url), { workerData: place });
    const waiting: Waiting[] = [];
    let isOpen = false;
    let over = false;
    let end = (): void => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const stop = (cause?: unknown): void => {
      over = true;
      for (const one of waiting.splice(0)) one.reject(lost(cause));
      failed(cause instanceof Error ? cause : lost(cause));
      end();
    };
    worker.on('error', stop);
    worker.on('exit', () => stop());
    worker.on('message', (answer: Uint8Array | null) => {
      if (answer !== null) return waiting.shift()?.resolve(answer);
      if (isOpen) return;
      isOpen = true;
      opened({
        run: (messages) => new Promise((resolve, reject) => {
          if (over) return reject(lost());
          waiting.push({ resolve, reject });
          return worker.postMessage(messages);
        }),
        close: () => {
          if (!over) worker.postMessage(null);
          return ended;
        },
        ended,
      });
    });
  });

export interface LastingDatabase {
  /** The database as it runs now, opened by the first call, and again after its thread has died. A session stays with the one it began with. */
  readonly current: () => Promise<Database>;
  readonly close: () => Promise<void>;
}
export const lastingDatabase = (place: Place): LastingDatabase => {
  let current: Promise<Database> | undefined;
  let closed = false;
  const start = async (): Promise<Database> => {
    // The sources run as they are in tests, where a thread cannot load them: there the database shares the caller's thread.
    if (import.meta.url.endsWith('.ts')) return openDatabase(place);
    return startThread(place);
  };
  const database = (): Promise<Database> => {
    if (closed) return Promise.reject(lost());
    current ??= start().then(
      (opened) => {
        void opened.ended.then(() => (current = undefined));
        return opened;
      },
      (cause: unknown) => {
        current = undefined;
        throw cause;
      },
    );
    return current;
  };
  return {
    current: database,
    close: async () => {
      closed = true;
      await (await current?.catch(() => undefined))?.close();
    },
  };
};
