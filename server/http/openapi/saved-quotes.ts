import { z } from 'zod';
import { LANGUAGES } from '../../../planner/domain/index.ts';
import { acceptRequest, editRequest, listQuery, quoteDocument, quoteNumber, requoteAnswer, requoteRequest, savedQuote, savedQuotePage, saveRequest } from '../contract/saved-quote.ts';
import { body, faulty, idempotencyKey, ifMatch, json } from './parts.ts';

const ofNumber = z.object({ number: quoteNumber });
const ofVersion = z.object({ number: quoteNumber, version: z.coerce.number().int().min(1) });

const written = {
  400: faulty('Unreadable body, or no Idempotency-Key'), 413: faulty('Body too large'), 415: faulty('Not JSON'),
  422: faulty('All faults of the request, or the key was used for something else'), 503: faulty('Planning is busy, or the store is out of reach'), 507: faulty('No space is left; nothing was written'),
};
const edited = { ...written, 404: faulty('No such quote'), 409: faulty('The state of the quote does not allow it'), 412: faulty('It was changed since; read it again'), 428: faulty('No If-Match') };
const theQuote = (description: string) => ({ description, headers: z.object({ ETag: z.string() }), content: json(savedQuote) });
/** All as it was, if nothing is sent. */
const change = { required: false, content: json(requoteRequest) };
const tags = ['saved quotes'];

export const savedQuotePaths = {
  '/api/v1/saved-quotes': {
    get: {
      operationId: 'listSavedQuotes', tags, summary: 'Saved quotes: searched, filtered, sorted, page by page', requestParams: { query: listQuery },
      responses: { 200: { description: 'A page', content: json(savedQuotePage) }, 422: faulty('Faults of the query'), 503: faulty('The store is out of reach') },
    },
    post: {
      operationId: 'saveQuote', tags, summary: 'Saves an offer: computed again now, priced with the margin, numbered', requestParams: { header: idempotencyKey }, requestBody: body(saveRequest),
      responses: { 201: theQuote('Saved'), ...written, 409: faulty('The option is no longer on offer, or exchange rates are too old') },
    },
  },
  '/api/v1/saved-quotes/{number}': {
    get: { operationId: 'showSavedQuote', tags, summary: 'A saved quote with its versions', requestParams: { path: ofNumber }, responses: { 200: theQuote('As it stands'), 404: faulty('No such quote'), 503: faulty('The store is out of reach') } },
    patch: { operationId: 'editSavedQuote', tags, summary: 'Changes customer or note', requestParams: { path: ofNumber, header: ifMatch }, requestBody: body(editRequest), responses: { 200: theQuote('Changed'), ...edited } },
  },
  '/api/v1/saved-quotes/{number}/versions/{version}': {
    get: {
      operationId: 'showQuoteDocument', tags, summary: 'One version, byte for byte as stored', requestParams: { path: ofVersion },
      responses: { 200: { description: 'Canonical JSON', content: json(quoteDocument) }, 404: faulty('No such version'), 503: faulty('The store is out of reach') },
    },
  },
  '/api/v1/saved-quotes/{number}/versions/{version}/quotation.pdf': {
    get: {
      operationId: 'printQuotation', tags, summary: 'The quotation for the customer as a PDF: selling prices only',
      requestParams: { path: ofVersion, query: z.object({ language: z.enum(LANGUAGES).optional().meta({ description: 'Default: by Accept-Language, else zh' }) }), header: z.object({ 'If-None-Match': z.string().optional() }) },
      responses: {
        200: { description: 'A4; marked where the version is accepted, expired or has a follower', headers: z.object({ ETag: z.string(), 'Content-Disposition': z.string() }), content: { 'application/pdf': { schema: z.string().meta({ format: 'binary' }) } } },
        304: { description: 'Unchanged since that ETag' }, 404: faulty('No such version'), 422: faulty('A language that is not printed'), 503: faulty('Printing is busy or took too long, or the store is out of reach'),
      },
    },
  },
  '/api/v1/saved-quotes/{number}/compare-now': {
    post: {
      operationId: 'compareNow', tags, summary: 'What the quote would cost now, line by line against its latest version; nothing is written', requestParams: { path: ofNumber }, requestBody: change,
      responses: { 200: { description: 'The change', content: json(requoteAnswer) }, 400: written[400], 404: faulty('No such quote'), 409: faulty('The option asked for is not on offer'), 413: written[413], 415: written[415], 422: written[422], 503: written[503] },
    },
  },
  '/api/v1/saved-quotes/{number}/versions': {
    post: { operationId: 'requote', tags, summary: 'Computes the offer again and saves it as the next version', requestParams: { path: ofNumber, header: idempotencyKey.extend(ifMatch.shape) }, requestBody: change, responses: { 201: theQuote('Saved'), ...edited } },
  },
  '/api/v1/saved-quotes/{number}/accept': {
    post: { operationId: 'acceptQuote', tags, summary: 'The customer accepts a version', requestParams: { path: ofNumber, header: idempotencyKey.extend(ifMatch.shape) }, requestBody: body(acceptRequest), responses: { 200: theQuote('Accepted'), ...edited } },
  },
  '/api/v1/saved-quotes/{number}/expire': {
    post: { operationId: 'expireQuote', tags, summary: 'Ends an open quote before its time', requestParams: { path: ofNumber, header: idempotencyKey.extend(ifMatch.shape) }, responses: { 200: theQuote('Expired'), ...edited } },
  },
  '/api/v1/saved-quotes/{number}/reopen': {
    post: { operationId: 'reopenQuote', tags, summary: 'Takes back an acceptance or an early end', requestParams: { path: ofNumber, header: idempotencyKey.extend(ifMatch.shape) }, responses: { 200: theQuote('Open again, or expired where its validity has passed'), ...edited } },
  },
  '/api/v1/saved-quotes/{number}/duplicate': {
    post: {
      operationId: 'duplicateQuote', tags, summary: 'The same question as a new quote, computed now', requestParams: { path: ofNumber, header: idempotencyKey }, requestBody: change,
      responses: { 201: theQuote('Saved under a new number'), ...written, 404: faulty('No such quote'), 409: faulty('Nothing can be offered now, or exchange rates are too old') },
    },
  },
} as const;
