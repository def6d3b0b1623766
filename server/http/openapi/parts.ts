/** What every operation of the document is put together from. */
import type { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import { problem } from '../contract/quote.ts';

export const json = (schema: z.ZodType) => ({ 'application/json': { schema } });
export const faulty = (description: string) => ({ description, content: { 'application/problem+json': { schema: problem } } });

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
