import { z } from 'zod';
import { LANGUAGES } from '../../../planner/domain/index.ts';
import { loadPlanRequest, loadPlanResponse } from '../contract/load-plan.ts';
import { faulty, json } from './parts.ts';

const failures = { 400: faulty('Unreadable body'), 413: faulty('Body too large'), 415: faulty('Not JSON'), 422: faulty('All faults of the request'), 503: faulty('Planning or printing is busy or took too long') };
const tags = ['load plans'];

export const loadPlanPaths = {
  '/api/v1/load-plans': {
    post: {
      operationId: 'planLoad', tags, summary: 'Where every box stands in a container, truck or ULD, in which order it goes in, and what stays outside and why',
      requestBody: { required: true, content: json(loadPlanRequest) }, responses: { 200: { description: 'The fullest load found within all limits', content: json(loadPlanResponse) }, ...failures },
    },
  },
  '/api/v1/load-plans/sheet': {
    post: {
      operationId: 'printLoadSheet', tags, summary: 'The load plan for the people who load: three views, steps, what stays outside, as a PDF',
      requestParams: { query: z.object({ language: z.enum(LANGUAGES).optional().meta({ description: 'Default: by Accept-Language, else zh' }) }) },
      requestBody: { required: true, content: json(loadPlanRequest) },
      responses: { 200: { description: 'A4', headers: z.object({ 'Content-Disposition': z.string() }), content: { 'application/pdf': { schema: z.string().meta({ format: 'binary' }) } } }, ...failures },
    },
  },
} as const;
