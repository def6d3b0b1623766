/** Stores for tests: both adapters, each on a database of its own, and quotes to put in them. */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe } from 'vitest';
import { cubicCentimetres, epochMin, grams, gramsCo2e, minorUnits, minutes, parseInstant, share, type Currency, type EpochMin } from '../../planner/domain/index.ts';
import { openPglite } from '../../server/adapters/pglite/open.ts';
import { openPostgres } from '../../server/adapters/postgres/open.ts';
import { MIGRATIONS, migrateTo, migrateToLatest } from '../../server/adapters/sql/migrate.ts';
import type { SqlStore } from '../../server/adapters/sql/store.ts';
import type { AssortmentLine } from '../../server/ports/assortments.ts';
import type { ConsignmentEntry } from '../../server/ports/consignments.ts';
import type { KeptAnswer, QuoteQuery, QuoteVersion, SavedQuote, Store, WriteKey, Writes } from '../../server/ports/store.ts';
import { startPostgres, type TestPostgres } from '../setup/postgres.mjs';

export const at = (text: string): EpochMin => {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error(text);
  return instant;
};
export const NOW = at('2026-12-07T09:00:00+08:00');
const DAY_MIN = 24 * 60;
export const daysLater = (days: number, from: EpochMin = NOW): EpochMin => epochMin(from + days * DAY_MIN);

export const aVersion = (version: number, change: Partial<QuoteVersion> = {}): QuoteVersion => {
  const document = change.document ?? `{"format":"qilu-quote/1","note":"環翠 ${version} é\\u0000 ","version":${version}}`;
  return {
    version, savedAt: NOW, validUntil: daysLater(7), edition: 'e-1', currency: 'CNY' as Currency, buy: minorUnits(123_456), sell: minorUnits(133_333),
    arrivesAt: daysLater(3), transit: minutes(4320), co2e: gramsCo2e(38_200), from: 'CN-HUANCUI', to: 'KR-SEOUL', modes: ['road', 'ferry', 'road'],
    ...change, document, sha256: createHash('sha256').update(document).digest('hex'),
  };
};
export const aQuote = (number: string, change: Partial<SavedQuote> = {}): Omit<SavedQuote, 'latest' | 'revision' | 'changedAt'> => ({
  number, customer: { name: '环翠渔具示例厂', contact: '王经理 0631-5200000' }, note: '', createdAt: NOW, accepted: undefined, expiredAt: undefined, ...change,
});
export const aKey = (key: string, change: Partial<WriteKey> = {}): WriteKey => ({ key, fingerprint: 'f', at: NOW, ...change });
export const anAnswer = (body: string): KeptAnswer => ({ status: 201, headers: { etag: '"1"' }, body });
export const ALL: QuoteQuery = { text: '', states: ['open', 'accepted', 'expired'], from: undefined, to: undefined, order: 'number', descending: false, limit: 50, after: undefined, now: NOW };

export const anEntry = (reference: string, change: Partial<ConsignmentEntry> = {}): ConsignmentEntry => ({
  hub: 'CNWEI', reference, source: { model: 'consolidation' }, shipper: '环翠渔具示例厂', consignee: 'Hanil Sports', goods: '碳素钓竿', hsCode: undefined, weight: grams(420_500), volume: cubicCentimetres(3_200_000),
  pieces: [{ lengthMm: 1200, widthMm: 800, heightMm: 1000, weight: grams(140_000), count: 3 }], regime: '9710', temperature: 'T-AMB', dangerousGoods: undefined, alone: false, destination: 'MKT-KR-SEOUL', readyAt: NOW, dueAt: daysLater(5),
  priority: 0, rates: { currency: 'CNY', holdingPerDay: minorUnits(1200), latePerDay: undefined, leftBehind: undefined }, note: '', ...change,
});
export const aLine = (sku: string, change: Partial<AssortmentLine> = {}): AssortmentLine => ({
  sku, name: '碳素钓竿', market: 'MKT-KR-SEOUL', weight: grams(420), volume: cubicCentimetres(2600), value: minorUnits(6800), currency: 'CNY', shelfDays: undefined, temperature: 'T-AMB', regimes: ['9810', '9610'], returned: share(0.02), mean: [40, 44.5], variance: [40, 60], ...change,
});
export const aBooking = (id: string, quantity = 2): Parameters<Writes['holdSpace']>[0] => ({
  id, departure: 'FERRY-WEI-INC@2026-12-08', departsAt: daysLater(1) * 60_000, unit: '40HQ', measure: 'teu', quantity: Math.max(1, quantity), holder: '集货部', note: '', createdAt: NOW * 60_000, expiresAt: NOW * 60_000 + 60_000,
});

/** Saves one quote under the next number of the day. */
export const saveOne = async (tx: Writes, version: Partial<QuoteVersion> = {}, quote: Partial<SavedQuote> = {}): Promise<KeptAnswer> => {
  const number = await tx.nextNumber('20261207');
  await tx.addQuote(aQuote(number, quote), aVersion(1, version));
  return anAnswer(number);
};

/** RFC 1951, 3.2.4: before 128 bytes that are kept as they are. */
const DEFLATED_AS_IS = '0180007fff';
/** Many quotes at once, with SQL's own means, as they stood before they had the columns of the list; those the migration makes. */
export const seedQuotes = async ({ db }: SqlStore, count: number): Promise<void> => {
  await migrateTo(db, Object.keys(MIGRATIONS)[0] ?? '');
  await sql`
    insert into quote (number, revision, customer_name, customer_contact, note, created_at, changed_at, latest_version)
    select 'QL-20261207-' || lpad(i::text, greatest(4, length(i::text)), '0'), 1, (array['环翠渔具示例厂', '文登汽配示例厂', 'Aoki Trading', '한일상사', 'Zibo Ceramics 示例'])[1 + i % 5] || ' ' || i % 97,
      '王经理', 'no ' || i, timestamptz '2026-12-07 01:00Z', timestamptz '2026-12-07 01:00Z', 1
    from generate_series(1, ${count}::int) i`.execute(db);
  await sql`
    insert into quote_version (number, version, saved_at, valid_until, edition, currency, buy_minor, sell_minor, arrives_at, transit_min, co2e_g, from_place, to_place, modes, document, sha256)
    select number, 1, saved, saved + interval '7 days', 'e-1', 'CNY', 100000, 100000 + n * 7919 % 900000, saved + interval '3 days', 4320, 38200, 'WH-HUANCUI', 'MKT-KR-SEOUL', '["ferry"]',
      decode(${DEFLATED_AS_IS}, 'hex') || convert_to(document, 'UTF8'), encode(sha256(convert_to(document, 'UTF8')), 'hex')
    from (select number, substr(number, 13)::int as n, created_at + substr(number, 13)::int % 400 * interval '1 day' as saved,
      (select string_agg(md5(number || i), '') from generate_series(1, 4) i) as document from quote) seeded`.execute(db);
  await migrateToLatest(db);
};

const TABLES = ['quote', 'quote_version', 'rfq', 'rfq_row', 'job', 'consignment', 'pool_import', 'pool_import_row', 'assortment', 'assortment_row', 'departure_space', 'booking', 'number_counter', 'kept_answer'];
/** Every row of every table, hashed by table: two stores that hold the same give the same. */
export const contents = async ({ db }: SqlStore): Promise<Readonly<Record<string, string>>> => {
  const found: Record<string, string> = {};
  for (const table of TABLES) {
    const { rows } = await sql<{ hash: string }>`select coalesce(md5(string_agg(h, '' order by h)), '') as hash from (select md5(to_jsonb(t)::text) as h from ${sql.table(table)} t) hashed`.execute(db);
    found[table] = rows[0]?.hash ?? '';
  }
  return found;
};
export const empty = async ({ store, db }: SqlStore): Promise<void> => {
  await store.check();
  await sql`truncate ${sql.raw(TABLES.join(', '))}, job_attempt, consignment_staged, pool_import_row_staged`.execute(db);
};

/** A PostgreSQL server for a test file: the run's, or one of its own. */
export const testPostgres = async (): Promise<Pick<TestPostgres, 'url' | 'stop'>> => {
  const url = process.env['PG_TEST_URL'];
  return url === undefined ? startPostgres() : { url, stop: () => Promise.resolve() };
};
let databases = 0;
/** A new database on a server. @returns its address. */
export const newDatabase = async (server: string): Promise<string> => {
  const name = `t${process.pid}_${Date.now()}_${(databases += 1)}`;
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return server.replace(/\/[^/]*$/, `/${name}`);
};

/** Made by the build; without it a database in memory takes some seconds longer. */
export const TEMPLATE = fileURLToPath(new URL('../../dist/empty-database.tar.gz', import.meta.url));
/** A store in memory, open. */
export const memoryStore = async (): Promise<Store> => {
  const { store } = openPglite({ folder: undefined, template: TEMPLATE, waitMs: 10_000 });
  await store.check();
  return store;
};

export interface Adapter {
  readonly name: string;
  /** On a database of its own, empty. */
  readonly open: () => Promise<{ readonly held: SqlStore; readonly close: () => Promise<void> }>;
}
export const PGLITE: Adapter = {
  name: 'PGlite',
  open: () => {
    const held = openPglite({ folder: undefined, template: TEMPLATE, waitMs: 10_000 });
    return Promise.resolve({ held, close: () => held.store.close() });
  },
};
export const POSTGRESQL: Adapter = {
  name: 'PostgreSQL',
  open: async () => {
    const server = await testPostgres();
    const held = openPostgres({ url: await newDatabase(server.url), pool: 10, waitMs: 10_000 });
    return {
      held,
      close: async () => {
        await held.store.close();
        await server.stop();
      },
    };
  },
};
export const ADAPTERS = [PGLITE, POSTGRESQL] as const;
const OPEN_MS = 120_000;

/** A store that is open while the tests of the suite run that calls this, or of the file. */
export const heldBy = (adapter: Adapter): SqlStore => {
  let opened: Awaited<ReturnType<Adapter['open']>> | undefined;
  beforeAll(async () => {
    opened = await adapter.open();
    await opened.held.store.check();
  }, OPEN_MS);
  afterAll(() => opened?.close());
  const held = (): SqlStore => {
    if (!opened) throw new Error('the store is open while tests run, not before');
    return opened.held;
  };
  return {
    get store() {
      return held().store;
    },
    get db() {
      return held().db;
    },
  };
};
/** One suite for each adapter, `$name` in its title. */
export const onEveryAdapter = (title: string, suite: (held: SqlStore) => void): void => describe.each(ADAPTERS)(title, (adapter) => suite(heldBy(adapter)));
