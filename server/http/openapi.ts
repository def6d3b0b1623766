import { createDocument } from 'zod-openapi';
import { placeQuery, reachQuery } from './contract/network-query.ts';
import { profileRequest, profileResponse } from './contract/profile.ts';
import { whyNotRequest, whyNotResponse } from './contract/why-not.ts';
import { networkResponse, placeList, quoteRequest, quoteResponse, reachResponse } from './contract/quote.ts';
import { jobPaths } from './openapi/jobs.ts';
import { consolidationPaths } from './openapi/consolidations.ts';
import { assortmentPaths } from './openapi/assortments.ts';
import { stockPlanPaths } from './openapi/stock-plans.ts';
import { bookingPaths } from './openapi/bookings.ts';
import { consignmentPaths } from './openapi/consignments.ts';
import { loadPlanPaths } from './openapi/load-plans.ts';
import { operationPaths } from './openapi/operation.ts';
import { faulty, json, withFailures } from './openapi/parts.ts';
import { rfqPaths } from './openapi/rfqs.ts';
import { savedQuotePaths } from './openapi/saved-quotes.ts';

/** The API as a document: the same schemas that validate. */
export const openApiDocument = (version: string) =>
  createDocument({
    openapi: '3.1.0',
    info: { title: 'Qilu Corridor', version, description: 'Routes, prices and emissions from Shandong to the world.', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    // Loopback only: who reaches the port is let in.
    security: [],
    tags: [
      { name: 'quotes', description: 'Questions about a consignment' }, { name: 'saved quotes', description: 'Offers kept: numbered, dated, accepted or expired' }, { name: 'bulk requests', description: 'Tables of consignments, priced row by row' },
      { name: 'jobs', description: 'Work that goes on after the answer' }, { name: 'consolidation', description: 'Plans of a pool onto departures, with bound, split and reasons' }, { name: 'pool', description: 'Consignments on hand at hubs, entered or imported' },
      { name: 'load plans', description: 'Boxes in a container, truck or ULD' },
      { name: 'stock abroad', description: 'Overseas warehouses: SKUs and their demand, plans of what to stock where' },
      { name: 'bookings', description: 'Departures near a hub, and space on them' },
      { name: 'network', description: 'Places, lines and what they reach' }, { name: 'health', description: 'The server itself' },
    ],
    paths: withFailures({
      '/api/v1/quotes': {
        post: {
          operationId: 'quoteShipment', tags: ['quotes'], summary: 'Every itinerary worth offering for one consignment, priced',
          requestBody: { required: true, content: json(quoteRequest) },
          responses: {
            200: { description: 'The front; no option means: see noRoute', content: json(quoteResponse) },
            400: faulty('Unreadable body'), 413: faulty('Body too large'), 415: faulty('Not JSON'), 422: faulty('All faults of the request'), 503: faulty('Planning is busy or took too long'),
          },
        },
      },
      '/api/v1/quotes/why-not': {
        post: {
          operationId: 'whyNot', tags: ['quotes'], summary: 'Why a service, departure, place or mode is not offered: the first broken rule with its margin, or what beats it',
          requestBody: { required: true, content: json(whyNotRequest) },
          responses: { 200: { description: 'The verdict', content: json(whyNotResponse) }, 400: faulty('Unreadable body'), 413: faulty('Body too large'), 415: faulty('Not JSON'), 422: faulty('All faults of the request'), 503: faulty('Planning is busy or took too long') },
        },
      },
      '/api/v1/quotes/profile': {
        post: {
          operationId: 'sendingProfile', tags: ['quotes'], summary: 'Which day is best to send: quickest and cheapest for each day of a window',
          requestBody: { required: true, content: json(profileRequest) },
          responses: { 200: { description: 'A row a day', content: json(profileResponse) }, 400: faulty('Unreadable body'), 413: faulty('Body too large'), 415: faulty('Not JSON'), 422: faulty('All faults of the request'), 503: faulty('Planning is busy or took too long') },
        },
      },
      ...savedQuotePaths,
      ...rfqPaths,
      ...jobPaths,
      ...consignmentPaths,
      ...consolidationPaths,
      ...loadPlanPaths,
      ...bookingPaths,
      ...assortmentPaths,
      ...stockPlanPaths,
      '/api/v1/places': {
        get: {
          operationId: 'searchPlaces', tags: ['network'], summary: 'Places for a typeahead',
          requestParams: { query: placeQuery },
          responses: { 200: { description: 'Best first: exact code, exact name, beginning, spelling, inside', content: json(placeList) }, 422: faulty('Faults of the query') },
        },
      },
      '/api/v1/network': {
        get: { operationId: 'showNetwork', tags: ['network'], summary: 'All places, services, lines and sources', responses: { 200: { description: 'The edition in use', content: json(networkResponse) }, 304: { description: 'Unchanged since the ETag given' }, 503: faulty('Planning is busy or took too long') } },
      },
      '/api/v1/reach': {
        get: {
          operationId: 'showReach', tags: ['network'], summary: 'Every market from one door: quickest, cheapest, or why not',
          requestParams: { query: reachQuery },
          responses: { 200: { description: 'For a pallet of 420 kg and 3.2 m³', content: json(reachResponse) }, 422: faulty('Faults of the query'), 503: faulty('Planning is busy or took too long') },
        },
      },
      ...operationPaths,
    }),
  });
