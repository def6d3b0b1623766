/** The board of a hub and plans of its pool in the document. */
import { z } from 'zod';
import {
  adoptedBody, batchLoadPlan, batchQuery, batchSheetQuery, boardBody, boardQuery, comparisonQuery, consolidationAsked, consolidationBody, consolidationList, consolidationRequest, holdOrGoBody, manifestPdfQuery, manifestQuery, planComparison, planListQuery, recheckBody,
  recheckRequest,
} from '../contract/consolidation.ts';
import type { SheetType } from '../../ports/sheets.ts';
import { jobId } from '../contract/job.ts';
import { body, faulty, idempotencyKey, json, sent } from './parts.ts';

const ofPlan = z.object({ id: jobId });
const ofHub = z.object({ hub: z.string().max(60).meta({ description: 'Name, code or id of the port or terminal', example: 'CNSHD' }) });
const tags = ['consolidation'];
const store = { 503: faulty('The store is out of reach') };
const written = { 400: faulty('Unreadable body, or no Idempotency-Key'), 413: faulty('Body too large'), 415: faulty('Not JSON'), 422: faulty('All faults of the request, or the key was used for something else'), 507: faulty('No space is left; nothing was written'), ...store };

const manifest = (type: SheetType, operationId: string) => ({
  get: {
    operationId, tags, summary: 'What goes in which unit, line by line', requestParams: { path: ofPlan, query: manifestQuery },
    responses: { ...sent(type, 'The manifest'), 404: faulty('No such plan'), 409: faulty('There is no plan yet'), 422: faulty('Faults of the query'), ...store },
  },
});

const noPlanYet = { 404: faulty('No such plan'), 409: faulty('There is no plan yet, or none'), ...store };
const pdf = (description: string) => ({ 200: { description, headers: z.object({ 'Content-Disposition': z.string() }), content: { 'application/pdf': { schema: z.string().meta({ format: 'binary' }) } } } });
const engineBusy = { 503: faulty('Planning or printing is busy or took too long, or the store is out of reach') };

export const consolidationPaths = {
  '/api/v1/hubs/{hub}/board': {
    get: {
      operationId: 'showBoard', tags, summary: 'What leaves a hub: cut-offs, last minutes, units and loose space with prices, and when goods can be had', requestParams: { path: ofHub, query: boardQuery },
      responses: { 200: { description: 'In order of departure', content: json(boardBody) }, 422: faulty('Faults of the query'), 503: faulty('Planning is busy') },
    },
  },
  '/api/v1/consolidations': {
    get: { operationId: 'listConsolidations', tags, summary: 'Plans of a hub, newest first', requestParams: { query: planListQuery }, responses: { 200: { description: 'A page', content: json(consolidationList) }, 422: faulty('Faults of the query'), ...store } },
    post: {
      operationId: 'askConsolidation', tags, summary: 'Plans the pool of a hub onto departures, in the background', requestParams: { header: idempotencyKey }, requestBody: body(consolidationRequest),
      responses: { 202: { description: 'Being planned', headers: z.object({ Location: z.string() }), content: json(consolidationAsked) }, ...written, 409: faulty('Nothing lies at the hub') },
    },
  },
  '/api/v1/consolidations/{id}': {
    get: { operationId: 'showConsolidation', tags, summary: 'A plan, or how far it is', requestParams: { path: ofPlan }, responses: { 200: { description: 'As it stands', content: json(consolidationBody) }, 404: faulty('No such plan'), ...store } },
  },
  '/api/v1/consolidations/{id}/manifest.csv': manifest('csv', 'sendManifestCsv'),
  '/api/v1/consolidations/{id}/manifest.xlsx': manifest('xlsx', 'sendManifestXlsx'),
  '/api/v1/consolidations/{id}/manifest.pdf': {
    get: { operationId: 'printManifest', tags, summary: 'What goes in which unit, as paper', requestParams: { path: ofPlan, query: manifestPdfQuery }, responses: { ...pdf('A4'), ...noPlanYet, 422: faulty('Faults of the query'), ...engineBusy } },
  },
  '/api/v1/consolidations/{id}/load-plan': {
    get: {
      operationId: 'planBatchLoad', tags, summary: 'Where every piece of a box stands, and which of its goods have no sizes', requestParams: { path: ofPlan, query: batchQuery },
      responses: { 200: { description: 'The fullest load found of the pieces with sizes', content: json(batchLoadPlan) }, ...noPlanYet, 409: faulty('There is no plan, the goods go loose, or there are too many pieces'), 422: faulty('Faults of the query, or no such box'), ...engineBusy },
    },
  },
  '/api/v1/consolidations/{id}/load-plan.pdf': {
    get: {
      operationId: 'printBatchLoad', tags, summary: 'The load plan of a box for the people who load', requestParams: { path: ofPlan, query: batchSheetQuery },
      responses: { ...pdf('A4'), ...noPlanYet, 409: faulty('There is no plan, the goods go loose, none of them has sizes, or there are too many pieces'), 422: faulty('Faults of the query, or no such box'), ...engineBusy },
    },
  },
  '/api/v1/consolidations/{id}/hold-or-go': {
    get: {
      operationId: 'holdOrGo', tags, summary: 'What the goods of a box are expected to pay on the next sailings, by what used to come to the hub', requestParams: { path: ofPlan, query: batchQuery },
      responses: { 200: { description: 'The curve, or why there is none', content: json(holdOrGoBody) }, ...noPlanYet, 409: faulty('There is no plan, or the goods go loose'), 422: faulty('Faults of the query, or no such box'), ...engineBusy },
    },
  },
  '/api/v1/consolidations/{id}/comparison': {
    get: { operationId: 'compareConsolidations', tags, summary: 'What changes from another plan of the hub to this one, and for whom', requestParams: { path: ofPlan, query: comparisonQuery }, responses: { 200: { description: 'From the other to this one', content: json(planComparison) }, ...noPlanYet, 422: faulty('Faults of the query, or no such plan of the hub') } },
  },
  '/api/v1/consolidations/{id}/recheck': {
    post: {
      operationId: 'recheckConsolidation', tags, summary: 'Judges changes made by hand; nothing is written', requestParams: { path: ofPlan }, requestBody: body(recheckRequest),
      responses: { 200: { description: 'Cost, and every rule that is broken', content: json(recheckBody) }, 404: faulty('No such plan'), 409: faulty('There is no plan yet'), 400: written[400], 413: written[413], 415: written[415], 422: written[422], ...store },
    },
  },
  '/api/v1/consolidations/{id}/adopt': {
    post: {
      operationId: 'adoptConsolidation', tags, summary: 'Takes the plan over: its consignments are planned, or left behind', requestParams: { path: ofPlan, header: idempotencyKey },
      responses: { 200: { description: 'So many were moved', content: json(adoptedBody) }, ...written, 404: faulty('No such plan'), 409: faulty('There is no plan yet, or a consignment has moved on') },
    },
  },
} as const;
