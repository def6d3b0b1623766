import type { Check } from '../ports/check.ts';

export interface Readiness {
  readonly status: 'ready' | 'degraded' | 'notReady';
  readonly stopping: boolean;
  readonly checks: Readonly<Record<string, 'ok' | 'failed'>>;
  /** Why a check failed: for the log, not for the asker. */
  readonly causes: Readonly<Record<string, unknown>>;
}

/** A check that has not answered by then has failed, ms. */
const CHECK_MS = 2000;

/** Runs all checks at the same time. A server that stops is not ready, whatever they say. */
export const checkReadiness = async (checks: readonly Check[], isStopping: () => boolean): Promise<Readiness> => {
  const results = await Promise.all(checks.map(async (check) => ({ check, cause: await failureOf(check) })));
  const failed = results.filter(({ cause }) => cause !== undefined);
  const stopping = isStopping();
  const notReady = stopping || failed.some(({ check }) => check.isRequired);
  return {
    status: notReady ? 'notReady' : failed.length > 0 ? 'degraded' : 'ready',
    stopping,
    checks: Object.fromEntries(results.map(({ check, cause }) => [check.name, cause === undefined ? 'ok' : 'failed'])),
    causes: Object.fromEntries(failed.map(({ check, cause }) => [check.name, cause])),
  };
};

const failureOf = async (check: Check): Promise<unknown> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error(`no answer within ${CHECK_MS} ms`)), CHECK_MS)));
  try {
    await Promise.race([check.run(), late]);
    return undefined;
  } catch (cause) {
    return cause ?? new Error('failed');
  } finally {
    clearTimeout(timer);
  }
};
