/** Rows of a bulk request page by page. */
import { expect, test } from 'vitest';
import type { RfqDetail, RfqRow } from '../../../web/api/rfqs.ts';
import { readRows } from '../../../web/saved/rfq/read-rows.ts';

const all = Array.from({ length: 450 }, (_, index) => ({ index, state: index % 2 === 0 ? 'priced' : 'refused' }) as RfqRow);
const server = (asked: number[]): typeof import('../../../web/api/rfqs.ts').showRfq => async (_, { from = 0, limit = 0, state }) => {
  asked.push(from);
  const left = all.filter((row) => row.index >= from && (!state || row.state === state));
  return { ok: true, value: { rows: left.slice(0, limit), next: left[limit]?.index ?? null } as RfqDetail } as Awaited<ReturnType<typeof import('../../../web/api/rfqs.ts').showRfq>>;
};
const read = async (state: 'priced' | undefined, pages: number) => {
  const asked: number[] = [];
  const outcome = await readRows('RFQ-1', state, pages, new AbortController().signal, server(asked));
  return { asked, rows: outcome.ok ? outcome.value.rows.map(({ index }) => index) : [], next: outcome.ok && outcome.value.next };
};

test('as many pages as were asked for, every row once and in order, and where the next begins', async () => {
  expect(await read(undefined, 2)).toEqual({ asked: [0, 200], rows: all.slice(0, 400).map(({ index }) => index), next: 400 });
  expect(await read(undefined, 9)).toEqual({ asked: [0, 200, 400], rows: all.map(({ index }) => index), next: null });
  const priced = await read('priced', 2);
  expect([priced.asked, priced.rows.length, priced.next]).toEqual([[0, 400], 225, null]);
});
test('a page that fails fails the read: no half of the rows is shown as all', async () => {
  const failing: typeof import('../../../web/api/rfqs.ts').showRfq = async (id, query, signal) => (query.from === 0 ? server([])(id, query, signal) : { ok: false, failure: { kind: 'unreachable' } } as Awaited<ReturnType<typeof import('../../../web/api/rfqs.ts').showRfq>>);
  expect((await readRows('RFQ-1', undefined, 2, new AbortController().signal, failing)).ok).toBe(false);
});
