import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** Root of the checkout, whether this file runs from server/ or from dist/server/. */
export const repository: URL = (() => {
  const near = new URL('../', import.meta.url);
  return existsSync(new URL('data/places.csv', near)) ? near : new URL('../../', import.meta.url);
})();

export const dataFolder = (configured: string | undefined): URL => (configured === undefined ? new URL('data/', repository) : pathToFileURL(`${configured.replace(/[\\/]$/, '')}/`));
