/** The end of the process: in good order when it is told to stop, at once and not with 0 when something broke or it is told twice. */
import type { Server } from 'node:http';
import type { Logger } from 'pino';
import { currentRequestId } from './http/request-id.ts';

export interface Stopping {
  isStopping(): boolean;
}
/** Something to close after the last request. */
export interface Closer {
  readonly name: string;
  close(): Promise<void>;
}

/** From the signal on everything has ended by then, ms; what comes after it is a kill. */
const END_MS = 9500;
/** The store comes last and has this long to finish its writing and give its folder free, ms. */
const STORE_MS = 3000;
/** Everything before it is closed at the same time, ms. */
const PARTS_MS = 1000;
/** Requests that the closing parts gave up have this long to be told so, ms. */
const TELL_MS = 500;

/**
 * Told to stop, it says so at /readyz, waits `drainMs` for that to be seen, takes no more connections, lets requests finish, closes the parts
 * and then the store. A worker has no server. Requests that take too long lose the parts they wait for, and are told to ask again. Ends with 0 within ten seconds.
 */
export const stopInOrder = (server: Server | undefined, parts: readonly Closer[], store: Closer, drainMs: number, logger: Logger): Stopping => {
  let stopping = false;
  const closeAll = async (closers: readonly Closer[], ms: number): Promise<void> => {
    await Promise.all(
      closers.map(async ({ name, close }) => {
        const closed = await within(ms, close()).catch((cause: unknown) => logger.error({ part: name, err: cause }, 'did not close'));
        if (closed === false) logger.error({ part: name }, 'did not close in time');
      }),
    );
  };
  const stop = async (): Promise<void> => {
    logger.info({ drainMs }, 'stopping: not ready any more');
    await pause(drainMs);
    const finished = server ? new Promise<void>((done) => server.close(() => done())) : Promise.resolve();
    const inTime = await within(Math.max(0, END_MS - STORE_MS - TELL_MS - PARTS_MS - drainMs), finished);
    await closeAll(parts, PARTS_MS);
    if (!inTime) {
      await within(TELL_MS, finished);
      server?.closeAllConnections();
    }
    await closeAll([store], STORE_MS);
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
  return Promise.race([work.then(() => true as const), late]).finally(() => clearTimeout(timer));
};
