/** The embedded store: a folder that one process at a time may open, or memory. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'pg';
import { backupStream } from '../sql/backup.ts';
import { sqlStore, sqlTypes, type SqlStore } from '../sql/store.ts';
import { serveBackups, socketFor } from './backups.ts';
import { lockFolder } from './lock.ts';
import { databaseStream } from './stream.ts';
import { lastingDatabase } from './thread.ts';

export interface PgliteSettings {
  /** Undefined: in memory, gone with the process. */
  readonly folder: string | undefined;
  /** See `Place.template`. */
  readonly template: string | undefined;
  /** Longest wait for the one connection, ms. */
  readonly waitMs: number;
}

/** @throws StoreRefusal when another process has the folder. */
export const openPglite = ({ folder, template, waitMs }: PgliteSettings): SqlStore => {
  if (folder !== undefined) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const socket = folder === undefined ? undefined : socketFor(folder);
  const unlock = folder === undefined || socket === undefined ? undefined : lockFolder(folder, socket);
  const database = lastingDatabase({ folder: folder === undefined ? undefined : join(folder, 'pg'), template });
  const pool = new Pool({
    // One session: the database has no more. What waits longer than `waitMs` for it is refused.
    max: 1, connectionTimeoutMillis: waitMs, idleTimeoutMillis: 0, user: 'postgres', password: '', database: 'postgres', types: sqlTypes,
    stream: () => databaseStream(database.current),
  });
  pool.on('connect', (client) => client.on('error', () => {}));
  pool.on('error', () => {});
  const held = sqlStore(pool, {
    open: async () => void (await database.current()),
    close: async () => {
      stopBackups?.();
      await database.close();
      unlock?.();
    },
  });
  const stopBackups = socket === undefined ? undefined : serveBackups(socket, () => backupStream(held.db, 'quote by quote', new Date()));
  return held;
};
