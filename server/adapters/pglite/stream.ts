/** What pg takes for a socket: it writes messages of the wire protocol and reads the answers. */
import { Duplex } from 'node:stream';
import type { Database } from './database.ts';
import { lost } from './thread.ts';

const TERMINATE = 'X'.charCodeAt(0);

/**
 * The calls of a socket that pg makes beside reading and writing. It is one session: it stays with the database that its first message
 * went to and ends with it, since in another one the rest of a transaction would be confirmed statement by statement.
 */
class DatabaseStream extends Duplex {
  readonly #open: () => Promise<Database>;
  #opened: Promise<Database> | undefined;
  constructor(open: () => Promise<Database>) {
    super();
    this.#open = open;
  }
  #database(): Promise<Database> {
    this.#opened ??= this.#open().then((database) => {
      void database.ended.then(() => this.destroy(lost()));
      return database;
    });
    return this.#opened;
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
    return void this.#database().then(({ run }) => run(messages)).then(
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

/** @param open the database as it runs when the session begins. */
export const databaseStream = (open: () => Promise<Database>): DatabaseStream => new DatabaseStream(open);
