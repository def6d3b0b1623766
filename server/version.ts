import { readFileSync } from 'node:fs';
import { repository } from './paths.ts';

/** The product's version, stored with every quote. */
export const engineVersion = (): string => (JSON.parse(readFileSync(new URL('package.json', repository), 'utf8')) as { version: string }).version;
