import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { compileNetwork, type Edition } from '../../planner/network/index.ts';
import { inlineEngine } from '../../server/engine/inline.ts';
import { makeApp, type AppParts } from '../../server/http/app.ts';
import { parseInstant, type EpochMin } from '../../planner/domain/index.ts';
import type { Store } from '../../server/ports/store.ts';

export interface Answered<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: T;
}
export interface RunningApp {
  readonly base: string;
  /** Sets the clock. */
  at(instant: string): void;
  call<T = Record<string, unknown>>(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answered<T>>;
  close(): Promise<void>;
}

const instant = (text: string): EpochMin => {
  const at = parseInstant(text);
  if (at === undefined) throw new Error(`not an instant: ${text}`);
  return at;
};

/** The HTTP surface in this process, planning in line, on a clock that the test sets. */
export const startApp = async (edition: Edition, store: Store, changes: Partial<AppParts> = {}): Promise<RunningApp> => {
  let now = instant('2026-12-01T09:00:00+08:00');
  const network = compileNetwork(edition);
  const app = makeApp({ engine: inlineEngine(network), store, edition, places: network.places, clock: { now: () => now }, rateDays: 7, version: 'test', logger: pino({ level: 'silent' }), web: undefined, ...changes });
  const server = await new Promise<Server>((done) => {
    const listening = app.listen(0, '127.0.0.1', () => done(listening));
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    base,
    at: (text) => {
      now = instant(text);
    },
    call: async <T>(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answered<T>> => {
      const response = await fetch(`${base}${path}`, { method, headers: { 'accept-language': 'en', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
      const text = await response.text();
      return { status: response.status, headers: response.headers, text, body: (text === '' ? {} : JSON.parse(text)) as T };
    },
    close: () => new Promise((done) => server.close(() => done())),
  };
};
