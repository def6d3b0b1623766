/** A process that works jobs and serves nobody: the wiring of main.ts without HTTP. Any number of them share the database. */
import { configOrEnd } from './config.ts';
import { endOnFault, stopInOrder } from './shutdown.ts';
import { makeLogger, wireHouse } from './wire.ts';

const config = configOrEnd();
const logger = makeLogger(config);
endOnFault(logger);
if (config.DATABASE_URL === undefined) {
  logger.fatal('a worker shares the jobs with the server by a PostgreSQL both can reach: set DATABASE_URL. The embedded database has one process, which works its jobs itself.');
  process.exit(1);
}
const { store, engine, jobs, edition } = wireHouse(config, logger, 'worker');
// Jobs give themselves back while the threads end.
const parts = [{ name: 'jobs', close: async () => void (await Promise.all([jobs.close(), engine.close()])) }];
stopInOrder(undefined, parts, { name: 'store', close: () => store.close() }, 0, logger);
process.stdout.write(`Qilu Corridor 齐鲁通道  worker ${process.pid}  (${edition.id})\n`);
