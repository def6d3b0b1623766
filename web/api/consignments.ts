/** The pool of consignments over HTTP. */
import { client, outcome, type Outcome } from './client.ts';
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
