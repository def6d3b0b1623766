/** Load plans over HTTP: the plan of a mixed container, all faults of a bad question at once, the sheet in every language. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_LOAD_LIMITS } from '../../server/usecases/plan-load.ts';
import type { LoadPlanBody } from '../../server/http/contract/load-plan.ts';
import { loadPlanResponse } from '../../server/http/contract/load-plan.ts';
import { inlinePrinter } from '../support/printer.ts';
import { readPdf } from '../support/read-pdf.ts';
import { startApp, type StartedApp } from '../support/start-app.ts';

let app: StartedApp;
beforeAll(async () => {
  app = await startApp({ loads: { limits: { ...DEFAULT_LOAD_LIMITS, work: 20 }, printer: inlinePrinter() } });
});
afterAll(() => app.close());

const question = {
  unit: { type: '20GP', lengthMm: 5898, widthMm: 2352, heightMm: 2393, payloadKg: 21_700 },
  boxes: [
    { id: '海参', consignment: 'C-1', lengthMm: 600, widthMm: 400, heightMm: 350, weightKg: 22.5, count: 60, topLoadKg: 180, stop: 2 },
    { id: '渔具', consignment: 'C-2', lengthMm: 1200, widthMm: 300, heightMm: 250, weightKg: 18, count: 40, upright: ['height', 'width'], stop: 1 },
    { id: '玻璃', lengthMm: 6000, widthMm: 1000, heightMm: 1000, weightKg: 800, count: 1 },
  ],
};
const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${app.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });

test('every box that fits stands in the container, in loading order, with steps and views', async () => {
  const response = await post('/api/v1/load-plans', question);
  expect(response.status).toBe(200);
  const body = (await response.json()) as LoadPlanBody;
  expect(loadPlanResponse.safeParse(body).error).toBeUndefined();
  expect(body.placements.length).toBe(100);
  expect(body.unplaced).toEqual([{ box: '玻璃', count: 1, reason: 'tooLarge' }]);
  expect(body.steps.reduce((sum, { count }) => sum + count, 0)).toBe(100);
  expect(body.steps.map(({ stop }) => stop)).toEqual(body.steps.map(({ stop }) => stop).toSorted((a, b) => b - a));
  expect([body.weightKg, body.packedCbm, body.balance.isWithinLimits, body.endedBy]).toEqual([2070, 8.64, true, 'complete']);
  expect(body.views.isometric.faces.length).toBe(300);
});

test('all faults at once, each with its pointer', async () => {
  const bad = {
    unit: { ...question.unit, widthMm: 0, payloadKg: '21t', contour: [{ fromMm: 0, toMm: 400, heightMm: 900 }, { fromMm: 300, toMm: 500, heightMm: 9000 }], doors: 2 },
    boxes: [{ ...question.boxes[0], count: 1999 }, { ...question.boxes[1], id: '海参', upright: ['up'] }, { ...question.boxes[2], weightKg: -1 }],
    support: 'half',
  };
  const response = await post('/api/v1/load-plans', bad, { 'accept-language': 'en' });
  expect(response.status).toBe(422);
  const { errors } = (await response.json()) as { errors: { pointer: string; code: string; message: string }[] };
  expect(errors.map(({ pointer, code }) => `${pointer} ${code}`).sort()).toEqual(
    [
      '/boxes TOO_MANY', '/boxes/1/id DUPLICATE_ID', '/boxes/1/upright/0 UNKNOWN_VALUE', '/boxes/2/weightKg OUT_OF_RANGE', '/support UNKNOWN_VALUE', '/unit/contour/1 CONFLICT', '/unit/contour/1/heightMm OUT_OF_RANGE',
      '/unit/doors UNKNOWN_FIELD', '/unit/payloadKg UNKNOWN_VALUE', '/unit/widthMm OUT_OF_RANGE', '/unit/contour/0/toMm OUT_OF_RANGE', '/unit/contour/1/toMm OUT_OF_RANGE',
    ].sort(),
  );
  expect(errors.every(({ message }) => message.length > 10)).toBe(true);
});

test.each([null, [], 'x', { unit: null, boxes: null }, { unit: 5, boxes: [null, 7] }, { unit: { contour: [null], balance: { axles: [null, null] } }, boxes: [{ id: 5 }] }])('what is no question is refused: %j', async (body) => {
  const response = await post('/api/v1/load-plans', body);
  expect([400, 422]).toContain(response.status);
});

test.each([['zh', '装箱图', '尺寸超过箱内'], ['en', 'Load plan', 'larger than the inside'], ['ko', '적재 계획', '내부보다 큼'], ['ja', '積付図', '内寸より大きい']] as const)('the sheet in %s', async (language, title, reason) => {
  const response = await post(`/api/v1/load-plans/sheet?language=${language}`, question);
  expect([response.status, response.headers.get('content-type'), response.headers.get('content-language')]).toEqual([200, 'application/pdf', language]);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = readPdf(bytes).text.replace(/\s+/g, '');
  for (const said of [title, reason, '20GP', '海参', '渔具', '玻璃']) expect(text).toContain(said.replace(/\s+/g, ''));
  const again = new Uint8Array(await (await post(`/api/v1/load-plans/sheet?language=${language}`, question)).arrayBuffer());
  expect(Buffer.from(again).equals(Buffer.from(bytes))).toBe(true);
});

test('a language that is not printed is a fault beside the others', async () => {
  const response = await post('/api/v1/load-plans/sheet?language=fr', { ...question, support: 'half' });
  const { errors } = (await response.json()) as { errors: { pointer: string }[] };
  expect(errors.map(({ pointer }) => pointer).sort()).toEqual(['/language', '/support']);
});
