/** Writes dist/empty-database.tar.gz: a new embedded database as its folder is right after it was set up. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';

const database = await PGlite.create();
const folder = await database.dumpDataDir('gzip');
await database.close();
mkdirSync(new URL('../dist/', import.meta.url), { recursive: true });
writeFileSync(new URL('../dist/empty-database.tar.gz', import.meta.url), Buffer.from(await folder.arrayBuffer()));
