/** Opens the store that the settings name: a PostgreSQL server, or the embedded database in a folder. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config.ts';
import { repository } from '../paths.ts';
import type { Store } from '../ports/store.ts';
import { backupsOf } from './pglite/lock.ts';
import { openPglite } from './pglite/open.ts';
import { openPostgres } from './postgres/open.ts';
import type { SqlStore } from './sql/store.ts';

export type StoreSettings = Pick<Config, 'DATABASE_URL' | 'CORRIDOR_STORE' | 'CORRIDOR_STORE_POOL' | 'CORRIDOR_STORE_WAIT_MS'>;

const MEMORY = 'memory';
const TEMPLATE = fileURLToPath(new URL('dist/empty-database.tar.gz', repository));
/** Undefined: in memory. */
export const storeFolder = (configured: string | undefined): string | undefined =>
  configured === MEMORY ? undefined : resolve(configured ?? fileURLToPath(new URL('.data/', repository)));

/** @throws StoreRefusal when another process has the folder. */
export const openSqlStore = (settings: StoreSettings): SqlStore =>
  settings.DATABASE_URL === undefined
    ? openPglite({ folder: storeFolder(settings.CORRIDOR_STORE), template: TEMPLATE, waitMs: settings.CORRIDOR_STORE_WAIT_MS })
    : openPostgres({ url: settings.DATABASE_URL, pool: settings.CORRIDOR_STORE_POOL, waitMs: settings.CORRIDOR_STORE_WAIT_MS });

/** Where a running server hands out backups of the embedded store; undefined when none has it. */
export const runningBackups = (settings: StoreSettings): string | undefined => {
  const folder = storeFolder(settings.CORRIDOR_STORE);
  return folder === undefined ? undefined : backupsOf(folder);
};

/**
 * @returns at once: the first question waits until the store is open. `opened` rejects with a StoreError `UNAVAILABLE` where the database
 * is away; that may pass, since every question tries again. Anything else, as a StoreRefusal, does not.
 * @param refuse is told why the store cannot be opened.
 */
export const openStore = (settings: StoreSettings, refuse: (cause: unknown) => never): { readonly store: Store; readonly opened: Promise<void> } => {
  try {
    const { store } = openSqlStore(settings);
    return { store, opened: store.check() };
  } catch (cause) {
    return refuse(cause);
  }
};
