/** The store on a PostgreSQL server. */
import { Pool } from 'pg';
import { sqlStore, sqlTypes, type SqlStore } from '../sql/store.ts';

export interface PostgresSettings {
  /** `postgres://user:password@host:5432/database` */
  readonly url: string;
  /** Connections kept at most. */
  readonly pool: number;
  /** Longest wait for a connection, ms. */
  readonly waitMs: number;
}

/** Longest one statement may take, on the server and, where the network went silent, here, ms. */
const STATEMENT_MS = 10_000;
const SILENT_MS = 12_000;

export const openPostgres = ({ url, pool: max, waitMs }: PostgresSettings): SqlStore => {
  const pool = new Pool({
    connectionString: url, max, connectionTimeoutMillis: waitMs, statement_timeout: STATEMENT_MS, query_timeout: SILENT_MS,
    idle_in_transaction_session_timeout: SILENT_MS, keepAlive: true, application_name: 'qilu-corridor', types: sqlTypes,
  });
  // A connection that breaks while nobody waits for it is replaced when one is needed; without a listener it would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  pool.on('error', () => {});
  return sqlStore(pool);
};
