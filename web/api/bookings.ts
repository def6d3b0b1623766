/** Space of departures over HTTP. */
import { client, outcome, type Failure, type Outcome } from './client.ts';
import type { components } from './schema.d.ts';

type Schemas = components['schemas'];
export type Booking = Schemas['Booking'];
export type BookingRequest = Schemas['BookingRequest'];
/** What is left of a departure that cannot hold what was asked, and what leaves next. */
export type SpaceLeft = Schemas['SpaceProblem']['space'];

/** Holds space; it ends by itself unless it is confirmed. */
export const holdSpace = (body: BookingRequest, key: string): Promise<Outcome<Booking>> => outcome(client.POST('/api/v1/bookings', { params: { header: { 'Idempotency-Key': key } }, body }));
export const confirmBooking = (id: string, key: string): Promise<Outcome<Booking>> => outcome(client.POST('/api/v1/bookings/{id}/confirm', { params: { path: { id }, header: { 'Idempotency-Key': key } } }));

export const spaceLeftIn = (failure: Failure): SpaceLeft | undefined => (failure.kind === 'problem' && 'space' in failure.problem ? (failure.problem.space as SpaceLeft) : undefined);
