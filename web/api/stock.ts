/** Assortments, warehouses and plans of stock abroad over HTTP. */
import { client, outcome, type Outcome } from './client.ts';
import { download } from './download.ts';
import { table, typeOf } from './rfqs.ts';
import type { components } from './schema.d.ts';

type Schemas = components['schemas'];
export type Assortment = Schemas['Assortment'];
export type AssortmentList = Schemas['AssortmentList'];
export type AssortmentField = Schemas['AssortmentField'];
export type AssortmentPreview = Schemas['AssortmentPreview'];
type Mapping = Readonly<Record<string, string>>;
const readAs = (mapping: Mapping) => (Object.keys(mapping).length > 0 ? { mapping: JSON.stringify(mapping) } : {});

export const listAssortments = (signal: AbortSignal): Promise<Outcome<AssortmentList>> => outcome(client.GET('/api/v1/assortments', { params: { query: { limit: 100 } }, signal }));
export const drawAssortment = (seed: number, key: string): Promise<Outcome<Assortment>> => outcome(client.POST('/api/v1/assortments/sample', { params: { header: { 'Idempotency-Key': key } }, body: { seed } }));
export const previewAssortment = (file: File, mapping: Mapping, signal: AbortSignal): Promise<Outcome<AssortmentPreview>> => outcome(client.POST('/api/v1/assortments/preview', { params: { query: readAs(mapping) }, signal, ...table(file) }));
export const importAssortment = (file: File, mapping: Mapping, onlyValid: boolean, key: string): Promise<Outcome<Assortment>> =>
  outcome(client.POST('/api/v1/assortments', { params: { header: { 'Idempotency-Key': key }, query: { ...readAs(mapping), name: file.name.slice(0, 120), onlyValid: onlyValid ? 'true' : 'false' } }, ...table(file) }));
/** The table back with a column of what is wrong. */
export const downloadAssortmentErrors = (file: File, mapping: Mapping): Promise<boolean> =>
  download(`/api/v1/assortments/errors.${typeOf(file).includes('csv') ? 'csv' : 'xlsx'}?${new URLSearchParams(readAs(mapping))}`, { body: file, type: typeOf(file) });
export const assortmentTemplateAddress = (type: 'csv' | 'xlsx'): string => `/api/v1/assortments/template.${type}`;

export type StockAnswer = Schemas['StockPlanAnswer'];
export type StockPlan = Schemas['StockPlan'];
export type StockSite = Schemas['StockSite'];
export type StockMarket = Schemas['StockMarket'];
export type StockBreakEven = Schemas['StockBreakEven'];
export type StockAnalysis = Schemas['StockAnalysis'];
export type StockSensitivity = Schemas['StockSensitivityAnswer'];
export type StockSimulation = Schemas['StockSimulation'];
export type StockCosts = Schemas['StockCosts'];
export type StockPlanRequest = Schemas['StockPlanRequest'];
export type StockPlanRow = Schemas['StockPlanRow'];
export type StockPlanList = Schemas['StockPlanList'];
export type StockComparison = Schemas['StockComparison'];
export type NoStockPlan = Schemas['NoStockPlan'];
export type SiteDecision = Schemas['SiteDecision'];
export type DeparturePort = Schemas['DeparturePort'];
type Asked = Schemas['StockPlanAsked'];

export const listWarehouses = (signal: AbortSignal): Promise<Outcome<Schemas['WarehouseList']>> => outcome(client.GET('/api/v1/warehouses', { signal }));
export const startStockPlan = (body: StockPlanRequest, key: string): Promise<Outcome<Asked>> => outcome(client.POST('/api/v1/stock-plans', { params: { header: { 'Idempotency-Key': key } }, body }));
/** The newest, as many as a page holds. */
export const listStockPlans = (assortment: string, signal: AbortSignal): Promise<Outcome<StockPlanList>> => outcome(client.GET('/api/v1/stock-plans', { params: { query: { assortment } }, signal }));
export const showStockPlan = (id: string, signal: AbortSignal): Promise<Outcome<StockAnswer>> => outcome(client.GET('/api/v1/stock-plans/{id}', { params: { path: { id } }, signal }));
/** From the other plan to this one. */
export const compareStockPlans = (id: string, other: string, signal: AbortSignal): Promise<Outcome<StockComparison>> =>
  outcome(client.GET('/api/v1/stock-plans/{id}/comparison', { params: { path: { id }, query: { with: other } }, signal }));
/** @param key one for each plan asks once, however often it is sent; another one asks again */
export const startAnalysis = (id: string, key: string): Promise<Outcome<Asked>> => outcome(client.POST('/api/v1/stock-plans/{id}/analysis', { params: { path: { id }, header: { 'Idempotency-Key': key } } }));
export const startSensitivity = (id: string, key: string): Promise<Outcome<Asked>> => outcome(client.POST('/api/v1/stock-plans/{id}/sensitivity', { params: { path: { id }, header: { 'Idempotency-Key': key } } }));
export const startSimulation = (id: string, key: string): Promise<Outcome<Asked>> => outcome(client.POST('/api/v1/stock-plans/{id}/simulation', { params: { path: { id }, header: { 'Idempotency-Key': key } }, body: {} }));
export const stockFileAddress = (id: string, type: 'xlsx' | 'pdf'): string => `/api/v1/stock-plans/${encodeURIComponent(id)}/plan.${type}`;
