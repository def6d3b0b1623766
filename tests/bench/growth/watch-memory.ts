/** A thread beside the measurement: ends the process when it takes more memory than it may, since a busy main thread cannot. */
import { writeSync } from 'node:fs';
import { MOST_RSS_MB } from './cell.ts';

const EVERY_MS = 200;

setInterval(() => {
  const rss = process.memoryUsage.rss() / 2 ** 20;
  if (rss <= MOST_RSS_MB) return;
  writeSync(1, `${JSON.stringify({ stopped: 'memory', peakRssMb: Math.round(rss) })}\n`);
  process.kill(process.pid, 'SIGKILL');
}, EVERY_MS);
