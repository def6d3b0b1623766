/** Work that goes on after the answer: looked at, watched, ended. */
import { client, outcome, type Outcome } from './client.ts';
import type { components } from './schema.d.ts';

export type Job = components['schemas']['Job'];

export const showJob = (id: string, signal: AbortSignal): Promise<Outcome<Job>> => outcome(client.GET('/api/v1/jobs/{id}', { params: { path: { id } }, signal }));
/** Ends it; what it had by then is kept. */
export const cancelJob = (id: string): Promise<Outcome<Job>> => outcome(client.DELETE('/api/v1/jobs/{id}', { params: { path: { id } } }));
export const jobEventsAddress = (id: string): string => `/api/v1/jobs/${encodeURIComponent(id)}/events`;
