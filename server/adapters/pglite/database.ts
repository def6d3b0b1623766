/** PGlite as one that answers messages of PostgreSQL's wire protocol, in this thread. Only its own thread calls this in the built server: a query blocks the thread it runs in. */
import { existsSync } from 'node:fs';
import { openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';

export interface Place {
  /** Folder of the database, or undefined: in memory. */
  readonly folder: string | undefined;
  /** An empty database to begin a new folder with, which is quicker than making one; may be missing. */
  readonly template: string | undefined;
}
export interface Database {
  /** @param messages whole messages of the client. @returns the answers. */
  readonly run: (messages: Uint8Array) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
  /** Resolves when it has gone, by `close` or by itself; it never answers again. */
  readonly ended: Promise<void>;
}

export const openDatabase = async ({ folder, template }: Place): Promise<Database> => {
  const isNew = folder === undefined || !existsSync(join(folder, 'PG_VERSION'));
  const from = isNew && template !== undefined && existsSync(template) ? { loadDataDir: await openAsBlob(template) } : {};
  const database = await PGlite.create({ ...(folder === undefined ? {} : { dataDir: folder }), ...from });
  let end = (): void => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { run: (messages) => database.execProtocolRaw(messages), close: () => database.close().finally(end), ended };
};
