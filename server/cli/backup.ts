/** `corridor backup FILE`, also while a server runs, and `corridor restore FILE`. */
import { createWriteStream, existsSync } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { openSqlStore, runningBackups, storeFolder, type StoreSettings } from '../adapters/open-store.ts';
import { fetchBackup } from '../adapters/pglite/backups.ts';
import { backupStream } from '../adapters/sql/backup.ts';
import { StoreRefusal } from '../adapters/sql/refusal.ts';
import { checkBackup, restoreBackup, RestoreError } from '../adapters/sql/restore.ts';
import { complain, EXIT, print } from './say.ts';

const syncFile = async (path: string): Promise<void> => {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Opening a folder makes a store in it: of a mistyped one that would be an empty store, and its backup would take the place of a good one. */
const refuseMissing = ({ DATABASE_URL, CORRIDOR_STORE }: StoreSettings): void => {
  if (DATABASE_URL !== undefined) return;
  const folder = storeFolder(CORRIDOR_STORE);
  if (folder === undefined || !existsSync(join(folder, 'pg', 'PG_VERSION'))) throw new RestoreError(`${folder ?? 'memory'} holds no store: set CORRIDOR_STORE to the folder of the quotes. Nothing was written.`);
};

const writeBackup = async (settings: StoreSettings, file: string): Promise<void> => {
  const running = settings.DATABASE_URL === undefined ? runningBackups(settings) : undefined;
  if (running !== undefined) return fetchBackup(running, file);
  refuseMissing(settings);
  const { store, db } = openSqlStore(settings);
  try {
    await store.check();
    await pipeline(backupStream(db, 'whole', new Date()), createWriteStream(file, { mode: 0o600 }));
  } finally {
    await store.close();
  }
};

const toldApart = async (work: () => Promise<string>): Promise<number> => {
  try {
    print(await work());
    return EXIT.answer;
  } catch (cause) {
    complain(`${cause instanceof Error ? cause.message : String(cause)}\n`);
    return cause instanceof RestoreError || cause instanceof StoreRefusal ? EXIT.badInput : EXIT.failure;
  }
};
const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** The file has its name only once it is whole, read again and on disk; what stood there before is replaced then. */
export const backupCommand = async (settings: StoreSettings, args: readonly string[], usage: string): Promise<number> => {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) {
    complain(usage);
    return EXIT.badInput;
  }
  const partial = `${file}.part`;
  return toldApart(async () => {
    const start = performance.now();
    try {
      await writeBackup(settings, partial);
      const counts = await checkBackup(partial);
      await syncFile(partial);
      await rename(partial, file);
      await syncFile(dirname(resolve(file)));
      return `${counts.quote} quotes in ${file}, ${seconds(start)}\n`;
    } finally {
      await rm(partial, { force: true });
    }
  });
};

/** Into the store of the settings, or a new folder of the embedded one. */
export const restoreCommand = async (settings: StoreSettings, args: readonly string[], usage: string): Promise<number> => {
  const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options: { into: { type: 'string' } } });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) {
    complain(usage);
    return EXIT.badInput;
  }
  return toldApart(async () => {
    const start = performance.now();
    if (values.into !== undefined && (await readdir(values.into).catch(() => [])).length > 0) throw new RestoreError(`${values.into} is not empty.`);
    const into: StoreSettings = values.into === undefined ? settings : { ...settings, DATABASE_URL: undefined, CORRIDOR_STORE: values.into };
    const { store, db } = openSqlStore(into);
    try {
      await store.check();
      const counts = await restoreBackup(db, file);
      const where = into.DATABASE_URL === undefined ? storeFolder(into.CORRIDOR_STORE) : 'the database of DATABASE_URL';
      return `${counts.quote} quotes restored into ${where}, ${seconds(start)}\n`;
    } finally {
      await store.close();
    }
  });
};
