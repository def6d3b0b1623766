/** Bulk requests for quotation over HTTP: a table goes over as it is, byte for byte. */
import { client, outcome, type Outcome } from './client.ts';
import type { components, paths } from './schema.d.ts';

type Schemas = components['schemas'];
export type Rfq = Schemas['Rfq'];
export type RfqDetail = Schemas['RfqDetail'];
export type RfqRow = Schemas['RfqRow'];
export type RfqPreview = Schemas['RfqPreview'];
export type RfqField = Schemas['RfqField'];
export type RfqRowState = RfqRow['state'];
type RowsQuery = NonNullable<paths['/api/v1/rfqs/{id}']['get']['parameters']['query']>;

/** A column letter to a field; to nothing: the column is left out. */
export type Mapping = Readonly<Record<string, RfqField | ''>>;

const CSV = 'text/csv';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** By its name: systems disagree about the type of a CSV. */
export const typeOf = (file: File): string => (/\.xlsx$/i.test(file.name) ? XLSX : /\.(csv|txt|tsv)$/i.test(file.name) ? CSV : file.type || 'application/octet-stream');
export const table = (file: File) => ({ body: file as unknown as string, bodySerializer: (body: unknown) => body as BodyInit, headers: { 'Content-Type': typeOf(file) } });
const mapped = (mapping: Mapping) => (Object.keys(mapping).length > 0 ? { mapping: JSON.stringify(mapping) } : {});

export const previewRfq = (file: File, mapping: Mapping, signal: AbortSignal): Promise<Outcome<RfqPreview>> =>
  outcome(client.POST('/api/v1/rfqs/preview', { params: { query: mapped(mapping) }, signal, ...table(file) }));
export const submitRfq = (file: File, mapping: Mapping, onlyValid: boolean, key: string): Promise<Outcome<Rfq>> =>
  outcome(client.POST('/api/v1/rfqs', { params: { header: { 'Idempotency-Key': key }, query: { ...mapped(mapping), name: file.name.slice(0, 120), onlyValid: onlyValid ? 'true' : 'false' } }, ...table(file) }));
export const listRfqs = (signal: AbortSignal): Promise<Outcome<Schemas['RfqList']>> => outcome(client.GET('/api/v1/rfqs', { params: { query: { limit: 50 } }, signal }));
export const showRfq = (id: string, query: RowsQuery, signal: AbortSignal): Promise<Outcome<RfqDetail>> => outcome(client.GET('/api/v1/rfqs/{id}', { params: { path: { id }, query }, signal }));
export const cancelRfq = (id: string): Promise<Outcome<Rfq>> => outcome(client.DELETE('/api/v1/rfqs/{id}', { params: { path: { id } } }));
export const templateAddress = (type: 'csv' | 'xlsx'): string => `/api/v1/rfqs/template.${type}`;
export const resultAddress = (id: string, type: 'csv' | 'xlsx'): string => `/api/v1/rfqs/${encodeURIComponent(id)}/file.${type}`;
