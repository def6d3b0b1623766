import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { startServer } from '../support/start-server.ts';

export interface Stage {
  browser: Browser;
  server: Awaited<ReturnType<typeof startServer>>;
}

/** A browser and the built server for all tests of a file; both are there once its tests begin, and gone after them. */
export const setStage = (): Stage => {
  const stage = {} as Stage;
  beforeAll(async () => {
    [stage.browser, stage.server] = await Promise.all([openBrowser(), startServer({})]);
  });
  afterAll(async () => {
    await stage.browser.close();
    stage.server.process.kill('SIGKILL');
  });
  return stage;
};
