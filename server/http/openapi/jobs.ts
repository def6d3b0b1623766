/** Jobs: everything that is answered with 202 can be followed here. */
import { z } from 'zod';
import { jobBody, jobId } from '../contract/job.ts';
import { faulty, json } from './parts.ts';

const tags = ['jobs'];
const path = z.object({ id: jobId });
const away = faulty('The store is out of reach');

export const jobPaths = {
  '/api/v1/jobs/{id}': {
    get: { operationId: 'showJob', tags, summary: 'How far a job is', requestParams: { path }, responses: { 200: { description: 'As it stands', content: json(jobBody) }, 404: faulty('No such job'), 503: away } },
    delete: { operationId: 'cancelJob', tags, summary: 'Ends a job; what it had by then is kept. One that is over stays as it is', requestParams: { path }, responses: { 200: { description: 'As it stands', content: json(jobBody) }, 404: faulty('No such job'), 503: away, 507: faulty('No space is left; nothing was written') } },
  },
  '/api/v1/jobs/{id}/events': {
    get: {
      operationId: 'watchJob', tags, summary: 'The job as a stream: an event at every change, the last one called end',
      requestParams: { path, header: z.object({ 'Last-Event-ID': z.string().optional().meta({ description: 'The last event seen: those after it come' }) }) },
      responses: {
        200: { description: 'Events named progress and end; their data is the job as showJob has it, their id its revision', content: { 'text/event-stream': { schema: z.string() } } },
        204: { description: 'The job is over and its last event was seen' }, 404: faulty('No such job'), 503: faulty('Too many streams are open, or the store is out of reach'),
      },
    },
  },
} as const;
