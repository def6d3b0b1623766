import { systemClock } from '../../server/adapters/system/clock.ts';
import { inlineEngine } from '../../server/engine/inline.ts';
import type { Engine } from '../../server/ports/engine.ts';
import type { Store } from '../../server/ports/store.ts';
import { workedJobs } from './jobs.ts';
import { referenceNetwork } from './reference.ts';
import { inlineFiles } from './sheets.ts';
import { startApp } from './start-app.ts';
import { memoryStore } from './store.ts';

export interface FileApp {
  readonly url: string;
  readonly store: Store;
  download(path: string, headers?: Record<string, string>): Promise<Buffer<ArrayBuffer>>;
  close(): Promise<void>;
}

/** The HTTP side in this process with an embedded store in memory; files are read and plans made in line. */
export const startFileApp = async (change: (engine: Engine) => Engine = (engine) => engine): Promise<FileApp> => {
  const network = referenceNetwork();
  const store = await memoryStore();
  const engine = change(inlineEngine(network));
  const clock = systemClock('2026-12-07T09:00:00+08:00');
  const jobs = workedJobs(store, engine, network.edition, () => ({ exchange: network.edition.exchange, now: clock.now(), rateDays: 7 }));
  const app = await startApp({
    engine, store, edition: network.edition, clock, places: network.places, jobs, files: inlineFiles,
  });
  const { url } = app;
  return {
    url, store,
    download: async (path, headers = {}) => {
      const response = await fetch(`${url}${path}`, { headers });
      if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return Buffer.from(await response.arrayBuffer());
    },
    close: async () => {
      await jobs.close();
      await app.close();
      await store.close();
    },
  };
};
