/** What a watcher asks: does it live, can it serve, how does it fare. */
import { Router } from 'express';
import type { Check } from '../../ports/check.ts';
import type { Metrics } from '../../ports/metrics.ts';
import { checkReadiness } from '../../usecases/check-readiness.ts';

export interface Operation {
  readonly metrics: Metrics;
  readonly checks: readonly Check[];
  isStopping(): boolean;
}

export const operationRoutes = ({ metrics, checks, isStopping }: Operation, about: { readonly edition: string; readonly engineVersion: string }): Router => {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok', ...about });
  });
  router.get('/readyz', async (request, response) => {
    const { status, stopping, checks: results, causes } = await checkReadiness(checks, isStopping);
    for (const [check, cause] of Object.entries(causes)) request.log.warn({ check, err: cause }, 'check failed');
    // The end may have begun while the checks ran.
    if (stopping) response.setHeader('Connection', 'close');
    response.status(status === 'notReady' ? 503 : 200).json({ status, stopping, checks: results });
  });
  router.get('/metrics', async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.text());
  });
  return router;
};
