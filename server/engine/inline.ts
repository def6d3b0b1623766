import type { Network } from '../../planner/network/index.ts';
import type { Engine } from '../ports/engine.ts';
import { runTask } from './tasks.ts';

/** Plans in the calling thread: for the command line and for tests, where nothing else waits. */
export const inlineEngine = (network: Network): Engine => ({
  run: async (name, input, { stop, onProgress = () => {} } = {}) => {
    const began = performance.now();
    return runTask(network, name, input, { report: onProgress, keep: () => {}, isStopped: () => stop?.aborted === true, elapsedMs: () => performance.now() - began });
  },
  close: () => Promise.resolve(),
});
