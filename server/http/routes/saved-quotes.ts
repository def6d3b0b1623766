import { Router, type Request, type Response } from 'express';
import { dayNumber, parseInstant, type EpochMin } from '../../../planner/domain/index.ts';
import { compareLedgers } from '../../../planner/offer/index.ts';
import type { QuoteRequest } from '../../../planner/quote/index.ts';
import { Refusal } from '../../ports/refusal.ts';
import type { KeptAnswer, SavedQuote, Store, VersionSummary, WriteKey } from '../../ports/store.ts';
import { changeQuote, type QuoteChange } from '../../usecases/change-quote.ts';
import { makeOffer, validFor, type OfferParts } from '../../usecases/make-offer.ts';
import { offerAgain } from '../../usecases/requote.ts';
import { saveQuote, saveVersion, type Respond, type Written } from '../../usecases/save-quote.ts';
import { toExclusionBody, type Places } from '../contract/to-api.ts';
import { differenceOf, documentWriter, ledgerOf, marginIn, offeredIn, readDocument, toChangedLine, toDocument } from '../contract/to-document.ts';
import { toQuoteRequest, within } from '../contract/to-domain.ts';
import { readBody, toEdit, toQuoteQuery, toRequoteInput, toRowBody, toSavedQuoteBody, toSaveInput, type RequoteInput } from '../contract/to-saved-quote.ts';
import { acceptRequest, quoteNumber, type QuoteDocument, type RequoteAnswerBody } from '../contract/saved-quote.ts';
import { sendKept } from '../idempotency.ts';
import { answer, good, keyIn, requireJson, requireRevision, Unanswerable } from '../writing.ts';

const LIST = '/api/v1/saved-quotes';
const ONE = `${LIST}/:number`;

export const savedQuoteRoutes = (store: Store, parts: OfferParts, places: Places, engineVersion: string): Router => {
  const router = Router();
  const { clock, edition } = parts;
  const writeDocument = documentWriter(places, engineVersion);
  const saving = { store, writeDocument };

  const requireKey = (request: Request): WriteKey => keyIn(request, clock.now());
  const numberIn = (request: Request): string => {
    const read = quoteNumber.safeParse(request.params['number']);
    if (!read.success) throw new Unanswerable('NOT_FOUND');
    return read.data;
  };
  const respondWith = (status: number): Respond => (quote, versions): KeptAnswer => {
    const body = JSON.stringify(toSavedQuoteBody(quote, versions, places, clock.now()));
    return { status, headers: { 'Content-Type': 'application/json; charset=utf-8', ETag: `"${quote.revision}"`, ...(status === 201 ? { Location: `${LIST}/${quote.number}` } : {}) }, body };
  };
  const showQuote = (response: Response, quote: SavedQuote, versions: readonly VersionSummary[]): void => {
    sendKept(response, { answer: respondWith(200)(quote, versions), replayed: false });
  };

  /** The latest offer of a quote and the question it answered, moved to the next full hour where its ready time has passed. */
  const readOld = async (request: Request): Promise<{ quote: SavedQuote; document: QuoteDocument; question: QuoteRequest; input: RequoteInput }> => {
    const number = numberIn(request);
    const quote = await store.read.quote(number);
    const kept = quote && (await store.read.document(number, quote.latest.version));
    if (!quote || !kept) throw new Unanswerable('NOT_FOUND');
    const document = readDocument(kept.document);
    const input = good(toRequoteInput(request.body, document.price.sell.currency));
    const now = clock.now();
    const { dueAt, readyAt, ...rest } = document.question;
    const ready = input.readyAt ?? (isPast(readyAt, now) ? undefined : readyAt);
    const asked = toQuoteRequest({ ...rest, ...(ready === undefined ? {} : { readyAt: ready }), ...(dueAt === undefined || isPast(dueAt, parseInstant(ready ?? '') ?? now) ? {} : { dueAt }) }, edition, now);
    if (!asked.ok) throw new Unanswerable('INVALID_REQUEST', asked.error.map((fault) => (fault.pointer === '/readyAt' ? fault : within('/question', fault))));
    return { quote, document, question: asked.value, input };
  };
  const offerOf = ({ question, document, input }: Awaited<ReturnType<typeof readOld>>) =>
    offerAgain(parts, question, { offered: offeredIn(document), margin: marginIn(document), days: daysOf(document) }, input);

  /** Plans and writes, unless the same call was answered before: then nothing is planned. */
  const planning = (write: (request: Request, key: WriteKey) => Promise<Written>) =>
    answer(async (request, response) => {
      requireJson(request);
      const key = requireKey(request);
      const kept = await store.replay(key);
      sendKept(response, kept ? { answer: kept, replayed: true } : await write(request, key));
    });

  router.post(LIST, planning(async (request, key) => {
    const { request: question, option, customer, note, margin, validDays } = good(toSaveInput(request.body, edition, clock.now()));
    const offer = await makeOffer(parts, question, { id: option }, { margin, validUntil: validFor(validDays, clock.now()) });
    return saveQuote(saving, key, offer, { customer, note }, respondWith(201));
  }));
  router.get(LIST, answer(async (request, response) => {
    const query = good(toQuoteQuery(request.query, clock.now()));
    const page = await store.read.quotes(query);
    response.json({ rows: page.rows.map((quote) => toRowBody(quote, places, query.now)), total: page.total, byState: page.byState, next: page.next ?? null });
  }));
  router.get(ONE, answer(async (request, response) => {
    const number = numberIn(request);
    const quote = await store.read.quote(number);
    if (!quote) throw new Unanswerable('NOT_FOUND');
    showQuote(response, quote, await store.read.versions(number));
  }));
  router.get(`${ONE}/versions/:version`, answer(async (request, response) => {
    const version = Number(request.params['version']);
    const kept = Number.isSafeInteger(version) && version > 0 && version < 2 ** 31 ? await store.read.document(numberIn(request), version) : undefined;
    if (!kept) throw new Unanswerable('NOT_FOUND');
    response.setHeader('ETag', `"${kept.sha256}"`).setHeader('Cache-Control', 'private, max-age=31536000, immutable').type('application/json').send(kept.document);
  }));
  router.patch(ONE, answer(async (request, response) => {
    requireJson(request);
    const change = good(toEdit(request.body));
    sendKept(response, await changeQuote(store, undefined, numberIn(request), requireRevision(request), { kind: 'edit', change }, clock.now(), respondWith(200)));
  }));

  router.post(`${ONE}/compare-now`, answer(async (request, response) => {
    requireJson(request);
    const old = await readOld(request);
    response.json(await compareNow(old.quote, old.document, () => offerOf(old)));
  }));
  const compareNow = async (quote: SavedQuote, before: QuoteDocument, offered: () => ReturnType<typeof offerOf>): Promise<RequoteAnswerBody> => {
    try {
      const { match, ...offer } = await offered();
      const document = toDocument(offer, quote.number, quote.latest.version + 1, places, engineVersion);
      const lines = compareLedgers(ledgerOf(before), ledgerOf(document)).map((line) => toChangedLine(line, document.price.sell.currency));
      return { number: quote.number, before: quote.latest.version, document, match, lines, difference: differenceOf(before, document), noRoute: [] };
    } catch (cause) {
      if (!(cause instanceof Refusal) || cause.code !== 'NOTHING_OFFERED') throw cause;
      return { number: quote.number, before: quote.latest.version, document: null, match: null, lines: [], difference: null, noRoute: cause.noRoute.map(toExclusionBody) };
    }
  };
  router.post(`${ONE}/versions`, planning(async (request, key) => {
    const revision = requireRevision(request);
    const old = await readOld(request);
    return saveVersion(saving, key, old.quote.number, revision, await offerOf(old), respondWith(201));
  }));
  router.post(`${ONE}/duplicate`, planning(async (request, key) => {
    const old = await readOld(request);
    const { customer, note } = old.quote;
    return saveQuote(saving, key, await offerOf(old), { customer, note }, respondWith(201));
  }));

  const changing = (toChange: (request: Request) => QuoteChange) =>
    answer(async (request, response) => {
      const [key, revision, number] = [requireKey(request), requireRevision(request), numberIn(request)];
      sendKept(response, await changeQuote(store, key, number, revision, toChange(request), clock.now(), respondWith(200)));
    });
  router.post(`${ONE}/accept`, changing((request) => {
    requireJson(request);
    return { kind: 'accept', version: good(readBody(acceptRequest, request.body)).version };
  }));
  router.post(`${ONE}/expire`, changing(() => ({ kind: 'expire' })));
  router.post(`${ONE}/reopen`, changing(() => ({ kind: 'reopen' })));
  return router;
};

const isPast = (instant: string | undefined, now: EpochMin): boolean => instant !== undefined && (parseInstant(instant) ?? now) <= now;

/** Local days from saving to the end. */
const daysOf = ({ savedAt, validUntil }: QuoteDocument): number => Math.max(1, dayNumber(validUntil.slice(0, 10)) - dayNumber(savedAt.slice(0, 10)));
