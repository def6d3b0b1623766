import { z } from 'zod';
import { allotment, booking, bookingId, bookingList, bookingQuery, bookingRequest, departureList, departureQuery, departureSpaces, hubParameter, measure, spaceProblem } from '../contract/booking.ts';
import { departureId } from '../contract/consignment.ts';
import { body, faulty, idempotencyKey, json } from './parts.ts';

const tags = ['bookings'];
const ofId = z.object({ id: bookingId });
const away = { 503: faulty('The store is out of reach') };
const full = { 507: faulty('No space is left; nothing was written') };
const query = { 422: faulty('Faults of the query'), ...away };
const theOne = (description: string) => ({ description, content: json(booking) });
const acted = { 400: faulty('No Idempotency-Key'), 404: faulty('No such booking'), 409: faulty('It has been given back, or was not confirmed in time'), 422: faulty('The key was used for something else'), ...away, ...full };

export const bookingPaths = {
  '/api/v1/hubs/{hub}/departures': {
    get: {
      operationId: 'listDepartures', tags, summary: 'What leaves the ports, airports and rail terminals near a hub, with cut-offs and the space left', requestParams: { path: z.object({ hub: hubParameter }), query: departureQuery },
      responses: { 200: { description: 'By the time they leave', content: json(departureList) }, 404: faulty('No such place'), ...query },
    },
  },
  '/api/v1/departures/{departure}/space/{measure}': {
    put: {
      operationId: 'allotSpace', tags, summary: 'Sets what the firm was allotted of a departure', requestParams: { path: z.object({ departure: departureId, measure }) }, requestBody: body(allotment),
      responses: {
        200: { description: 'Set', content: json(departureSpaces) }, 400: faulty('Unreadable body'), 404: faulty('No such address'), 409: faulty('More than that is booked'), 413: faulty('Body too large'), 415: faulty('Not JSON'),
        422: faulty('All faults of the request, or no such departure'), ...away, ...full,
      },
    },
  },
  '/api/v1/bookings': {
    get: { operationId: 'listBookings', tags, summary: 'Bookings, newest first', requestParams: { query: bookingQuery }, responses: { 200: { description: 'A page', content: json(bookingList) }, ...query } },
    post: {
      operationId: 'holdSpace', tags, summary: 'Holds space on a departure until it is confirmed, given back or runs out', requestParams: { header: idempotencyKey }, requestBody: body(bookingRequest),
      responses: {
        201: { ...theOne('Held'), headers: z.object({ Location: z.string() }) }, 400: faulty('Unreadable body, or no Idempotency-Key'), 409: { description: 'Not enough is left: how much, and the next departures of the line', content: { 'application/problem+json': { schema: spaceProblem } } },
        413: faulty('Body too large'), 415: faulty('Not JSON'), 422: faulty('All faults of the request, no such departure, or the key was used for something else'), ...away, ...full,
      },
    },
  },
  '/api/v1/bookings/{id}': { get: { operationId: 'showBooking', tags, summary: 'A booking', requestParams: { path: ofId }, responses: { 200: theOne('As it stands'), 404: acted[404], ...away } } },
  '/api/v1/bookings/{id}/confirm': { post: { operationId: 'confirmBooking', tags, summary: 'Confirms a hold before it runs out', requestParams: { path: ofId, header: idempotencyKey }, responses: { 200: theOne('Confirmed'), ...acted } } },
  '/api/v1/bookings/{id}/release': { post: { operationId: 'releaseBooking', tags, summary: 'Gives the space back', requestParams: { path: ofId, header: idempotencyKey }, responses: { 200: theOne('Given back'), ...acted } } },
} as const;
