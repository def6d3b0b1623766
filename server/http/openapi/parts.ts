/** What every operation of the document is put together from. */
import type { z } from 'zod';
import { problem } from '../contract/quote.ts';

export const json = (schema: z.ZodType) => ({ 'application/json': { schema } });
export const faulty = (description: string) => ({ description, content: { 'application/problem+json': { schema: problem } } });
