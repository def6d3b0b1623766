/** The pool of consignments over HTTP. */
import { client, outcome, type Outcome } from './client.ts';
import { download } from './download.ts';
import { table, typeOf } from './rfqs.ts';
import type { components, paths } from './schema.d.ts';

type Schemas = components['schemas'];
export type Consignment = Schemas['Consignment'];
export type ConsignmentPage = Schemas['ConsignmentPage'];
export type ConsignmentRequest = Schemas['ConsignmentRequest'];
export type ConsignmentEdit = Schemas['ConsignmentEdit'];
export type ConsignmentState = Schemas['ConsignmentState'];
export type ConsignmentQuery = NonNullable<paths['/api/v1/consignments']['get']['parameters']['query']>;
export type ConsignmentOrder = NonNullable<ConsignmentQuery['sort']>;

const etag = ({ revision }: Pick<Consignment, 'revision'>): string => `"${revision}"`;

export const listConsignments = (query: ConsignmentQuery, signal: AbortSignal): Promise<Outcome<ConsignmentPage>> => outcome(client.GET('/api/v1/consignments', { params: { query }, signal }));
export const showConsignment = (id: string): Promise<Outcome<Consignment>> => outcome(client.GET('/api/v1/consignments/{id}', { params: { path: { id } } }));
export const addConsignment = (body: ConsignmentRequest, key: string): Promise<Outcome<Consignment>> =>
  outcome(client.POST('/api/v1/consignments', { params: { header: { 'Idempotency-Key': key } }, body }));
export const editConsignment = (consignment: Pick<Consignment, 'id' | 'revision'>, body: ConsignmentEdit): Promise<Outcome<Consignment>> =>
  outcome(client.PATCH('/api/v1/consignments/{id}', { params: { path: { id: consignment.id }, header: { 'If-Match': etag(consignment) } }, body }));

export type PoolField = Schemas['PoolField'];
export type PoolImportPreview = Schemas['PoolImportPreview'];
export type PoolImport = Schemas['PoolImport'];
/** A long table is taken in by a job. */
export type PoolImportStarted = Schemas['PoolImportStarted'];
/** A column letter to a field; to nothing: the column is left out. */
export type PoolMapping = Readonly<Record<string, PoolField | ''>>;
const readAs = (hub: string, mapping: PoolMapping) => ({ hub, ...(Object.keys(mapping).length > 0 && { mapping: JSON.stringify(mapping) }) });

export const previewImport = (file: File, hub: string, mapping: PoolMapping, signal: AbortSignal): Promise<Outcome<PoolImportPreview>> =>
  outcome(client.POST('/api/v1/consignment-imports/preview', { params: { query: readAs(hub, mapping) }, signal, ...table(file) }));
export const importTable = (file: File, hub: string, mapping: PoolMapping, onlyValid: boolean, key: string): Promise<Outcome<PoolImport | PoolImportStarted>> =>
  outcome(client.POST('/api/v1/consignment-imports', { params: { header: { 'Idempotency-Key': key }, query: { ...readAs(hub, mapping), name: file.name.slice(0, 120), onlyValid: onlyValid ? 'true' : 'false' } }, ...table(file) }));
export const showImport = (id: string, signal: AbortSignal): Promise<Outcome<PoolImport>> => outcome(client.GET('/api/v1/consignment-imports/{id}', { params: { path: { id }, query: { limit: 1 } }, signal }));
export const jobIdIn = ({ job }: PoolImportStarted): string => job.slice(job.lastIndexOf('/') + 1);
/** The table back with a column of what is wrong. */
export const downloadErrors = (file: File, hub: string, mapping: PoolMapping): Promise<boolean> =>
  download(`/api/v1/consignment-imports/errors.${typeOf(file).includes('csv') ? 'csv' : 'xlsx'}?${new URLSearchParams(readAs(hub, mapping))}`, { body: file, type: typeOf(file) });
export const poolTemplateAddress = (type: 'csv' | 'xlsx'): string => `/api/v1/consignment-imports/template.${type}`;
export const poolExportAddress = (hub: string, type: 'csv' | 'xlsx'): string => `/api/v1/consignments.${type}?${new URLSearchParams({ hub })}`;
