import { systemClock } from '../../server/adapters/system/clock.ts';
import { inlineEngine } from '../../server/engine/inline.ts';
import type { Engine } from '../../server/ports/engine.ts';
import type { Store } from '../../server/ports/store.ts';
import { rowPricer, type RowPricer } from '../../server/usecases/rfq/price-rows.ts';
import { referenceNetwork } from './reference.ts';
import { inlineFiles } from './sheets.ts';
import { startApp } from './start-app.ts';
import { memoryStore } from './store.ts';

export interface FileApp {
  readonly url: string;
  readonly store: Store;
  readonly pricer: RowPricer;
  download(path: string, headers?: Record<string, string>): Promise<Buffer<ArrayBuffer>>;
  close(): Promise<void>;
}

/** The HTTP side in this process with an embedded store in memory; files are read and plans made in line. */
export const startFileApp = async (change: (engine: Engine) => Engine = (engine) => engine): Promise<FileApp> => {
  const network = referenceNetwork();
  const store = await memoryStore();
  const engine = change(inlineEngine(network));
  const clock = systemClock('2026-12-07T09:00:00+08:00');
  const pricer = rowPricer(store, engine, () => ({ exchange: network.edition.exchange, now: clock.now(), rateDays: 7 }), { error: (detail, message) => process.stderr.write(`${message} ${JSON.stringify(detail)}\n`) });
  const app = await startApp({
    engine, store, edition: network.edition, clock, places: network.places, files: { ...inlineFiles, pricer },
  });
  const { url } = app;
  return {
    url, store, pricer,
    download: async (path, headers = {}) => {
      const response = await fetch(`${url}${path}`, { headers });
      if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return Buffer.from(await response.arrayBuffer());
    },
    close: async () => {
      await pricer.close();
      await app.close();
      await store.close();
    },
  };
};
