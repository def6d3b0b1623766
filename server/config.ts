/** Every setting of the server, read from the environment once and checked. Defaults need nothing outside this folder. */
import { z } from 'zod';
import type { HttpLimits } from './http/limits.ts';
import type { SheetLimits } from './ports/sheets.ts';
import type { LoadLimits } from './usecases/plan-load.ts';

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'] as const;
const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

const schema = z.object({
  /** Address to bind; other than loopback needs accounts, which do not exist yet. */
  HOST: z
    .enum(LOOPBACK, { error: (issue) => `cannot listen on ${String(issue.input)}: without accounts anyone who reaches the port may use it. Use ${LOOPBACK.join(', ')}, and a proxy that asks who is there` })
    .default('127.0.0.1'),
  PORT: whole(0, 65535).default(8737),
  /** Names the server answers to beside those of loopback, for a proxy that passes its own on; separated by commas, without ports. */
  CORRIDOR_HOSTS: z
    .string()
    .default('')
    .transform((text) => text.split(',').map((name) => name.trim()).filter((name) => name !== ''))
    .refine((names) => names.every((name) => /^([\w.-]{1,253}|\[[\da-f:.]{2,45}\])$/i.test(name)), 'names separated by commas, without ports, such as corridor.example.com'),
  /** Fixes the clock, for tests and demonstrations: an RFC 3339 instant. */
  CORRIDOR_NOW: z.iso.datetime({ offset: true }).optional(),
  /** Folder of the network data; default: data/ of this checkout. */
  CORRIDOR_DATA: z.string().optional(),
  /** Planning threads. */
  CORRIDOR_THREADS: whole(1, 64).optional(),
  /** Longest time from asking to the answer, waiting included, ms. */
  CORRIDOR_PLAN_MS: whole(100, 600_000).default(20_000),
  /** Plans that may wait for a thread, in each lane, before new ones are refused. */
  CORRIDOR_QUEUE: whole(1, 10_000).default(200),
  /** Loaded exchange rates older than this are warned of, and offers on them are not saved; days. */
  CORRIDOR_RATE_DAYS: whole(1, 366).default(7),
  /** A PostgreSQL server for the quotes; without it they are in the embedded database. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Folder of the embedded database, or `memory`: gone with the process. Default: .data/ of this checkout. */
  CORRIDOR_STORE: z.string().min(1).optional(),
  /** Connections kept to DATABASE_URL. */
  CORRIDOR_STORE_POOL: whole(1, 200).default(10),
  /** Longest wait for a connection to the store, ms. */
  CORRIDOR_STORE_WAIT_MS: whole(100, 60_000).default(2000),
  /** Largest body of a request once inflated, kB of 1024; a question is under one. */
  CORRIDOR_BODY_KB: whole(1, 1024).default(64),
  /** Longest path with its query, bytes. */
  CORRIDOR_URL_BYTES: whole(256, 65_536).default(8192),
  /** Request line and headers together, bytes. */
  CORRIDOR_HEADER_BYTES: whole(1024, 131_072).default(16_384),
  /** Time for the headers to arrive, ms. */
  CORRIDOR_HEADERS_MS: whole(100, 120_000).default(10_000),
  /** Time for the whole request to arrive, ms. */
  CORRIDOR_REQUEST_MS: whole(100, 600_000).default(15_000),
  /** Connections open at the same time. */
  CORRIDOR_CONNECTIONS: whole(1, 100_000).default(1000),
  /** Time between saying at /readyz that the end has come and taking no more connections, ms. */
  CORRIDOR_DRAIN_MS: whole(0, 5000).default(500),
  /** Longest time one quotation may take to print, ms; the first one opens the fonts. Shorter than a silent connection lives, so that the refusal arrives. */
  CORRIDOR_PRINT_MS: whole(100, 600_000).default(25_000),
  /** Name of the firm on its quotations; without one a sample name is printed and marked as such. */
  CORRIDOR_FIRM: z.string().trim().min(1).max(80).optional(),
  /** Largest file that may be uploaded, kB of 1024. */
  CORRIDOR_FILE_KB: whole(16, 51_200).default(5120),
  /** Rows, columns and characters of a cell an uploaded table may have. */
  CORRIDOR_FILE_ROWS: whole(1, 100_000).default(2000),
  /** Rows of a table of consignments: a warehouse's day is longer than a request for quotation. */
  CORRIDOR_IMPORT_ROWS: whole(1, 100_000).default(20_000),
  CORRIDOR_FILE_COLUMNS: whole(1, 1000).default(200),
  CORRIDOR_FILE_CELL: whole(100, 32_767).default(8000),
  /** Longest time reading a file may take, ms. */
  CORRIDOR_FILE_MS: whole(100, 60_000).default(10_000),
  /** A Redis that rings for jobs between processes; without it each process looks for them itself. */
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  /** Jobs this process works at the same time; 0: none. Default 2, of a server with workers beside it (REDIS_URL and DATABASE_URL) 0. */
  CORRIDOR_JOBS: whole(0, 64).optional(),
  /** A job whose worker has been silent for so long is given to another, ms. */
  CORRIDOR_JOB_LEASE_MS: whole(1000, 600_000).default(15_000),
  /** Streams of progress open at the same time. */
  CORRIDOR_STREAMS: whole(1, 100_000).default(600),
  /** Shows the queue of Redis at /queues. */
  CORRIDOR_QUEUE_PAGE: z.enum(['on', 'off']).default('off'),
  /** Boxes a load plan may be asked for, loads tried for it, and its longest search, ms. */
  CORRIDOR_LOAD_BOXES: whole(1, 20_000).default(2000),
  CORRIDOR_LOAD_TRIES: whole(1, 1_000_000).default(600),
  CORRIDOR_LOAD_MS: whole(100, 600_000).default(8000),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Config = z.infer<typeof schema>;

/** @throws Error naming every wrong variable at once, a line each. */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const read = schema.safeParse(environment);
  if (!read.success) throw new Error(read.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('\n'));
  if (read.data.CORRIDOR_HEADERS_MS > read.data.CORRIDOR_REQUEST_MS) throw new Error('CORRIDOR_HEADERS_MS: headers are part of the request; use at most CORRIDOR_REQUEST_MS');
  return read.data;
};

/** The settings of a program; wrong ones are told, and end it. */
export const configOrEnd = (): Config => {
  try {
    return readConfig(process.env);
  } catch (cause) {
    process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
    return process.exit(1);
  }
};

export const httpLimits = (config: Config): HttpLimits => ({
  bodyBytes: config.CORRIDOR_BODY_KB * 1024,
  urlBytes: config.CORRIDOR_URL_BYTES,
  headerBytes: config.CORRIDOR_HEADER_BYTES,
  headersMs: config.CORRIDOR_HEADERS_MS,
  requestMs: config.CORRIDOR_REQUEST_MS,
  connections: config.CORRIDOR_CONNECTIONS,
  // A socket may be silent for as long as a plan may take, and a little more for the answer.
  silentMs: config.CORRIDOR_PLAN_MS + 10_000,
});

export const loadLimits = (config: Config): LoadLimits => ({ boxes: config.CORRIDOR_LOAD_BOXES, work: config.CORRIDOR_LOAD_TRIES, ms: config.CORRIDOR_LOAD_MS });

export const sheetLimits = (config: Config): SheetLimits => ({
  bytes: config.CORRIDOR_FILE_KB * 1024, rows: config.CORRIDOR_FILE_ROWS, columns: config.CORRIDOR_FILE_COLUMNS, cellLength: config.CORRIDOR_FILE_CELL, ms: config.CORRIDOR_FILE_MS,
  // A workbook of that many rows unpacks to a few megabytes; what unpacks to more is no table of ours.
  unpackedBytes: 32_000_000, partBytes: 2_000_000, parts: 500, ratio: 150,
  memoryMb: 256,
});
