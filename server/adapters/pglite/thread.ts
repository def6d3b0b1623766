/** The embedded database in a thread of its own. A thread that dies takes its open questions with it; the next question starts another, which recovers what was committed. */
import { Worker } from 'node:worker_threads';
import { openDatabase, type Database, type Place } from './database.ts';

interface Waiting {
  readonly resolve: (answer: Uint8Array) => void;
  readonly reject: (cause: Error) => void;
}
/** With the code SQL gives a lost connection. */
const lost = (cause?: unknown): Error => Object.assign(new Error('the thread of the embedded database has ended', { cause }), { code: '08006' });

const startThread = (place: Place): Promise<Database & { readonly ended: Promise<void> }> =>
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

/** Opened by the first question, and again after its thread has died. */
export interface LastingDatabase extends Database {
  readonly open: () => Promise<void>;
}
export const lastingDatabase = (place: Place): LastingDatabase => {
  let current: Promise<Database> | undefined;
  let closed = false;
  const start = async (): Promise<Database> => {
    // The sources run as they are in tests, where a thread cannot load them: there the database shares the caller's thread.
    if (import.meta.url.endsWith('.ts')) return openDatabase(place);
    const thread = await startThread(place);
    void thread.ended.then(() => {
      current = undefined;
    });
    return thread;
  };
  const database = (): Promise<Database> => {
    if (closed) return Promise.reject(lost());
    current ??= start().catch((cause: unknown) => {
      current = undefined;
      throw cause;
    });
    return current;
  };
  return {
    open: async () => void (await database()),
    run: async (messages) => (await database()).run(messages),
    close: async () => {
      closed = true;
      await (await current?.catch(() => undefined))?.close();
    },
  };
};
