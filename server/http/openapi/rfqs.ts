import { z } from 'zod';
import { previewQuery, rfqDetail, rfqId, rfqList, rfqListQuery, rfqPreview, rfqRowsQuery, rfqSummary, submitQuery } from '../contract/rfq.ts';
import { listQuery } from '../contract/saved-quote.ts';
import { faulty, json, sent, table } from './parts.ts';

const key = z.object({ 'Idempotency-Key': z.string().min(1).max(200).meta({ description: 'Chosen by the caller, once for each file; kept 24 h' }) });
const ofId = z.object({ id: rfqId });
const refused = { 400: faulty('Unreadable body'), 413: faulty('The file is too large'), 415: faulty('It is no table'), 422: faulty('The file cannot be read, or all faults of the request'), 503: faulty('Too many files wait, or the store is out of reach') };
const tags = ['bulk requests'];
const quoteTags = ['saved quotes'];

export const rfqPaths = {
  '/api/v1/saved-quotes.csv': { get: { operationId: 'exportSavedQuotesCsv', tags: quoteTags, summary: 'The list as CSV, all pages', requestParams: { query: listQuery }, responses: { ...sent('csv', 'UTF-8 with a mark; text that a spreadsheet would take for a formula begins with an apostrophe'), 422: faulty('Faults of the query'), 503: faulty('The store is out of reach') } } },
  '/api/v1/saved-quotes.xlsx': { get: { operationId: 'exportSavedQuotesXlsx', tags: quoteTags, summary: 'The list as a workbook, all pages', requestParams: { query: listQuery }, responses: { ...sent('xlsx', 'Text cells are text, numbers are numbers'), 422: faulty('Faults of the query'), 503: faulty('The store is out of reach') } } },
  '/api/v1/rfqs/template.csv': { get: { operationId: 'rfqTemplateCsv', tags, summary: 'An empty table to fill in', responses: sent('csv', 'Headings and an example') } },
  '/api/v1/rfqs/template.xlsx': { get: { operationId: 'rfqTemplateXlsx', tags, summary: 'An empty table to fill in, with a sheet that explains it', responses: sent('xlsx', 'Headings and an example') } },
  '/api/v1/rfqs/preview': {
    post: { operationId: 'previewRfq', tags, summary: 'What a table would come to: its columns, every fault of every row; nothing is written', requestParams: { query: previewQuery }, requestBody: table, responses: { 200: { description: 'As it was read', content: json(rfqPreview) }, ...refused } },
  },
  '/api/v1/rfqs': {
    get: { operationId: 'listRfqs', tags, summary: 'Bulk requests, newest first', requestParams: { query: rfqListQuery }, responses: { 200: { description: 'A page', content: json(rfqList) }, 422: faulty('Faults of the query'), 503: refused[503] } },
    post: {
      operationId: 'submitRfq', tags, summary: 'Keeps a table and prices its rows one after another', requestParams: { header: key, query: submitQuery }, requestBody: table,
      responses: { 202: { description: 'Kept; Location tells how far it is', headers: z.object({ Location: z.string(), Link: z.string().meta({ description: 'rel=monitor: the job that prices it' }) }), content: json(rfqSummary) }, ...refused, 400: faulty('Unreadable body, or no Idempotency-Key'), 507: faulty('No space is left; nothing was written') },
    },
  },
  '/api/v1/rfqs/{id}': {
    get: { operationId: 'showRfq', tags, summary: 'How far a request is, and its rows', requestParams: { path: ofId, query: rfqRowsQuery }, responses: { 200: { description: 'As it stands', content: json(rfqDetail) }, 404: faulty('No such request'), 422: faulty('Faults of the query'), 503: refused[503] } },
    delete: { operationId: 'cancelRfq', tags, summary: 'Cancels the rows that still wait; those priced stay', requestParams: { path: ofId }, responses: { 200: { description: 'As it stands', content: json(rfqSummary) }, 404: faulty('No such request'), 503: refused[503], 507: faulty('No space is left; nothing was written') } },
  },
  '/api/v1/rfqs/{id}/file.csv': { get: { operationId: 'rfqFileCsv', tags, summary: 'The table back with the results', requestParams: { path: ofId }, responses: { ...sent('csv', 'The sender’s columns in their order, then the results'), 404: faulty('No such request'), 503: refused[503] } } },
  '/api/v1/rfqs/{id}/file.xlsx': { get: { operationId: 'rfqFileXlsx', tags, summary: 'The table back with the results', requestParams: { path: ofId }, responses: { ...sent('xlsx', 'The sender’s columns in their order, then the results'), 404: faulty('No such request'), 503: refused[503] } } },
} as const;
