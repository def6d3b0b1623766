import { Router, type Request, type Response } from 'express';
import type { z } from 'zod';
import type { Language } from '../../../planner/domain/index.ts';
import type { Edition } from '../../../planner/network/index.ts';
import type { Assortment, AssortmentRow } from '../../ports/assortments.ts';
import type { Clock } from '../../ports/clock.ts';
import { SHEET_TYPES, type Sheet, type SheetReader, type SheetType, type SheetWriter } from '../../ports/sheets.ts';
import type { KeptAnswer, Store } from '../../ports/store.ts';
import { ASSORTMENT_COLUMNS, ASSORTMENT_FIELDS, weeksOf, type AssortmentField } from '../../usecases/assortments/columns.ts';
import { checkAssortment, keepAssortment } from '../../usecases/assortments/import-assortment.ts';
import type { LineWords } from '../../usecases/assortments/read-line.ts';
import type { Columns } from '../../usecases/tables/columns.ts';
import { assortmentId, assortmentImportQuery, assortmentListQuery, assortmentPreviewQuery, assortmentRowsQuery, type AssortmentPreviewBody } from '../contract/assortment.ts';
import { readQuery } from '../contract/query.ts';
import { REGIMES, TEMPERATURES } from '../contract/quote.ts';
import { toCellFault, toColumnFault, toColumns, toMapping } from '../contract/table.ts';
import type { Places } from '../contract/to-api.ts';
import { assortmentName } from '../contract/assortment-name.ts';
import { toAssortmentBody, toAssortmentRowBody } from '../contract/to-assortment.ts';
import { placeFinder } from '../contract/to-consignment.ts';
import type { Fault } from '../contract/to-domain.ts';
import { faultBody, languageOf } from '../errors.ts';
import { sendKept } from '../idempotency.ts';
import { ASSORTMENT_FILE_WORDS, assortmentBack, assortmentTemplate } from '../sheets/assortment-file.ts';
import { readUpload, uploads } from '../sheets/read-upload.ts';
import { sendSheet } from '../sheets/send-sheet.ts';
import { once } from '../sheets/table-file.ts';
import { answer, good, keyIn, Unanswerable } from '../writing.ts';

const LIST = '/api/v1/assortments';
const ONE = `${LIST}/:id`;
const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };
/** Rows shown before anything is written, and rows taken from the store at a time. */
const SAMPLE = 20;
const PAGE = 500;

export interface AssortmentParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly edition: Edition;
  readonly places: Places;
  readonly reader: SheetReader;
  readonly writer: SheetWriter;
  /** Largest file, bytes, and most rows of one. */
  readonly fileBytes: number;
  readonly importRows: number;
}
interface ReadTable extends Columns<AssortmentField> {
  readonly sheet: Sheet;
  readonly type: SheetType;
}

/** Where a new assortment is, as it is answered. */
export const kept = (language: Language) => (record: Assortment): KeptAnswer => ({ status: 201, headers: { ...JSON_TYPE, Location: `${LIST}/${record.id}` }, body: JSON.stringify(toAssortmentBody(record, language)) });

/** Tables of SKUs and their demand: read, looked at before anything is written, kept, given back. */
export const assortmentRoutes = ({ store, clock, edition, places, reader, writer, fileBytes, importRows }: AssortmentParts): Router => {
  const router = Router();
  const upload = uploads(fileBytes);
  const find = placeFinder(edition);
  const words: LineWords = { find: (wanted) => find('destination', wanted), temperatures: TEMPERATURES, regimes: REGIMES };

  const queryIn = <T>(schema: z.ZodType<T>, request: Request): T => good(readQuery(schema, request.query, ['from', 'limit']));
  const usesOf = (table: ReadTable): string[] => table.uses.map((use) => use ?? '');
  /** The table of a body; undefined: the request has been answered. */
  const tableIn = async (request: Request, response: Response, mapping: string | undefined): Promise<(ReadTable & { readonly rows: readonly AssortmentRow[] }) | undefined> => {
    const read = await readUpload(request, response, reader, { words: ASSORTMENT_COLUMNS.words, limits: { rows: importRows } });
    if (!read) return undefined;
    const table: ReadTable = { ...ASSORTMENT_COLUMNS.recognise(read.sheet.header, good(toMapping(mapping, read.sheet.header, ASSORTMENT_FIELDS))), ...read };
    const rows = await checkAssortment(table.sheet.rows, usesOf(table), words);
    const missing = new Set<string>(table.faults.map(({ field }) => field));
    // A column that is not there is told once and not for every row.
    return { ...table, rows: rows.map((row) => (missing.size === 0 ? row : { ...row, faults: row.faults.filter(({ field }) => !missing.has(field)) })) };
  };

  for (const type of SHEET_TYPES)
    router.get(`${LIST}/template.${type}`, (request, response) => {
      const language = languageOf(request);
      const book = assortmentTemplate(language);
      return sendSheet(response, ASSORTMENT_FILE_WORDS.template[language], type, type === 'xlsx' ? once(() => writer.writeBook(book)) : writer.write('csv', book[0]));
    });
  router.post(`${LIST}/preview`, upload, answer(async (request, response) => {
    const table = await tableIn(request, response, queryIn(assortmentPreviewQuery, request).mapping);
    if (!table) return;
    const language = languageOf(request);
    const { sheet, rows } = table;
    const shape = { header: sheet.header, uses: usesOf(table) };
    const lines = rows.flatMap(({ line }) => line ?? []);
    response.json({
      encoding: sheet.encoding, columns: toColumns<AssortmentField>(sheet.header, shape.uses), columnFaults: table.faults.map((fault) => faultBody(toColumnFault(fault), language)), weeks: weeksOf(shape.uses),
      counts: { rows: rows.length, fresh: lines.length, faulty: rows.length - lines.length, skus: new Set(lines.map(({ sku }) => sku)).size, markets: new Set(lines.map(({ market }) => market)).size },
      sample: sheet.rows.slice(0, SAMPLE).map(({ number, cells }) => ({ row: number, cells: [...cells] })),
      faults: rows.flatMap((row) => row.faults.map((fault) => toCellFault<AssortmentField>(row.number, fault, shape, places, language))),
    } satisfies AssortmentPreviewBody);
  }));
  for (const type of SHEET_TYPES)
    router.post(`${LIST}/errors.${type}`, upload, answer(async (request, response) => {
      const table = await tableIn(request, response, queryIn(assortmentPreviewQuery, request).mapping);
      if (!table) return;
      const language = languageOf(request);
      await sendSheet(response, ASSORTMENT_FILE_WORDS.sheet[language], type, writer.write(type, assortmentBack({ header: table.sheet.header, uses: usesOf(table) }, table.rows, false, places, language)));
    }));
  router.post(LIST, upload, answer(async (request, response) => {
    const key = keyIn(request, clock.now());
    const query = queryIn(assortmentImportQuery, request);
    const replayed = await store.replay(key);
    if (replayed) return sendKept(response, { answer: replayed, replayed: true });
    const table = await tableIn(request, response, query.mapping);
    if (!table) return undefined;
    if (table.faults.length > 0) throw new Unanswerable('INVALID_REQUEST', table.faults.map(toColumnFault));
    const faulty = table.rows.filter(({ line }) => !line);
    if (faulty.length > 0 && (query.onlyValid !== 'true' || faulty.length === table.rows.length)) throw new Unanswerable('INVALID_REQUEST', faulty.flatMap(toRowFaults));
    const name = (query.name ?? '').replace(/\.(csv|xlsx)$/i, '').trim() || ASSORTMENT_FILE_WORDS.sheet.en;
    const record = { name, source: table.type, header: table.sheet.header, uses: usesOf(table), weeks: weeksOf(usesOf(table)) };
    return sendKept(response, await keepAssortment(store, key, clock.now(), record, table.rows, kept(languageOf(request))));
  }));
  router.get(LIST, answer(async (request, response) => {
    const { limit = 20, before } = queryIn(assortmentListQuery, request);
    const records = await store.read.assortments(limit + 1, before);
    const language = languageOf(request);
    response.vary('Accept-Language').json({ assortments: records.slice(0, limit).map((record) => toAssortmentBody(record, language)), next: records.length > limit ? records[limit - 1]?.id : null });
  }));
  const assortmentIn = async (request: Request): Promise<Assortment> => {
    const id = assortmentId.safeParse(request.params['id']);
    const record = id.success ? await store.read.assortment(id.data) : undefined;
    if (!record) throw new Unanswerable('NOT_FOUND');
    return record;
  };
  router.get(ONE, answer(async (request, response) => {
    const { from = 0, limit = 50, which = 'all' } = queryIn(assortmentRowsQuery, request);
    const record = await assortmentIn(request);
    const rows = await store.read.assortmentRows(record.id, from, limit + 1, which);
    const language = languageOf(request);
    response.vary('Accept-Language').json({ ...toAssortmentBody(record, language), rows: rows.slice(0, limit).map((row) => toAssortmentRowBody(row, record, places, language)), next: rows[limit]?.index ?? null });
  }));
  router.delete(ONE, answer(async (request, response) => {
    const { id } = await assortmentIn(request);
    await store.transact((tx) => tx.removeAssortment(id));
    response.status(204).end();
  }));
  async function* allRows(id: string): AsyncGenerator<AssortmentRow> {
    for (let from = 0; ; from += PAGE) {
      const rows = await store.read.assortmentRows(id, from, PAGE, 'all');
      yield* rows;
      if (rows.length < PAGE) return;
    }
  }
  for (const type of SHEET_TYPES)
    router.get(`${ONE}/file.${type}`, answer(async (request, response) => {
      const record = await assortmentIn(request);
      const language = languageOf(request);
      await sendSheet(response, `${assortmentName(record, language)}-${record.id}`, type, writer.write(type, assortmentBack(record, allRows(record.id), true, places, language)));
    }));
  return router;
};

const toRowFaults = ({ number, faults }: AssortmentRow): Fault[] => faults.map(({ field, code, value, detail }) => ({ pointer: `/rows/${number}/${field}`, code, value, detail, candidates: [] }));
