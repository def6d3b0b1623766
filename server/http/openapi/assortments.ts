import { z } from 'zod';
import { assortment, assortmentDetail, assortmentId, assortmentImportQuery, assortmentList, assortmentListQuery, assortmentPreview, assortmentPreviewQuery, assortmentRowsQuery } from '../contract/assortment.ts';
import type { SheetType } from '../../ports/sheets.ts';
import { faulty, idempotencyKey, json, sent, table } from './parts.ts';

const tags = ['stock abroad'];
const ofId = z.object({ id: assortmentId });
const away = { 503: faulty('The store is out of reach') };
const gone = { 404: faulty('No such assortment'), ...away };
const unreadable = { 400: faulty('Unreadable body'), 413: faulty('The file is too large'), 415: faulty('It is no table'), 422: faulty('The file cannot be read, or all faults of the request'), 503: faulty('Too many files wait, or the store is out of reach') };

const template = (type: SheetType, operationId: string) => ({ get: { operationId, tags, summary: 'An empty table of SKUs and their demand', responses: sent(type, 'Headings and an example; a workbook explains them') } });
const errors = (type: SheetType, operationId: string) => ({
  post: { operationId, tags, summary: 'The table back with a column of errors; nothing is written', requestParams: { query: assortmentPreviewQuery }, requestBody: table, responses: { ...sent(type, 'The sender’s columns in their order, then what each row would come to'), ...unreadable } },
});
const file = (type: SheetType, operationId: string) => ({ get: { operationId, tags, summary: 'The table back as it was sent, with what became of each row', requestParams: { path: ofId }, responses: { ...sent(type, 'The sender’s columns in their order, then the outcome'), ...gone } } });

export const assortmentPaths = {
  '/api/v1/assortments/template.csv': template('csv', 'assortmentTemplateCsv'),
  '/api/v1/assortments/template.xlsx': template('xlsx', 'assortmentTemplateXlsx'),
  '/api/v1/assortments/preview': {
    post: { operationId: 'previewAssortment', tags, summary: 'What a table would come to: its columns and every fault of every row; nothing is written', requestParams: { query: assortmentPreviewQuery }, requestBody: table, responses: { 200: { description: 'As it was read', content: json(assortmentPreview) }, ...unreadable } },
  },
  '/api/v1/assortments/errors.csv': errors('csv', 'assortmentErrorsCsv'),
  '/api/v1/assortments/errors.xlsx': errors('xlsx', 'assortmentErrorsXlsx'),
  '/api/v1/assortments': {
    get: { operationId: 'listAssortments', tags, summary: 'Assortments, newest first', requestParams: { query: assortmentListQuery }, responses: { 200: { description: 'A page', content: json(assortmentList) }, 422: faulty('Faults of the query'), ...away } },
    post: {
      operationId: 'importAssortment', tags, summary: 'Takes a table of SKUs and their demand by market and week: all rows, or those without faults', requestParams: { header: idempotencyKey, query: assortmentImportQuery }, requestBody: table,
      responses: { 201: { description: 'Kept; Location has every row', headers: z.object({ Location: z.string() }), content: json(assortment) }, ...unreadable, 400: faulty('Unreadable body, or no Idempotency-Key'), 507: faulty('No space is left; nothing was written') },
    },
  },
  '/api/v1/assortments/{id}': {
    get: { operationId: 'showAssortment', tags, summary: 'An assortment and its rows', requestParams: { path: ofId, query: assortmentRowsQuery }, responses: { 200: { description: 'As it is', content: json(assortmentDetail) }, 422: faulty('Faults of the query'), ...gone } },
    delete: { operationId: 'removeAssortment', tags, summary: 'Removes it; plans made of it stay', requestParams: { path: ofId }, responses: { 204: { description: 'Gone' }, 507: faulty('No space is left; nothing was written'), ...gone } },
  },
  '/api/v1/assortments/{id}/file.csv': file('csv', 'assortmentFileCsv'),
  '/api/v1/assortments/{id}/file.xlsx': file('xlsx', 'assortmentFileXlsx'),
} as const;
