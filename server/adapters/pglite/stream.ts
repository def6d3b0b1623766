/** What pg takes for a socket: it writes messages of the wire protocol and reads the answers. */
import { Duplex } from 'node:stream';
import type { Database } from './database.ts';

const TERMINATE = 'X'.charCodeAt(0);

/** The calls of a socket that pg makes beside reading and writing. */
class DatabaseStream extends Duplex {
  readonly #database: Database;
  constructor(database: Database) {
    super();
    this.#database = database;
  }
  connect(): this {
    process.nextTick(() => this.emit('connect'));
    return this;
  }
  setNoDelay(): void {}
  setKeepAlive(): void {}
  ref(): void {}
  unref(): void {}
  override _read(): void {}
  override _writev(chunks: { chunk: Buffer }[], done: (cause?: Error) => void): void {
    const messages = Buffer.concat(chunks.map(({ chunk }) => chunk));
    // A client that leaves does not end the database.
    if (messages[0] === TERMINATE) return done();
    return void this.#database.run(messages).then(
      (answer) => {
        if (answer.length > 0) this.push(Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength));
        done();
      },
      (cause: unknown) => done(cause instanceof Error ? cause : new Error(String(cause))),
    );
  }
  override _final(done: () => void): void {
    this.push(null);
    done();
  }
}

export const databaseStream = (database: Database): DatabaseStream => new DatabaseStream(database);
