import createClient from 'openapi-fetch';
import type { paths } from '../../web/api/schema.d.ts';

/** The client that is generated from the contract, for tests that read an answer by its fields. */
export const typedClient = (url: string) => createClient<paths>({ baseUrl: url });
