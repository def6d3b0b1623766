/** A pool at Shidao and a plan of it, on the built server, for tests of the Consolidate workspace. */
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { openPage, type Look } from '../support/browser.ts';
import { tableRow, toCsv } from '../support/pool.ts';
import { setStage, type Stage } from './stage.ts';

/** The clock of the server: a Tuesday. */
const NOW = '2026-12-01T09:00:00+08:00';
const LOTS = 36;
export const HOME = '?view=consolidate&hub=CNSHD';

/** Three of four have sizes of their pieces. */
const sizes = (i: number): string => (i % 4 === 1 ? '' : '800x600x400*2@30');
/** Enough for two boxes and a rest, at the hub since the day before. @param faulty rows whose destination nobody knows */
export const lots = (faulty = 0, count = LOTS): string => toCsv(Array.from({ length: count }, (_, i) => tableRow(i + 1, { 体积: (0.5 + ((i * 37) % 50) / 10).toFixed(2), 毛重: String(120 + ((i * 53) % 900)), 入仓时间: '2026-11-30 09:00', 最晚送达: '2026-12-20', pieces: sizes(i), ...(i < faulty && { 目的地: '亚特兰蒂斯' }) })));

export interface Planned {
  readonly id: string;
  readonly job: { readonly state: string };
  readonly consignments: readonly { readonly id: string }[];
  readonly question: { readonly extraUnits: readonly unknown[]; readonly pins: readonly unknown[] };
  readonly plan: { readonly cost: { readonly amount: string }; readonly shippers: readonly { readonly saving: { readonly amount: string } | null }[]; readonly batches: readonly { readonly id: string; readonly cost: { readonly amount: string } }[] } | null;
}
export interface ConsolidationStage extends Stage {
  page: Page;
  /** What the browser complained of. */
  complaints: () => readonly string[];
  /** Opens an address in place of the page that is open. */
  open: (search: string, look?: Partial<Look>) => Promise<void>;
  /** The plan as the server has it. */
  planned: () => Promise<Planned>;
  /** Any plan as the server has it. */
  show: (id: string) => Promise<Planned>;
  /** Another plan of the hub, made or refused. */
  ask: (changes: object) => Promise<Planned>;
  /** Rows into the pool of the hub. */
  take: (table: string) => Promise<void>;
}

/** A page on the workspace before each test. */
export const setConsolidationStage = (): ConsolidationStage => {
  const stage = setStage() as ConsolidationStage;
  let opened: Awaited<ReturnType<typeof openPage>> | undefined;
  let plan = '';
  const write = (path: string, body: string, type: string): Promise<Response> => fetch(`${stage.server.url}${path}`, { method: 'POST', headers: { 'content-type': type, 'idempotency-key': crypto.randomUUID() }, body });
  stage.show = async (id) => (await fetch(`${stage.server.url}/api/v1/consolidations/${id}`)).json() as Promise<Planned>;
  stage.planned = () => stage.show(plan);
  stage.take = async (table) => expect((await write('/api/v1/consignment-imports?hub=CNSHD&onlyValid=false', table, 'text/csv')).status).toBe(201);
  stage.ask = async (changes) => {
    const asked = await write('/api/v1/consolidations', JSON.stringify({ hub: 'CNSHD', from: NOW, until: '2026-12-07T00:00:00+08:00', seconds: 2, gap: 0.02, ...changes }), 'application/json');
    const { id } = (await asked.json()) as { id: string };
    for (;;) {
      const now = await stage.show(id);
      if (now.job.state !== 'queued' && now.job.state !== 'running') return now;
      await new Promise((done) => setTimeout(done, 200));
    }
  };
  stage.complaints = () => opened?.complaints ?? [];
  stage.open = async (search, look = {}) => {
    await opened?.context.close();
    opened = await openPage(stage.browser, stage.server.url, { language: 'zh', theme: 'light', width: 1440, height: 900, ...look });
    stage.page = opened.page;
    await stage.page.clock.setFixedTime(new Date(NOW));
    await stage.page.goto(`${stage.server.url}/${search}`);
  };
  beforeAll(async () => {
    await stage.take(lots());
    plan = (await stage.ask({})).id;
  });
  beforeEach(() => stage.open(HOME));
  afterEach(async () => {
    await opened?.context.close();
    opened = undefined;
  });
  return stage;
};

export const soon = <T>(read: () => T) => expect.poll(read, { timeout: 30_000 });
export const amountIn = (shown: string | null): string => (shown ?? '').replace(/[^\d.]/g, '');
export const cents = (amount: string): number => Math.round(Number(amount) * 100);
