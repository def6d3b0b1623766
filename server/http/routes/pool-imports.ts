import { Router, type Request, type Response } from 'express';
import type { z } from 'zod';
import { toRfc3339 } from '../../../planner/domain/index.ts';
import type { ImportRow, PoolImport } from '../../ports/consignments.ts';
import type { Jobs } from '../../ports/jobs.ts';
import { SHEET_TYPES, type Sheet, type SheetReader, type SheetType, type SheetWriter } from '../../ports/sheets.ts';
import type { KeptAnswer } from '../../ports/store.ts';
import { checkPoolRows, type CheckedRow, type RowDefaults } from '../../usecases/pool/check-rows.ts';
import { POOL_COLUMNS, POOL_FIELDS, type PoolField } from '../../usecases/pool/columns.ts';
import { findExisting, importRows, outcomeOf } from '../../usecases/pool/import-rows.ts';
import { askImport, ROWS_AT_ONCE } from '../../usecases/pool/import-table.ts';
import { FIRM_ZONE } from '../../usecases/quote-shipment.ts';
import type { Columns } from '../../usecases/tables/columns.ts';
import { inSlices } from '../../usecases/tables/in-slices.ts';
import { importId, importListQuery, importPreviewQuery, importQuery, importRowsQuery, type ImportPreviewBody } from '../contract/pool-import.ts';
import { readQuery } from '../contract/query.ts';
import { toCellFault, toColumnFault, toColumns, toMapping } from '../contract/table.ts';
import { placeFinder, toConsignment } from '../contract/to-consignment.ts';
import type { Fault } from '../contract/to-domain.ts';
import { referenceIn, toImportBody, toImportRowBody } from '../contract/to-pool-import.ts';
import { faultBody, languageOf } from '../errors.ts';
import { sendKept } from '../idempotency.ts';
import { importedSheet, poolTemplate } from '../sheets/pool-file.ts';
import { POOL_FILE_WORDS } from '../sheets/pool-words.ts';
import { readUpload, uploads } from '../sheets/read-upload.ts';
import { sendSheet } from '../sheets/send-sheet.ts';
import { once } from '../sheets/table-file.ts';
import { answer, good, keyIn, Unanswerable } from '../writing.ts';
import type { PoolParts } from './consignments.ts';

const LIST = '/api/v1/consignment-imports';
/** Rows shown before anything is written, and rows taken from the store at a time. */
const SAMPLE = 20;
const PAGE = 500;

export interface ImportParts extends PoolParts {
  readonly jobs: Pick<Jobs, 'enqueue'>;
  readonly reader: SheetReader;
  readonly writer: SheetWriter;
  /** Largest file, bytes, and most rows of one. */
  readonly fileBytes: number;
  readonly importRows: number;
}

interface ReadTable extends Columns<PoolField> {
  readonly sheet: Sheet;
  readonly type: SheetType;
  readonly given: RowDefaults;
}
interface Table extends ReadTable {
  readonly rows: readonly CheckedRow[];
}

/** Tables of consignments: read, looked at before anything is written, taken in, given back with what became of each row. */
export const poolImportRoutes = ({ store, jobs, clock, edition, places, reader, writer, fileBytes, importRows: rowLimit }: ImportParts): Router => {
  const router = Router();
  const upload = uploads(fileBytes);
  const find = placeFinder(edition);

  const queryIn = <T>(schema: z.ZodType<T>, request: Request): T => good(readQuery(schema, request.query, ['from', 'limit']));
  /** The table of a body; undefined: the request has been answered. */
  const readIn = async (request: Request, response: Response, { mapping, hub }: { mapping?: string | undefined; hub?: string | undefined }): Promise<ReadTable | undefined> => {
    const read = await readUpload(request, response, reader, { words: POOL_COLUMNS.words, limits: { rows: rowLimit } });
    if (!read) return undefined;
    const { sheet, type } = read;
    const columns = POOL_COLUMNS.recognise(sheet.header, good(toMapping(mapping, sheet.header, POOL_FIELDS)), hub === undefined ? [] : ['hub']);
    return { ...columns, sheet, type, given: { hub, readyAt: toRfc3339(clock.now(), FIRM_ZONE) } };
  };
  const checked = async (table: ReadTable): Promise<Table> => {
    const rows = await checkPoolRows(table.sheet.rows, usesOf(table), table.given, (body) => toConsignment(body, find));
    const missing = new Set<string>(table.faults.map(({ field }) => field));
    // A column that is not there is told once and not for every row.
    return { ...table, rows: missing.size === 0 ? rows : rows.map((row) => ({ ...row, faults: row.faults.filter(({ field }) => !missing.has(field)) })) };
  };
  const tableIn = async (request: Request, response: Response): Promise<Table | undefined> => {
    const read = await readIn(request, response, queryIn(importPreviewQuery, request));
    return read && checked(read);
  };
  const usesOf = (table: ReadTable): string[] => table.uses.map((use) => use ?? '');
  const previewed = async ({ rows }: Table): Promise<readonly ImportRow[]> => {
    const existing = await findExisting(store.read, rows);
    return inSlices(rows, (row) => outcomeOf(row, existing));
  };

  for (const type of SHEET_TYPES)
    router.get(`${LIST}/template.${type}`, (request, response) => {
      const language = languageOf(request);
      const book = poolTemplate(language, clock.now());
      const pieces = type === 'xlsx' ? once(() => writer.writeBook(book)) : writer.write('csv', book[0]);
      return sendSheet(response, POOL_FILE_WORDS.template[language], type, pieces);
    });

  router.post(`${LIST}/preview`, upload, answer(async (request, response) => {
    const table = await tableIn(request, response);
    if (!table) return;
    const language = languageOf(request);
    const { sheet } = table;
    const shape = { header: sheet.header, uses: usesOf(table) };
    const rows = await previewed(table);
    const count = (outcome: ImportRow['outcome']): number => rows.filter((row) => row.outcome === outcome).length;
    response.json({
      encoding: sheet.encoding, columns: toColumns(sheet.header, shape.uses), columnFaults: table.faults.map((fault) => faultBody(toColumnFault(fault), language)),
      counts: { rows: rows.length, fresh: count('imported'), existing: count('existing'), faulty: count('refused') },
      sample: sheet.rows.slice(0, SAMPLE).map(({ number, cells }) => ({ row: number, cells: [...cells] })),
      faults: rows.flatMap((row) => row.faults.map((fault) => toCellFault<PoolField>(row.number, fault, shape, places, language))),
      existing: rows.flatMap((row) => (row.outcome === 'existing' ? [{ row: row.number, reference: referenceIn(row.cells, shape.uses), consignment: row.consignment ?? '', same: row.same ?? false }] : [])),
    } satisfies ImportPreviewBody);
  }));
  for (const type of SHEET_TYPES)
    router.post(`${LIST}/errors.${type}`, upload, answer(async (request, response) => {
      const table = await tableIn(request, response);
      if (!table) return;
      const language = languageOf(request);
      await sendSheet(response, POOL_FILE_WORDS.sheet[language], type, writer.write(type, importedSheet({ header: table.sheet.header, uses: usesOf(table) }, await previewed(table), false, places, language)));
    }));

  router.post(LIST, upload, answer(async (request, response) => {
    const key = keyIn(request, clock.now());
    const query = queryIn(importQuery, request);
    const kept = await store.replay(key);
    if (kept) return sendKept(response, { answer: kept, replayed: true });
    const read = await readIn(request, response, query);
    if (!read) return undefined;
    if (read.faults.length > 0) throw new Unanswerable('INVALID_REQUEST', read.faults.map(toColumnFault));
    const name = (query.name ?? '').replace(/\.(csv|xlsx)$/i, '').trim() || POOL_FILE_WORDS.sheet.en;
    const file = { name, type: read.type, header: read.sheet.header, uses: usesOf(read) };
    if (read.sheet.rows.length > ROWS_AT_ONCE) {
      const question = { file, rows: read.sheet.rows, given: read.given, onlyValid: query.onlyValid === 'true' };
      return sendKept(response, await askImport(jobs, { key, requestId: String(request.id) }, clock.now(), question, (id, job): KeptAnswer => {
        const at = `/api/v1/jobs/${job.id}`;
        return { status: 202, headers: { 'Content-Type': 'application/json; charset=utf-8', Location: at }, body: JSON.stringify({ id, job: at }) };
      }));
    }
    const table = await checked(read);
    const faulty = table.rows.filter(({ entry }) => !entry);
    if (faulty.length > 0 && (query.onlyValid !== 'true' || faulty.length === table.rows.length)) throw new Unanswerable('INVALID_REQUEST', faulty.flatMap(toRowFaults));
    const respond = (record: PoolImport): KeptAnswer => ({ status: 201, headers: { 'Content-Type': 'application/json; charset=utf-8', Location: `${LIST}/${record.id}` }, body: JSON.stringify(toImportBody(record)) });
    return sendKept(response, await importRows(store, key, clock.now(), file, table.rows, respond));
  }));
  router.get(LIST, answer(async (request, response) => {
    const query = queryIn(importListQuery, request);
    const limit = query.limit ?? 20;
    const records = await store.read.poolImports(limit + 1, query.before);
    response.json({ imports: records.slice(0, limit).map(toImportBody), next: records.length > limit ? records[limit - 1]?.id : null });
  }));
  const importIn = async (request: Request): Promise<PoolImport> => {
    const id = importId.safeParse(request.params['id']);
    const record = id.success ? await store.read.poolImport(id.data) : undefined;
    if (!record) throw new Unanswerable('NOT_FOUND');
    return record;
  };
  router.get(`${LIST}/:id`, answer(async (request, response) => {
    const query = queryIn(importRowsQuery, request);
    const record = await importIn(request);
    const limit = query.limit ?? 50;
    const rows = await store.read.importRows(record.id, query.from ?? 0, limit + 1, query.outcome ? [query.outcome] : []);
    response.json({ ...toImportBody(record), rows: rows.slice(0, limit).map((row) => toImportRowBody(row, record, places, languageOf(request))), next: rows[limit]?.index ?? null });
  }));

  async function* allRows(id: string): AsyncGenerator<ImportRow> {
    for (let from = 0; ; from += PAGE) {
      const rows = await store.read.importRows(id, from, PAGE, []);
      yield* rows;
      if (rows.length < PAGE) return;
    }
  }
  for (const type of SHEET_TYPES)
    router.get(`${LIST}/:id/file.${type}`, answer(async (request, response) => {
      const record = await importIn(request);
      await sendSheet(response, `${record.name}-${record.id}`, type, writer.write(type, importedSheet(record, allRows(record.id), true, places, languageOf(request))));
    }));
  return router;
};

const toRowFaults = ({ number, faults }: CheckedRow): Fault[] => faults.map(({ field, code, value, detail }) => ({ pointer: `/rows/${number}/${field}`, code, value, detail, candidates: [] }));
