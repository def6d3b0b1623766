/** Reads files in threads of their own, fenced in memory and time: a file that breaks its thread is refused, and nothing else notices. */
import { Worker } from 'node:worker_threads';
import type { Result } from '../../../planner/domain/index.ts';
import type { Sheet, SheetFault, SheetLimits, SheetReader, SheetRow } from '../../ports/sheets.ts';
import type { SheetTask } from './read-sheet.ts';
import type { SheetMessage } from './sheet.worker.ts';

/** Files read at the same time, and those that may wait. */
const AT_ONCE = 1;
const WAITING = 16;
/** Sizes are told in MB of 1024 kB to one decimal. */
const TENTH_MB = (1024 * 1024) / 10;

const workerFile = new URL(import.meta.url.endsWith('.ts') ? './sheet.worker.ts' : './sheet.worker.js', import.meta.url);

export const sheetReader = (limits: SheetLimits): SheetReader => {
  const waiting: (() => void)[] = [];
  const workers = new Set<Worker>();
  let running = 0;

  const turn = async (): Promise<void> => {
    if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
  };
  const free = (): void => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };

  const readFenced = (task: SheetTask): Promise<Result<Sheet, SheetFault>> =>
    new Promise((resolve) => {
      const refuse = (reason: SheetFault['reason'], detail: SheetFault['detail'] = {}): void => end({ ok: false, error: { reason, detail } });
      const worker = new Worker(workerFile, { workerData: task, transferList: [task.file.buffer], resourceLimits: { maxOldGenerationSizeMb: task.limits.memoryMb, maxYoungGenerationSizeMb: 16 } });
      workers.add(worker);
      const timer = setTimeout(() => refuse('FILE_TOO_SLOW', { limit: task.limits.ms / 1000 }), task.limits.ms);
      const end = (result: Result<Sheet, SheetFault>): void => {
        clearTimeout(timer);
        workers.delete(worker);
        // The turn is over only when the thread is gone: its memory is counted until then.
        void worker.terminate().then(() => resolve(result));
      };
      let head: Pick<Sheet, 'header' | 'encoding'> = { header: [], encoding: '' };
      const rows: SheetRow[] = [];
      worker.on('message', (message: SheetMessage) => {
        if ('fault' in message) return end({ ok: false, error: message.fault });
        if ('done' in message) return end({ ok: true, value: { ...head, rows } });
        if ('rows' in message) rows.push(...message.rows);
        else head = message;
        // Answered on another turn of the loop, so that requests in between are served.
        return void setImmediate(() => worker.postMessage('more'));
      });
      worker.on('error', (cause) => {
        const code = 'code' in cause ? cause.code : undefined;
        if (code === 'ERR_WORKER_OUT_OF_MEMORY') refuse('FILE_TOO_HEAVY', { limit: task.limits.memoryMb });
        else refuse('FILE_UNREADABLE', { found: task.type.toUpperCase() });
      });
    });

  return {
    read: async (file, type, options = {}) => {
      const asked = { ...limits, ...options.limits };
      if (file.length > asked.bytes) return { ok: false, error: { reason: 'FILE_TOO_LARGE', detail: { limit: Math.floor(asked.bytes / TENTH_MB) / 10, found: Math.ceil(file.length / TENTH_MB) / 10 } } };
      if (file.length < 4) return { ok: false, error: { reason: 'FILE_EMPTY', detail: {} } };
      if (waiting.length >= WAITING) return { ok: false, error: { reason: 'FILES_WAITING', detail: {} } };
      await turn();
      // Never the memory of the file itself, which may be Node's pool with other requests in it: slice() of a Buffer would share it.
      const own = new Uint8Array(file);
      return readFenced({ file: own, type, charset: options.charset, words: options.words ?? [], limits: asked }).finally(free);
    },
    close: async () => {
      await Promise.all([...workers].map((worker) => worker.terminate()));
    },
  };
};
