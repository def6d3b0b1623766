/** Plans of consolidation over HTTP. */
import { client, outcome, type Outcome } from './client.ts';
import type { components } from './schema.d.ts';

type Schemas = components['schemas'];
export type Consolidation = Schemas['Consolidation'];
export type ConsolidationRequest = Schemas['ConsolidationRequest'];
export type ConsolidationPin = Schemas['ConsolidationPin'];
export type ConsolidationPlan = Schemas['ConsolidationPlan'];
export type BoardDeparture = Schemas['BoardDeparture'];
export type Batch = Schemas['Batch'];
export type CostShare = Schemas['CostShare'];
export type ShipperBill = Schemas['ShipperBill'];
export type LeftBehind = Schemas['LeftBehind'];
export type Recheck = Schemas['Recheck'];
export type Move = Schemas['RecheckRequest']['moves'][number];
export type BrokenRule = Recheck['faults'][number];
export type PlannedConsignment = Consolidation['consignments'][number];

export type ConsolidationRow = Schemas['ConsolidationRow'];
export type ConsolidationList = Schemas['ConsolidationList'];
export type NoPlan = Schemas['NoPlan'];
export type ExtraUnit = Schemas['ExtraUnit'];
export type PlanComparison = Schemas['PlanComparison'];
export type HoldOrGo = Schemas['HoldOrGo'];
export type BatchLoadPlan = Schemas['BatchLoadPlan'];

export const startConsolidation = (body: ConsolidationRequest, key: string): Promise<Outcome<{ readonly id: string; readonly job: string }>> =>
  outcome(client.POST('/api/v1/consolidations', { params: { header: { 'Idempotency-Key': key } }, body }));
/** @param after `next` of the page before */
export const listConsolidations = (hub: string, after: string | undefined, signal: AbortSignal): Promise<Outcome<ConsolidationList>> =>
  outcome(client.GET('/api/v1/consolidations', { params: { query: { hub, ...(after !== undefined && { after }) } }, signal }));
export const showConsolidation = (id: string, signal: AbortSignal): Promise<Outcome<Consolidation>> =>
  outcome(client.GET('/api/v1/consolidations/{id}', { params: { path: { id } }, signal }));
export const recheckPlan = (id: string, moves: readonly Move[]): Promise<Outcome<Recheck>> =>
  outcome(client.POST('/api/v1/consolidations/{id}/recheck', { params: { path: { id } }, body: { moves: [...moves] } }));
export const adoptPlan = (id: string, key: string): Promise<Outcome<{ readonly moved: number }>> =>
  outcome(client.POST('/api/v1/consolidations/{id}/adopt', { params: { path: { id }, header: { 'Idempotency-Key': key } } }));
export const manifestAddress = (id: string, departure: string, format: 'xlsx' | 'csv' | 'pdf'): string =>
  `/api/v1/consolidations/${encodeURIComponent(id)}/manifest.${format}?${new URLSearchParams({ departure })}`;
/** A long one takes seconds. */
export const planBatchLoad = (id: string, batch: string, signal: AbortSignal): Promise<Outcome<BatchLoadPlan>> =>
  outcome(client.GET('/api/v1/consolidations/{id}/load-plan', { params: { path: { id }, query: { batch } }, signal }));
export const loadSheetAddress = (id: string, batch: string): string => `/api/v1/consolidations/${encodeURIComponent(id)}/load-plan.pdf?${new URLSearchParams({ batch })}`;
export const askHoldOrGo = (id: string, batch: string, signal: AbortSignal): Promise<Outcome<HoldOrGo>> =>
  outcome(client.GET('/api/v1/consolidations/{id}/hold-or-go', { params: { path: { id }, query: { batch } }, signal }));
/** From the other plan to this one. */
export const compareConsolidations = (id: string, other: string, signal: AbortSignal): Promise<Outcome<PlanComparison>> =>
  outcome(client.GET('/api/v1/consolidations/{id}/comparison', { params: { path: { id }, query: { with: other } }, signal }));
export const showBoard = (hub: string, from: string, until: string, signal: AbortSignal): Promise<Outcome<{ readonly departures: readonly BoardDeparture[] }>> =>
  outcome(client.GET('/api/v1/hubs/{hub}/board', { params: { path: { hub }, query: { from, until } }, signal }));
