import { z } from 'zod';
import { consignment, consignmentEdit, consignmentId, consignmentPage, consignmentQuery, consignmentRequest, moveRequest, movesAnswer, movesRequest } from '../contract/consignment.ts';
import { importId, importListQuery, importPreview, importPreviewQuery, importQuery, importRowsQuery, poolImport, poolImportDetail, poolImportList, poolImportStarted } from '../contract/pool-import.ts';
import { body, faulty, idempotencyKey, ifMatch, json, sent, table } from './parts.ts';

const tags = ['pool'];
const ofId = z.object({ id: consignmentId });
const ofImport = z.object({ id: importId });
const away = { 503: faulty('The store is out of reach') };
const full = { 507: faulty('No space is left; nothing was written') };
const written = { 400: faulty('Unreadable body, or no Idempotency-Key'), 413: faulty('Body too large'), 415: faulty('Not JSON'), 422: faulty('All faults of the request, or the key was used for something else'), ...away, ...full };
const edited = { ...written, 404: faulty('No such consignment'), 409: faulty('The state of the consignment does not allow it, or its reference is taken'), 412: faulty('It was changed since; read it again'), 428: faulty('No If-Match') };
const theOne = (description: string) => ({ description, headers: z.object({ ETag: z.string() }), content: json(consignment) });
const query = { 422: faulty('Faults of the query'), ...away };
const unreadable = { 400: faulty('Unreadable body'), 413: faulty('The file is too large'), 415: faulty('It is no table'), 422: faulty('The file cannot be read, or all faults of the request'), 503: faulty('Too many files wait, or the store is out of reach') };

export const consignmentPaths = {
  '/api/v1/consignments': {
    get: { operationId: 'listConsignments', tags, summary: 'The pool: searched, filtered, sorted, page by page', requestParams: { query: consignmentQuery }, responses: { 200: { description: 'A page', content: json(consignmentPage) }, ...query } },
    post: {
      operationId: 'addConsignment', tags, summary: 'Enters one consignment', requestParams: { header: idempotencyKey }, requestBody: body(consignmentRequest),
      responses: { 201: theOne('Entered'), ...written, 409: faulty('Its reference is taken at that hub') },
    },
  },
  '/api/v1/consignments.csv': { get: { operationId: 'exportConsignmentsCsv', tags, summary: 'The list as CSV, all pages, in columns that can be imported', requestParams: { query: consignmentQuery }, responses: { ...sent('csv', 'UTF-8 with a mark; text that a spreadsheet would take for a formula begins with an apostrophe'), ...query } } },
  '/api/v1/consignments.xlsx': { get: { operationId: 'exportConsignmentsXlsx', tags, summary: 'The list as a workbook, all pages, in columns that can be imported', requestParams: { query: consignmentQuery }, responses: { ...sent('xlsx', 'Text cells are text, numbers are numbers'), ...query } } },
  '/api/v1/consignments/moves': {
    post: {
      operationId: 'moveConsignments', tags, summary: 'Moves many consignments, each from its state to another: all of them or none', requestParams: { header: idempotencyKey }, requestBody: body(movesRequest),
      responses: { 200: { description: 'Moved', content: json(movesAnswer) }, ...written, 404: edited[404], 409: faulty('The state of one of them does not allow it'), 412: edited[412] },
    },
  },
  '/api/v1/consignments/{id}': {
    get: { operationId: 'showConsignment', tags, summary: 'A consignment', requestParams: { path: ofId }, responses: { 200: theOne('As it stands'), 404: edited[404], ...away } },
    patch: { operationId: 'editConsignment', tags, summary: 'Changes what was entered, while it is not loaded', requestParams: { path: ofId, header: ifMatch }, requestBody: body(consignmentEdit), responses: { 200: theOne('Changed'), ...edited } },
    delete: { operationId: 'removeConsignment', tags, summary: 'Takes it out of the pool, while it is only received', requestParams: { path: ofId, header: ifMatch }, responses: { 204: { description: 'Gone' }, 404: edited[404], 409: edited[409], 412: edited[412], 428: edited[428], ...away, ...full } },
  },
  '/api/v1/consignments/{id}/move': {
    post: { operationId: 'moveConsignment', tags, summary: 'Moves it to another state', requestParams: { path: ofId, header: idempotencyKey.extend(ifMatch.shape) }, requestBody: body(moveRequest), responses: { 200: theOne('Moved'), ...edited } },
  },
  '/api/v1/consignment-imports/template.csv': { get: { operationId: 'poolTemplateCsv', tags, summary: 'An empty table to fill in', responses: sent('csv', 'Headings and an example') } },
  '/api/v1/consignment-imports/template.xlsx': { get: { operationId: 'poolTemplateXlsx', tags, summary: 'An empty table to fill in, with a sheet that explains it', responses: sent('xlsx', 'Headings and an example') } },
  '/api/v1/consignment-imports/preview': {
    post: { operationId: 'previewImport', tags, summary: 'What a table would come to: its columns, every fault of every row, what is there already; nothing is written', requestParams: { query: importPreviewQuery }, requestBody: table, responses: { 200: { description: 'As it was read', content: json(importPreview) }, ...unreadable } },
  },
  '/api/v1/consignment-imports/errors.csv': { post: { operationId: 'importErrorsCsv', tags, summary: 'The table back with a column of errors; nothing is written', requestParams: { query: importPreviewQuery }, requestBody: table, responses: { ...sent('csv', 'The sender’s columns in their order, then what each row would come to'), ...unreadable } } },
  '/api/v1/consignment-imports/errors.xlsx': { post: { operationId: 'importErrorsXlsx', tags, summary: 'The table back with a column of errors; nothing is written', requestParams: { query: importPreviewQuery }, requestBody: table, responses: { ...sent('xlsx', 'The sender’s columns in their order, then what each row would come to'), ...unreadable } } },
  '/api/v1/consignment-imports': {
    get: { operationId: 'listImports', tags, summary: 'Imports, newest first', requestParams: { query: importListQuery }, responses: { 200: { description: 'A page', content: json(poolImportList) }, ...query } },
    post: {
      operationId: 'importConsignments', tags, summary: 'Takes a table into the pool: all rows, or those without faults. What is there already stays as it is', requestParams: { header: idempotencyKey, query: importQuery }, requestBody: table,
      responses: { 201: { description: 'Taken in; Location has every row', headers: z.object({ Location: z.string() }), content: json(poolImport) }, 202: { description: 'Long: being taken in by a job; Location tells how far it is', headers: z.object({ Location: z.string() }), content: json(poolImportStarted) }, ...unreadable, 400: written[400], ...full },
    },
  },
  '/api/v1/consignment-imports/{id}': {
    get: { operationId: 'showImport', tags, summary: 'An import and what became of its rows', requestParams: { path: ofImport, query: importRowsQuery }, responses: { 200: { description: 'As it was', content: json(poolImportDetail) }, 404: faulty('No such import'), ...query } },
  },
  '/api/v1/consignment-imports/{id}/file.csv': { get: { operationId: 'importFileCsv', tags, summary: 'The table back with the outcome of each row', requestParams: { path: ofImport }, responses: { ...sent('csv', 'The sender’s columns in their order, then the outcome'), 404: faulty('No such import'), ...away } } },
  '/api/v1/consignment-imports/{id}/file.xlsx': { get: { operationId: 'importFileXlsx', tags, summary: 'The table back with the outcome of each row', requestParams: { path: ofImport }, responses: { ...sent('xlsx', 'The sender’s columns in their order, then the outcome'), 404: faulty('No such import'), ...away } } },
} as const;
