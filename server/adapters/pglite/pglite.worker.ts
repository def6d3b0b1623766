/** The thread of the embedded database: one batch of messages after the other, in their order. */
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase, type Place } from './database.ts';

/** To the thread: messages, or `null` to close. From it: the answers in the same order, or `null` when it is open and when it is closed. */
export type ToDatabase = Uint8Array | null;

const database = await openDatabase(workerData as Place);
let last: Promise<void> = Promise.resolve();
parentPort?.on('message', (messages: ToDatabase) => {
  last = last.then(async () => {
    if (messages === null) {
      await database.close();
      parentPort?.postMessage(null);
      parentPort?.close();
      return;
    }
    const answer = await database.run(messages);
    // A copy: the database goes on to use the memory that its answer lies in.
    const own = answer.slice();
    parentPort?.postMessage(own, [own.buffer]);
  });
});
parentPort?.postMessage(null);
