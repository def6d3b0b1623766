/** Every setting of the server, read from the environment once and checked. Defaults need nothing outside this folder. */
import { z } from 'zod';
import type { SheetLimits } from './ports/sheets.ts';

const schema = z.object({
  /** Address to bind; other than loopback needs accounts, which do not exist yet. */
  HOST: z.enum(['127.0.0.1', 'localhost', '::1']).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(8737),
  /** Fixes the clock, for tests and demonstrations: an RFC 3339 instant. */
  CORRIDOR_NOW: z.iso.datetime({ offset: true }).optional(),
  /** Folder of the network data; default: data/ of this checkout. */
  CORRIDOR_DATA: z.string().optional(),
  /** Planning threads. */
  CORRIDOR_THREADS: z.coerce.number().int().min(1).max(64).optional(),
  /** Longest time one plan may take, ms. */
  CORRIDOR_PLAN_MS: z.coerce.number().int().min(100).max(600_000).default(20_000),
  /** Plans that may wait for a thread before new ones are refused. */
  CORRIDOR_QUEUE: z.coerce.number().int().min(1).max(10_000).default(200),
  /** Loaded exchange rates older than this are warned of, and offers on them are not saved; days. */
  CORRIDOR_RATE_DAYS: z.coerce.number().int().min(1).max(366).default(7),
  /** A PostgreSQL server for the quotes; without it they are in the embedded database. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Folder of the embedded database, or `memory`: gone with the process. Default: .data/ of this checkout. */
  CORRIDOR_STORE: z.string().min(1).optional(),
  /** Connections kept to DATABASE_URL. */
  CORRIDOR_STORE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  /** Longest wait for a connection to the store, ms. */
  CORRIDOR_STORE_WAIT_MS: z.coerce.number().int().min(100).max(60_000).default(2000),
  /** Largest file that may be uploaded, kB of 1024. */
  CORRIDOR_FILE_KB: z.coerce.number().int().min(16).max(51_200).default(5120),
  /** Rows, columns and characters of a cell an uploaded table may have. */
  CORRIDOR_FILE_ROWS: z.coerce.number().int().min(1).max(100_000).default(2000),
  CORRIDOR_FILE_COLUMNS: z.coerce.number().int().min(1).max(1000).default(200),
  CORRIDOR_FILE_CELL: z.coerce.number().int().min(100).max(32_767).default(8000),
  /** Longest time reading a file may take, ms. */
  CORRIDOR_FILE_MS: z.coerce.number().int().min(100).max(60_000).default(10_000),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Config = z.infer<typeof schema>;

/** @throws Error naming every wrong variable at once. */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const read = schema.safeParse(environment);
  if (read.success) return read.data;
  throw new Error(`configuration: ${read.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ')}`);
};

export const sheetLimits = (config: Config): SheetLimits => ({
  bytes: config.CORRIDOR_FILE_KB * 1024, rows: config.CORRIDOR_FILE_ROWS, columns: config.CORRIDOR_FILE_COLUMNS, cellLength: config.CORRIDOR_FILE_CELL, ms: config.CORRIDOR_FILE_MS,
  // A workbook of that many rows unpacks to a few megabytes; what unpacks to more is no table of ours.
  unpackedBytes: 32_000_000, partBytes: 2_000_000, parts: 500, ratio: 150,
  memoryMb: 256,
});
