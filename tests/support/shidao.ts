/** A small pool at Shidao over HTTP, with jobs that are worked: for tests of what is made of its plans. */
import { expect } from 'vitest';
import { inlineEngine } from '../../server/engine/inline.ts';
import type { ConsolidationBody } from '../../server/http/contract/consolidation.ts';
import { DEFAULT_LOAD_LIMITS } from '../../server/usecases/plan-load.ts';
import type { Jobs } from '../../server/ports/jobs.ts';
import type { Store } from '../../server/ports/store.ts';
import { workedJobs } from './jobs.ts';
import { inlinePrinter } from './printer.ts';
import { startOffice, type Answered, type Office } from './office.ts';
import { referenceNetwork } from './reference.ts';
import { memoryStore, NOW } from './store.ts';

export const WEEK = { hub: 'CNSHD', from: '2026-12-07T00:00:00+08:00', until: '2026-12-14T00:00:00+08:00', seconds: 4, gap: 0.001 };

export interface Lot {
  readonly reference: string;
  readonly shipper: string;
  readonly weightKg: string;
  readonly volumeCbm: string;
  readonly [field: string]: unknown;
}
export interface Shidao {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly office: Office;
  readonly key: () => Record<string, string>;
  /** Into the pool. @returns its id */
  readonly enter: (lot: Lot) => Promise<string>;
  readonly ask: (changes?: object) => Promise<Answered<{ id: string; job: string }>>;
  /** A plan asked for and made, or why there is none. */
  readonly plan: (changes?: object) => Promise<ConsolidationBody>;
  readonly close: () => Promise<void>;
}

export const startShidao = async (): Promise<Shidao> => {
  const network = referenceNetwork();
  const store = await memoryStore();
  const jobs = workedJobs(store, inlineEngine(network), network.edition, () => ({ exchange: network.edition.exchange, now: NOW, rateDays: 7 }));
  const office = await startOffice(network.edition, store, { jobs, loads: { limits: { ...DEFAULT_LOAD_LIMITS, work: 20 }, printer: inlinePrinter() } });
  const key = (): Record<string, string> => ({ 'idempotency-key': crypto.randomUUID() });
  const ask = (changes: object = {}) => office.call<{ id: string; job: string }>('POST', '/api/v1/consolidations', { ...WEEK, ...changes }, key());
  return {
    store, jobs, office, key, ask,
    enter: async (lot) => {
      const entered = await office.call<{ id: string }>('POST', '/api/v1/consignments', {
        hub: 'CNSHD', source: { model: 'consolidation' }, consignee: 'Seoul Trading 示例', goods: '示例', destination: 'MKT-KR-SEOUL', readyAt: '2026-12-07T09:00:00+08:00', dueAt: '2026-12-20T18:00:00+09:00', ...lot,
      }, key());
      expect(entered.status, entered.text).toBe(201);
      return entered.body.id;
    },
    plan: async (changes) => {
      const asked = await ask(changes);
      expect(asked.status, asked.text).toBe(202);
      for (let tries = 0; tries < 300; tries += 1) {
        const { body } = await office.call<ConsolidationBody>('GET', `/api/v1/consolidations/${asked.body.id}`);
        if (body.job.state !== 'queued' && body.job.state !== 'running') return body;
        await new Promise((done) => setTimeout(done, 50));
      }
      throw new Error('the plan does not end');
    },
    close: async () => {
      await office.close();
      await jobs.close();
      await store.close();
    },
  };
};
