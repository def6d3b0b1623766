import { DEFAULT_STATUSES } from '../../planner/domain/index.ts';
import { departurePorts } from '../../planner/warehouses/index.ts';
import { compileNetwork, type Edition } from '../../planner/network/index.ts';
import { inlineEngine } from '../../server/engine/inline.ts';
import type { AppParts } from '../../server/http/app.ts';
import type { Store } from '../../server/ports/store.ts';
import { startApp } from './start-app.ts';
import { at as instant } from './store.ts';

export interface Answered<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: T;
}
export interface Office {
  readonly base: string;
  /** Sets the clock. */
  at(instant: string): void;
  call<T = Record<string, unknown>>(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answered<T>>;
  close(): Promise<void>;
}

/** The HTTP surface on a store, on a clock that the test sets. */
export const startOffice = async (edition: Edition, store: Store, changes: Partial<AppParts> = {}): Promise<Office> => {
  let now = instant('2026-12-01T09:00:00+08:00');
  const network = compileNetwork(edition);
  const { url: base, close } = await startApp({ engine: inlineEngine(network), store, edition, places: network.places, ports: departurePorts(network, DEFAULT_STATUSES), clock: { now: () => now, nowMs: () => now * 60_000 }, ...changes });
  return {
    base, close,
    at: (text) => {
      now = instant(text);
    },
    call: async <T>(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answered<T>> => {
      const response = await fetch(`${base}${path}`, { method, headers: { 'accept-language': 'en', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
      const text = await response.text();
      return { status: response.status, headers: response.headers, text, body: (text === '' ? {} : JSON.parse(text)) as T };
    },
  };
};
