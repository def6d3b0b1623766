/** Addresses for those who watch the server. */
import { z } from 'zod';
import { json } from './parts.ts';

const health = z.strictObject({ status: z.literal('ok'), edition: z.string(), engineVersion: z.string() }).meta({ id: 'Health' });
const readiness = z
  .strictObject({
    status: z.enum(['ready', 'degraded', 'notReady']).meta({ description: 'degraded: something is missing without which quoting still works' }),
    stopping: z.boolean(),
    checks: z.record(z.string(), z.enum(['ok', 'failed'])),
  })
  .meta({ id: 'Readiness', example: { status: 'ready', stopping: false, checks: { engine: 'ok', store: 'ok' } } });
const tags = ['health'];

export const operationPaths = {
  '/healthz': { get: { operationId: 'health', tags, summary: 'Whether the server answers', responses: { 200: { description: 'It does', content: json(health) } } } },
  '/readyz': {
    get: {
      operationId: 'readiness', tags, summary: 'Whether the server can serve: each thing it needs by name',
      responses: { 200: { description: 'It can, perhaps degraded', content: json(readiness) }, 503: { description: 'It cannot, or is about to stop', content: json(readiness) } },
    },
  },
  '/metrics': {
    get: { operationId: 'metrics', tags, summary: 'Figures for Prometheus', responses: { 200: { description: 'Requests, planning, event loop, process', content: { 'text/plain': { schema: z.string() } } } } },
  },
  '/openapi.json': {
    get: { operationId: 'contract', tags, summary: 'This document; /docs shows it', responses: { 200: { description: 'OpenAPI 3.1', content: json(z.looseObject({ openapi: z.string() }).meta({ id: 'OpenApiDocument' })) } } },
  },
} as const;
