import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { pino } from 'pino';
import { sheetWriter } from '../../server/adapters/sheets/writer.ts';
import { systemClock } from '../../server/adapters/system/clock.ts';
import { inlineEngine } from '../../server/engine/inline.ts';
import { makeApp } from '../../server/http/app.ts';
import type { Engine } from '../../server/ports/engine.ts';
import type { Store } from '../../server/ports/store.ts';
import { rowPricer, type RowPricer } from '../../server/usecases/rfq/price-rows.ts';
import { referenceNetwork } from './reference.ts';
import { inlineReader, SHEET_LIMITS } from './sheets.ts';
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
  const pricer = rowPricer(store, engine, { error: (detail, message) => process.stderr.write(`${message} ${JSON.stringify(detail)}\n`) });
  const app = makeApp({
    engine, store, edition: network.edition, clock: systemClock('2026-12-07T09:00:00+08:00'), places: network.places, version: 'test', rateDays: 7, logger: pino({ level: 'silent' }), web: undefined,
    files: { reader: inlineReader, writer: sheetWriter, pricer, fileBytes: SHEET_LIMITS.bytes },
  });
  const server = await new Promise<Server>((done) => {
    const listening: Server = app.listen(0, '127.0.0.1', () => done(listening));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url, store, pricer,
    download: async (path, headers = {}) => {
      const response = await fetch(`${url}${path}`, { headers });
      if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return Buffer.from(await response.arrayBuffer());
    },
    close: async () => {
      await pricer.close();
      await new Promise((done) => server.close(done));
      await store.close();
    },
  };
};
