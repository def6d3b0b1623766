/** What every operation of the document is put together from. */
import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import { problem } from '../contract/quote.ts';
import { MEDIA_TYPES } from '../sheets/send-sheet.ts';

export const json = (schema: z.ZodType) => ({ 'application/json': { schema } });
export const faulty = (description: string) => ({ description, content: { 'application/problem+json': { schema: problem } } });

export const body = (schema: z.ZodType) => ({ required: true, content: json(schema) });
export const idempotencyKey = z.object({ 'Idempotency-Key': z.string().min(1).max(200).meta({ description: 'Chosen by the caller, once for each thing to be written; kept 24 h. The same key gives the same answer, marked `Idempotency-Replayed: true`' }) });
export const ifMatch = z.object({ 'If-Match': z.string().min(1).max(100).meta({ description: 'ETag of what is changed, as read' }) });

const file = { type: 'string' as const, format: 'binary' };
/** A table in a body. */
export const table = { required: true, content: { [MEDIA_TYPES.csv]: { schema: file }, [MEDIA_TYPES.xlsx]: { schema: file } } };
/** A table that is sent out. */
export const sent = (type: keyof typeof MEDIA_TYPES, description: string) => ({
  200: { description, headers: z.object({ 'Content-Disposition': z.string() }), content: { [MEDIA_TYPES[type]]: { schema: file } } },
});

/** Whatever is asked may come too slowly, in too large a request, or while something is broken. */
const ANYWHERE = {
  408: faulty('The request took too long to arrive'), 414: faulty('Address too long'), 431: faulty('Headers too large'), 500: faulty('Something failed here'),
};

/** Every operation with what may go wrong with any of them. */
export const withFailures = (paths: ZodOpenApiPathsObject): ZodOpenApiPathsObject =>
  Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [
      path, Object.fromEntries(Object.entries(item as Record<string, ZodOpenApiOperationObject>).map(([method, operation]) => [method, { ...operation, responses: { ...operation.responses, ...ANYWHERE } }])),
    ]),
  );
