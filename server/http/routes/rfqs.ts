import { Router, type Request, type Response } from 'express';
import type { z } from 'zod';
import type { Language } from '../../../planner/domain/index.ts';
import type { Edition } from '../../../planner/network/index.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Jobs } from '../../ports/jobs.ts';
import type { Rfq, RfqRow } from '../../ports/rfqs.ts';
import { SHEET_TYPES, type Sheet, type SheetReader, type SheetType, type SheetWriter } from '../../ports/sheets.ts';
import type { KeptAnswer, Store } from '../../ports/store.ts';
import { cancelRfq } from '../../usecases/rfq/cancel-rfq.ts';
import { checkRows } from '../../usecases/rfq/check-rows.ts';
import { HEADER_WORDS, recogniseColumns, RFQ_FIELDS, type RfqField } from '../../usecases/rfq/columns.ts';
import { submitRfq } from '../../usecases/rfq/submit-rfq.ts';
import type { Columns } from '../../usecases/tables/columns.ts';
import { previewQuery, rfqId, rfqListQuery, rfqRowsQuery, submitQuery } from '../contract/rfq.ts';
import { readQuery } from '../contract/query.ts';
import type { Places } from '../contract/to-api.ts';
import { toQuoteRequest, type Fault } from '../contract/to-domain.ts';
import { toCellFault, toColumnFault, toColumns, toMapping } from '../contract/table.ts';
import { toRfqBody, toRfqRowBody } from '../contract/to-rfq.ts';
import { faultBody, languageOf, sendProblem } from '../errors.ts';
import { keyOf, sendKept } from '../idempotency.ts';
import { answeredSheet, templateSheets } from '../sheets/rfq-file.ts';
import { readUpload, uploads } from '../sheets/read-upload.ts';
import { sendSheet } from '../sheets/send-sheet.ts';
import { once } from '../sheets/table-file.ts';
import { TEMPLATE_WORDS } from '../sheets/words.ts';

const LIST = '/api/v1/rfqs';
/** Rows shown before anything is written, and rows taken from the store at a time. */
const SAMPLE = 20;
const PAGE = 200;

export interface RfqParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly edition: Edition;
  readonly places: Places;
  readonly reader: SheetReader;
  readonly writer: SheetWriter;
  readonly jobs: Pick<Jobs, 'enqueue' | 'cancel'>;
  /** Largest file, bytes. */
  readonly fileBytes: number;
}

interface Table extends Columns<RfqField> {
  readonly sheet: Sheet;
  readonly type: SheetType;
  readonly rows: readonly RfqRow[];
}

export const rfqRoutes = ({ store, clock, edition, places, reader, writer, jobs, fileBytes }: RfqParts): Router => {
  const router = Router();
  const upload = uploads(fileBytes);

  const queryIn = <T>(schema: z.ZodType<T>, request: Request, response: Response): T | undefined => {
    const read = readQuery(schema, request.query, ['from', 'limit']);
    if (read.ok) return read.value;
    sendProblem(request, response, 'INVALID_REQUEST', read.error);
    return undefined;
  };
  /** The table of a body with its rows checked; undefined: the request has been answered. */
  const tableIn = async (request: Request, response: Response, mapping: string | undefined): Promise<Table | undefined> => {
    const read = await readUpload(request, response, reader, { words: HEADER_WORDS });
    if (!read) return undefined;
    const { sheet, type } = read;
    const mapped = toMapping(mapping, sheet.header, RFQ_FIELDS);
    if (!mapped.ok) {
      sendProblem(request, response, 'INVALID_REQUEST', mapped.error);
      return undefined;
    }
    const columns = recogniseColumns(sheet.header, mapped.value);
    const now = clock.now();
    const missing = new Set(columns.faults.map(({ field }) => field as string));
    const rows = await checkRows(sheet, columns.uses, (body) => toQuoteRequest(body, edition, now));
    // A column that is not there is told once and not for every row.
    return { ...columns, sheet, type, rows: missing.size === 0 ? rows : rows.map((row) => withoutFields(row, missing)) };
  };

  for (const type of SHEET_TYPES)
    router.get(`${LIST}/template.${type}`, (request, response) => {
      const language: Language = languageOf(request);
      const [table] = templateSheets(language, clock.now());
      const pieces = type === 'xlsx' ? once(() => writer.writeBook(templateSheets(language, clock.now()))) : writer.write('csv', table as NonNullable<typeof table>);
      return sendSheet(response, TEMPLATE_WORDS.name[language], type, pieces);
    });

  router.post(`${LIST}/preview`, upload, async (request, response) => {
    const query = queryIn(previewQuery, request, response);
    const table = query && (await tableIn(request, response, query.mapping));
    if (!table) return;
    const language = languageOf(request);
    const { sheet, rows } = table;
    const uses = table.uses.map((use) => use ?? '');
    const faulty = rows.filter(({ outcome }) => outcome !== undefined);
    response.json({
      encoding: sheet.encoding, columns: toColumns(sheet.header, uses), columnFaults: table.faults.map((fault) => faultBody(toColumnFault(fault), language)),
      counts: { rows: rows.length, valid: rows.length - faulty.length, faulty: faulty.length },
      sample: sheet.rows.slice(0, SAMPLE).map(({ number, cells }) => ({ row: number, cells })),
      faults: faulty.flatMap((row) => (row.outcome?.kind === 'faults' ? row.outcome.faults.map((fault) => toCellFault(row.number, fault, { header: sheet.header, uses }, places, language)) : [])),
    });
  });

  router.post(LIST, upload, async (request, response) => {
    const key = keyOf(request, clock.now());
    if (!key) return sendProblem(request, response, 'IDEMPOTENCY_KEY_MISSING');
    const query = queryIn(submitQuery, request, response);
    if (!query) return;
    const kept = await store.replay(key);
    if (kept) return sendKept(response, { answer: kept, replayed: true });
    const table = await tableIn(request, response, query.mapping);
    if (!table) return;
    if (table.faults.length > 0) return sendProblem(request, response, 'INVALID_REQUEST', table.faults.map(toColumnFault));
    const faulty = table.rows.filter(({ state }) => state !== 'pending');
    const onlyValid = query.onlyValid === 'true';
    if (faulty.length > 0 && (!onlyValid || faulty.length === table.rows.length)) return sendProblem(request, response, 'INVALID_REQUEST', faulty.flatMap(toRowFaults));
    const { header } = table.sheet;
    const name = (query.name ?? '').replace(/\.(csv|xlsx)$/i, '').trim() || 'RFQ';
    const respond = (rfq: Rfq, job: string): KeptAnswer => ({
      status: 202, headers: { 'Content-Type': 'application/json; charset=utf-8', Location: `${LIST}/${rfq.id}`, Link: `</api/v1/jobs/${job}>; rel="monitor"` }, body: JSON.stringify(toRfqBody(rfq)),
    });
    const file = { name, type: table.type, header, uses: table.uses.map((use) => use ?? '') };
    return sendKept(response, await submitRfq(jobs, { key, requestId: String(request.id) }, clock.now(), file, table.rows, respond));
  });

  router.get(LIST, async (request, response) => {
    const query = queryIn(rfqListQuery, request, response);
    if (!query) return;
    const limit = query.limit ?? 20;
    const rfqs = await store.read.rfqs(limit + 1, query.before);
    response.json({ rfqs: rfqs.slice(0, limit).map(toRfqBody), next: rfqs.length > limit ? rfqs[limit - 1]?.id : null });
  });
  /** The request an address names; undefined: the request has been answered. */
  const rfqIn = async (request: Request, response: Response): Promise<Rfq | undefined> => {
    const id = rfqId.safeParse(request.params['id']);
    const rfq = id.success ? await store.read.rfq(id.data) : undefined;
    if (!rfq) sendProblem(request, response, 'NOT_FOUND');
    return rfq;
  };
  router.get(`${LIST}/:id`, async (request, response) => {
    const query = queryIn(rfqRowsQuery, request, response);
    const rfq = query && (await rfqIn(request, response));
    if (!query || !rfq) return;
    const limit = query.limit ?? 50;
    const rows = await store.read.rfqRows(rfq.id, query.from ?? 0, limit + 1, query.state ? [query.state] : []);
    response.json({ ...toRfqBody(rfq), rows: rows.slice(0, limit).map((row) => toRfqRowBody(row, rfq, places, languageOf(request))), next: rows[limit]?.index ?? null });
  });
  router.delete(`${LIST}/:id`, async (request, response) => {
    const rfq = await rfqIn(request, response);
    if (rfq) response.json(toRfqBody(await cancelRfq(store, jobs, rfq, clock.now())));
  });

  async function* allRows(id: string): AsyncGenerator<RfqRow> {
    for (let from = 0; ; from += PAGE) {
      const rows = await store.read.rfqRows(id, from, PAGE, []);
      yield* rows;
      if (rows.length < PAGE) return;
    }
  }
  for (const type of SHEET_TYPES)
    router.get(`${LIST}/:id/file.${type}`, async (request, response) => {
      const rfq = await rfqIn(request, response);
      if (!rfq) return;
      await sendSheet(response, `${rfq.name}-${rfq.id}`, type, writer.write(type, answeredSheet(rfq, allRows(rfq.id), places, languageOf(request))));
    });
  return router;
};

const withoutFields = (row: RfqRow, fields: ReadonlySet<string>): RfqRow => {
  if (row.outcome?.kind !== 'faults') return row;
  return { ...row, outcome: { kind: 'faults', faults: row.outcome.faults.filter(({ field }) => !fields.has(field)) } };
};
const toRowFaults = ({ number, outcome }: RfqRow): Fault[] =>
  outcome?.kind === 'faults' ? outcome.faults.map(({ field, code, value, detail }) => ({ pointer: `/rows/${number}/${field}`, code, value, detail, candidates: [] })) : [];
