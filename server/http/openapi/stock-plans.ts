/** Warehouses and plans of stock abroad in the document. */
import { z } from 'zod';
import { assortment, sampleRequest } from '../contract/assortment.ts';
import { jobId } from '../contract/job.ts';
import { simulationRequest, stockComparison, stockComparisonQuery, stockPdfQuery, stockPlanAsked, stockPlanBody, stockPlanList, stockPlanListQuery, stockPlanRequest, warehouseList } from '../contract/stock-plan.ts';
import { body, faulty, idempotencyKey, json, sent } from './parts.ts';

const tags = ['stock abroad'];
const ofPlan = z.object({ id: jobId });
const store = { 503: faulty('The store is out of reach') };
const written = { 400: faulty('Unreadable body, or no Idempotency-Key'), 413: faulty('Body too large'), 415: faulty('Not JSON'), 422: faulty('All faults of the request, or the key was used for something else'), 507: faulty('No space is left; nothing was written'), ...store };
const noPlanYet = { 404: faulty('No such plan'), 409: faulty('There is no plan yet, or none'), ...store };
const started = { 202: { description: 'Under way', headers: z.object({ Location: z.string() }), content: json(stockPlanAsked) } };

export const stockPlanPaths = {
  '/api/v1/warehouses': { get: { operationId: 'listWarehouses', tags, summary: 'Warehouses abroad and at the ports, at their prices', responses: { 200: { description: 'By id', content: json(warehouseList) } } } },
  '/api/v1/assortments/sample': {
    post: {
      operationId: 'drawAssortment', tags, summary: 'Keeps an invented assortment of the belts’ goods, drawn by a seed', requestParams: { header: idempotencyKey }, requestBody: body(sampleRequest),
      responses: { 201: { description: 'Kept; Location has every row', headers: z.object({ Location: z.string() }), content: json(assortment) }, ...written },
    },
  },
  '/api/v1/stock-plans': {
    get: { operationId: 'listStockPlans', tags, summary: 'Plans of an assortment, newest first', requestParams: { query: stockPlanListQuery }, responses: { 200: { description: 'A page', content: json(stockPlanList) }, 422: faulty('Faults of the query'), ...store } },
    post: {
      operationId: 'askStockPlan', tags, summary: 'Which warehouses to use, what to stock there and by which sailing, and what to send direct; in the background', requestParams: { header: idempotencyKey }, requestBody: body(stockPlanRequest),
      responses: { ...started, ...written },
    },
  },
  '/api/v1/stock-plans/{id}': {
    get: { operationId: 'showStockPlan', tags, summary: 'A plan, or how far it is', requestParams: { path: ofPlan }, responses: { 200: { description: 'As it stands', content: json(stockPlanBody) }, 404: faulty('No such plan'), ...store } },
  },
  '/api/v1/stock-plans/{id}/plan.xlsx': {
    get: { operationId: 'sendStockPlanXlsx', tags, summary: 'The plan as a workbook: sites, markets, SKUs, calendar, costs', requestParams: { path: ofPlan }, responses: { ...sent('xlsx', 'A sheet for each'), ...noPlanYet } },
  },
  '/api/v1/stock-plans/{id}/plan.pdf': {
    get: {
      operationId: 'printStockPlan', tags, summary: 'The plan on paper', requestParams: { path: ofPlan, query: stockPdfQuery },
      responses: { 200: { description: 'A4', headers: z.object({ 'Content-Disposition': z.string() }), content: { 'application/pdf': { schema: z.string().meta({ format: 'binary' }) } } }, ...noPlanYet, 422: faulty('Faults of the query'), 503: faulty('Printing is busy, or the store is out of reach') },
    },
  },
  '/api/v1/stock-plans/{id}/comparison': {
    get: { operationId: 'compareStockPlans', tags, summary: 'What changes from another plan of the assortment to this one', requestParams: { path: ofPlan, query: stockComparisonQuery }, responses: { 200: { description: 'From the other to this one', content: json(stockComparison) }, ...noPlanYet, 422: faulty('Faults of the query, or no such plan of the assortment') } },
  },
  '/api/v1/stock-plans/{id}/analysis': {
    post: {
      operationId: 'analyseStockPlan', tags, summary: 'Cost against the number of warehouses, what each closed one would cost, and from which volume on stock beats sending direct; in the background', requestParams: { path: ofPlan, header: idempotencyKey },
      responses: { ...started, ...written, ...noPlanYet },
    },
  },
  '/api/v1/stock-plans/{id}/sensitivity': {
    post: {
      operationId: 'stressStockPlan', tags, summary: 'What rents, rates, money, demand and lead times do to the cost, and from where on other warehouses are better; in the background', requestParams: { path: ofPlan, header: idempotencyKey },
      responses: { ...started, ...written, ...noPlanYet },
    },
  },
  '/api/v1/stock-plans/{id}/simulation': {
    post: {
      operationId: 'simulateStockPlan', tags, summary: 'Runs the plan over its departures with orders drawn by a seed; in the background', requestParams: { path: ofPlan, header: idempotencyKey }, requestBody: body(simulationRequest),
      responses: { ...started, ...written, ...noPlanYet },
    },
  },
} as const;
