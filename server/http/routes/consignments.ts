import { Router, type Request } from 'express';
import { localDateOf, type EpochMin } from '../../../planner/domain/index.ts';
import type { Edition } from '../../../planner/network/index.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConsignmentQuery, PooledConsignment } from '../../ports/consignments.ts';
import { SHEET_TYPES, type SheetWriter } from '../../ports/sheets.ts';
import type { KeptAnswer, Store } from '../../ports/store.ts';
import { addConsignment, editConsignment, moveConsignments, removeConsignment, type Move } from '../../usecases/pool/change-consignment.ts';
import { exportConsignments } from '../../usecases/pool/export-pool.ts';
import { FIRM_ZONE } from '../../usecases/quote-shipment.ts';
import { consignmentId, moveRequest, movesRequest } from '../contract/consignment.ts';
import type { Places } from '../contract/to-api.ts';
import { placeFinder, toConsignment, toConsignmentQuery, toEdited, toMoves } from '../contract/to-consignment.ts';
import { toConsignmentBody, toConsignmentPageBody } from '../contract/to-consignment-body.ts';
import { readBody } from '../contract/to-saved-quote.ts';
import { languageOf } from '../errors.ts';
import { sendKept } from '../idempotency.ts';
import { poolSheet } from '../sheets/pool-file.ts';
import { POOL_FILE_WORDS } from '../sheets/pool-words.ts';
import { sendSheet } from '../sheets/send-sheet.ts';
import { answer, good, keyIn, requireJson, requireRevision, Unanswerable } from '../writing.ts';

const LIST = '/api/v1/consignments';
const ONE = `${LIST}/:id`;
const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };

export interface PoolParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly edition: Edition;
  readonly places: Places;
}

/** The pool: consignments one by one, as a list, as a file. */
export const consignmentRoutes = ({ store, clock, edition, places }: PoolParts, writer: SheetWriter | undefined): Router => {
  const router = Router();
  const find = placeFinder(edition);
  const respondWith = (status: number) => (consignment: PooledConsignment): KeptAnswer => ({
    status, body: JSON.stringify(toConsignmentBody(consignment, places)),
    headers: { ...JSON_TYPE, ETag: `"${consignment.revision}"`, ...(status === 201 ? { Location: `${LIST}/${consignment.id}` } : {}) },
  });
  const idIn = (request: Request): string => {
    const read = consignmentId.safeParse(request.params['id']);
    if (!read.success) throw new Unanswerable('NOT_FOUND');
    return read.data;
  };
  const now = (): EpochMin => clock.now();

  if (writer)
    for (const type of SHEET_TYPES)
      router.get(`${LIST}.${type}`, answer(async (request, response) => {
        const asked: Omit<ConsignmentQuery, 'limit' | 'after'> = good(toConsignmentQuery(request.query));
        const language = languageOf(request);
        const rows = await exportConsignments(store, asked);
        await sendSheet(response, `${POOL_FILE_WORDS.sheet[language]}-${localDateOf(now(), FIRM_ZONE)}`, type, writer.write(type, poolSheet(rows, language)));
      }));
  router.get(LIST, answer(async (request, response) => {
    response.json(toConsignmentPageBody(await store.read.consignments(good(toConsignmentQuery(request.query))), places));
  }));
  router.post(LIST, answer(async (request, response) => {
    requireJson(request);
    const key = keyIn(request, now());
    const kept = await store.replay(key);
    if (kept) return sendKept(response, { answer: kept, replayed: true });
    return sendKept(response, await addConsignment(store, key, good(toConsignment(request.body, find)), now(), respondWith(201)));
  }));
  // Before the addresses of single ones: `moves` is no id.
  router.post(`${LIST}/moves`, answer(async (request, response) => {
    requireJson(request);
    const key = keyIn(request, now());
    const moves = good(toMoves(good(readBody(movesRequest, request.body)).moves));
    const respond = (moved: readonly PooledConsignment[]): KeptAnswer => ({ status: 200, headers: JSON_TYPE, body: JSON.stringify({ moved: moved.map(({ id, revision, state }) => ({ id, revision, state })) }) });
    sendKept(response, await moveConsignments(store, key, moves, now(), respond));
  }));
  router.get(ONE, answer(async (request, response) => {
    const consignment = await store.read.consignment(idIn(request));
    if (!consignment) throw new Unanswerable('NOT_FOUND');
    sendKept(response, { answer: respondWith(200)(consignment), replayed: false });
  }));
  router.patch(ONE, answer(async (request, response) => {
    requireJson(request);
    const edited = (before: PooledConsignment) => good(toEdited(request.body, before, find));
    sendKept(response, await editConsignment(store, idIn(request), requireRevision(request), edited, now(), respondWith(200)));
  }));
  router.delete(ONE, answer(async (request, response) => {
    sendKept(response, await removeConsignment(store, idIn(request), requireRevision(request)));
  }));
  router.post(`${ONE}/move`, answer(async (request, response) => {
    requireJson(request);
    const [key, revisions, id] = [keyIn(request, now()), requireRevision(request), idIn(request)];
    const { state, placed, reason } = good(readBody(moveRequest, request.body));
    const move: Move = { consignments: [{ id, revisions }], state, placed: placed ?? undefined, reason: reason ?? '' };
    sendKept(response, await moveConsignments(store, key, [move], now(), ([moved]) => respondWith(200)(moved as PooledConsignment)));
  }));
  return router;
};
