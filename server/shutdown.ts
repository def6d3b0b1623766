/** The end of the process: in good order when it is told to stop, at once and not with 0 when something broke or it is told twice. */
import type { Server } from 'node:http';
import type { Logger } from 'pino';
import { currentRequestId } from './http/request-id.ts';

export interface Stopping {
  isStopping(): boolean;
}
/** Something to close after the last request, in the order given. */
export interface Closer {
  readonly name: string;
  close(): Promise<void>;
}

/** From the signal on requests under way may finish for this long; then the engine gives up what it still plans, and they are told to ask again, ms. */
const FINISH_MS = 7000;
/** Whatever has not ended by then is left, ms after the requests. */
const CLOSE_MS = 2000;

/**
 * Told to stop, it says so at /readyz, waits `drainMs` for that to be seen, takes no more connections, lets requests finish, closes the parts.
 * Ends with 0 within ten seconds.
 */
export const stopInOrder = (server: Server, closers: readonly Closer[], drainMs: number, logger: Logger): Stopping => {
  let stopping = false;
  const stop = async (): Promise<void> => {
    logger.info({ drainMs }, 'stopping: not ready any more');
    await pause(drainMs);
    const finished = new Promise<void>((done) => server.close(() => done()));
    const [engine, ...others] = closers;
    if (!(await within(Math.max(500, FINISH_MS - drainMs), finished))) {
      await engine?.close();
      await within(500, finished);
      server.closeAllConnections();
    }
    for (const { name, close } of [...(engine ? [engine] : []), ...others])
      if (!(await within(CLOSE_MS / closers.length, close()))) logger.error({ part: name }, 'did not close in time');
    logger.info('stopped');
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping) {
        logger.warn('told to stop a second time: ending at once');
        process.exit(1);
      }
      stopping = true;
      stop().catch((cause: unknown) => {
        logger.fatal({ err: cause }, 'stopping failed');
        process.exit(1);
      });
    });
  return { isStopping: () => stopping };
};

/** A fault nobody caught leaves the process in a state nobody knows: it is told, with the request it befell, and the process ends. */
export const endOnFault = (logger: Logger): void => {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (cause: unknown) => {
      logger.fatal({ event, requestId: currentRequestId(), err: cause }, 'a fault nobody caught: ending');
      process.exit(70);
    });
};

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

const within = async (ms: number, work: Promise<void>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((done) => (timer = setTimeout(() => done(false), ms)));
  const done = await Promise.race([work.then(() => true as const), late]);
  clearTimeout(timer);
  return done;
};
