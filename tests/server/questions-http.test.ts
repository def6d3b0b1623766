/** The questions around a quote over HTTP: limits, why-not, the best day. Figures are derived again by asking quotes; faults come all at once. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileNetwork, editionOf } from '../../planner/network/index.ts';
import { profileResponse, type ProfileBody } from '../../server/http/contract/profile.ts';
import { problem, quoteResponse, type QuoteAnswerBody, type QuoteRequestBody } from '../../server/http/contract/quote.ts';
import { whyNotResponse, type WhyNotBody } from '../../server/http/contract/why-not.ts';
import { checkQuote } from '../support/check-quote.ts';
import { goodQuestion } from '../support/question.ts';
import { askAsOutside, offsetIn, referenceNetwork } from '../support/reference.ts';
import { startApp, type StartedApp } from '../support/start-app.ts';

const network = referenceNetwork();
let app: StartedApp;
beforeAll(async () => void (app = await startApp()));
afterAll(() => app.close());

type Changes = Partial<QuoteRequestBody>;
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${app.url}/api/v1/quotes${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });
const answered = async (path: string, body: unknown): Promise<unknown> => {
  const response = await post(path, body);
  const answer: unknown = await response.json();
  expect(response.status, JSON.stringify(answer)).toBe(200);
  return answer;
};
const quote = async (changes: Changes = {}): Promise<QuoteAnswerBody> => quoteResponse.parse(await answered('', { ...goodQuestion, ...changes }));
const whyNot = async (what: string, changes: Changes = {}): Promise<WhyNotBody> => whyNotResponse.parse(await answered('/why-not', { question: { ...goodQuestion, ...changes }, what }));
const profile = async (days: number | undefined, changes: Changes = {}): Promise<ProfileBody> => profileResponse.parse(await answered('/profile', { question: { ...goodQuestion, ...changes }, days }));
const faults = async (path: string, body: unknown, language = 'en') => {
  const response = await post(path, body, { 'accept-language': language });
  const text = await response.text();
  expect(text).not.toMatch(/\.ts\b|\bat [^\s"]+:\d+|undefined/);
  const told = problem.parse(JSON.parse(text));
  expect(told.status).toBe(response.status);
  return told;
};
const listed = ({ errors }: { errors: { pointer: string; code: string }[] }): string[] => errors.map((e) => `${e.pointer} ${e.code}`).sort();

type Option = Pick<QuoteAnswerBody['options'][number], 'id' | 'arrivesAt' | 'price' | 'co2eKg' | 'steps'>;
const figures = ({ arrivesAt, price, co2eKg }: Option) => ({ at: Date.parse(arrivesAt), fen: Math.round(Number(price.amount) * 100), grams: Math.round(Number(co2eKg) * 1000) });
const calls = (o: Option): Set<string> => new Set(o.steps.flatMap((s) => [s.from, s.to]));
const services = (o: Option): string[] => o.steps.flatMap((s) => s.service ?? []);
const plain = ({ options }: QuoteAnswerBody) => options.map(({ id, arrivesAt, price, co2eKg, charges, readyBy }) => ({ id, arrivesAt, price, co2eKg, charges, readyBy }));

describe('limits of a question', () => {
  test('via: every option calls there, and those that did so anyway are all still offered', async () => {
    const [free, bound] = [await quote(), await quote({ via: ['KRINC'] })];
    expect(bound.options.length).toBeGreaterThan(0);
    expect(bound.options.every((o) => calls(o).has('KRINC'))).toBe(true);
    expect(checkQuote(bound, offsetIn(network))).toEqual([]);
    const through = free.options.filter((o) => calls(o).has('KRINC')).map((o) => o.id);
    expect(through.length).toBeLessThan(free.options.length);
    expect(bound.options.map((o) => o.id)).toEqual(expect.arrayContaining(through));
  });
  test('via takes several places, in any order', async () => {
    const [one, other] = [await quote({ via: ['KRPUS', 'KRINC'] }), await quote({ via: ['KRINC', 'KRPUS'] })];
    expect(one.options.length).toBeGreaterThan(0);
    expect(one.options.every((o) => calls(o).has('KRINC') && calls(o).has('KRPUS'))).toBe(true);
    expect(plain(other)).toEqual(plain(one));
  });
  test('a name that a city and a port share means the port on the way', async () => {
    expect(plain(await quote({ via: ['Yantai'] }))).toEqual(plain(await quote({ via: ['CNYNT'] })));
    expect((await quote({ avoid: ['威海'] })).options.some((o) => calls(o).has('CNWEI'))).toBe(false);
    expect(await whyNot('Busan')).toMatchObject({ what: 'KRPUS', kind: 'place' });
  });
  test('the ends themselves are called at; another district never is, and the answer says so', async () => {
    expect(plain(await quote({ via: ['WH-HUANCUI', 'MKT-KR-SEOUL'] }))).toEqual(plain(await quote()));
    expect(await quote({ via: ['WH-RONGCHENG'] })).toMatchObject({ options: [], noRoute: [{ reason: 'VIA_NOT_REACHED', detail: { via: 'WH-RONGCHENG' } }] });
  });
  test('avoid: the front is that of an edition without the service', async () => {
    const [free, without] = [await quote(), await quote({ avoid: ['FERRY-WEI-INC'] })];
    expect(free.options.flatMap(services)).toContain('FERRY-WEI-INC');
    const { edition } = network;
    const poorer = compileNetwork(editionOf({ ...edition, services: edition.services.filter((s) => s.id !== 'FERRY-WEI-INC'), sailings: edition.sailings.filter((s) => s.service !== 'FERRY-WEI-INC') }));
    expect(plain(without)).toEqual(plain(askAsOutside(poorer)(goodQuestion)));
    expect(without.excluded).toContainEqual(expect.objectContaining({ what: 'FERRY-WEI-INC', reason: 'AVOIDED' }));
  });
  test('avoid: a place is neither start, end nor call of anything', async () => {
    const { options } = await quote({ avoid: ['CNWEI', 'AIR-ICN'] });
    expect(options.length).toBeGreaterThan(0);
    expect(options.filter((o) => calls(o).has('CNWEI') || calls(o).has('AIR-ICN'))).toEqual([]);
  });
  test('carriers: every ride is one’s own, whichever language names it', async () => {
    const carriers = ['Weidong Ferry', '石岛国际航运'];
    const { options } = await quote({ carriers });
    const used = new Set(options.flatMap(services).map((id) => network.services.get(id as never)?.carrier));
    expect(used.size).toBeGreaterThan(0);
    expect([...used].every((c) => c && (carriers.includes(c.en) || carriers.includes(c.zh)))).toBe(true);
    expect(plain(await quote({ carriers: ['威东航运'] }))).toEqual(plain(await quote({ carriers: ['Weidong Ferry'] })));
  });
  test('readyBy: ready exactly then the option is there with the same arrival, a minute later it is not', async () => {
    for (const { id, readyBy, arrivesAt } of (await quote()).options) {
      const again = await quote({ readyAt: readyBy ?? '' });
      expect(again.options.find((o) => o.id === id)?.arrivesAt, id).toBe(arrivesAt);
      const late = new Date(Date.parse(readyBy ?? '') + 60_000).toISOString().replace('.000Z', '+00:00');
      // A later flight of the same day has the same id, so that the arrival counts too.
      expect((await quote({ readyAt: late })).options.filter((o) => o.id === id && o.arrivesAt === arrivesAt), id).toEqual([]);
    }
  });
});

describe('why not', () => {
  test('offered: the options of the quote that use it, all of them', async () => {
    const { options } = await quote();
    for (const what of ['FERRY-WEI-INC', 'FERRY-WEI-INC@2026-12-08'])
      expect(await whyNot(what)).toMatchObject({ verdict: 'offered', offered: options.filter((o) => services(o).includes('FERRY-WEI-INC')).map((o) => o.id), rule: null, beaten: null, missed: null });
    expect((await whyNot('KRINC')).offered).toEqual(options.filter((o) => calls(o).has('KRINC')).map((o) => o.id));
    expect((await whyNot('air')).offered).toEqual(options.filter((o) => o.steps.some((s) => s.mode === 'air')).map((o) => o.id));
  });

  test.each<[string, Changes]>([
    ['FERRY-TAO-INC', { modes: ['road', 'ferry'], carriers: ['Weidong Ferry'], avoid: ['FERRY-WEI-INC'] }],
    ['KRPUS', { via: ['KRPUS'] }],
    ['CNYNT', { via: ['CNYNT'] }],
    ['post', { modes: ['post'] }],
  ])('beaten: %s, by what is on the front, by these figures, and so much more would do', async (what, alone) => {
    const [{ options }, withIt, answer] = [await quote(), await quote(alone), await whyNot(what)];
    expect(answer.verdict).toBe('beaten');
    const { option, by, laterHours, dearer, moreCo2eKg, entersIf } = answer.beaten as NonNullable<WhyNotBody['beaten']>;
    // The best itinerary with it is one of those a quote bound to it finds.
    expect(withIt.options.map(figures)).toContainEqual(figures(option));
    const [mine, rival] = [figures(option), figures(options.find((o) => o.id === by) as Option)];
    expect(rival.at <= mine.at && rival.fen <= mine.fen && rival.grams <= mine.grams).toBe(true);
    expect(laterHours).toBeCloseTo((mine.at - rival.at) / 3_600_000, 2);
    expect(dearer).toEqual({ amount: ((mine.fen - rival.fen) / 100).toFixed(2), currency: 'CNY' });
    expect(moreCo2eKg).toBe(((mine.grams - rival.grams) / 1000).toFixed(3));
    const front = options.map(figures);
    const [leastFen, firstAt] = [Math.min(...front.filter((o) => o.at <= mine.at && o.grams <= mine.grams).map((o) => o.fen)), Math.min(...front.filter((o) => o.fen <= mine.fen && o.grams <= mine.grams).map((o) => o.at))];
    expect(entersIf).toEqual({ cheaper: { amount: ((mine.fen - leastFen + 1) / 100).toFixed(2), currency: 'CNY' }, earlierMin: (mine.at - firstAt) / 60_000 + 1 });
    // No other itinerary with it would need less.
    const needs = (o: Option): number => figures(o).fen - Math.min(...front.filter((f) => f.at <= figures(o).at && f.grams <= figures(o).grams).map((f) => f.fen)) + 1;
    expect(Math.min(...withIt.options.map(needs))).toBe(needs(option));
  });

  test.each<[string, Changes, string, Changes]>([
    ['FERRY-LY-PTK', {}, 'STATUS_NOT_ASKED', { statuses: ['active', 'reported', 'assumed', 'suspended'] }],
    ['FERRY-WEI-INC', { carriers: ['Asiana Cargo'] }, 'CARRIER_NOT_ASKED', {}],
    ['FERRY-WEI-INC', { avoid: ['KRINC'] }, 'AVOIDED', {}],
    ['FERRY-WEI-INC', { dueAt: '2026-12-10T12:00:00+09:00' }, 'AFTER_DUE_TIME', {}],
    ['ferry', { temperature: 'T-FROZEN' }, 'TEMPERATURE_REFUSED', {}],
    ['air', { modes: ['road', 'ferry'] }, 'MODE_NOT_ASKED', {}],
    ['FLT-YNT-ICN-5', { weightKg: 12_000 }, 'TOO_HEAVY', { weightKg: 2000 }],
  ])('ruled out: %s by %o is %s; with the rule lifted it is not', async (what, changes, reason, lifted) => {
    expect(await whyNot(what, changes)).toMatchObject({ verdict: 'ruledOut', rule: { what, reason }, offered: [], beaten: null, missed: null });
    expect(['offered', 'beaten']).toContain((await whyNot(what, lifted)).verdict);
  });

  test('missed: by these minutes; ready by that minute it is not, and so much would be saved', async () => {
    const readyAt = '2026-12-07T11:10:00+08:00';
    const what = 'FLT-YNT-ICN-5@2026-12-07';
    const answer = await whyNot(what, { readyAt });
    expect(answer).toMatchObject({ verdict: 'missed', rule: { what, reason: 'CUT_OFF_MISSED', detail: { cutOff: 'LCO', place: 'AIR-YNT' } } });
    const { readyBy, option, saves } = answer.missed as NonNullable<WhyNotBody['missed']>;
    // No counter closes between here and there, so that the margin is all that lies between.
    expect(Date.parse(readyAt) - Date.parse(readyBy)).toBe((answer.rule?.margin?.value ?? 0) * 60_000);
    expect((await whyNot(what, { readyAt: readyBy })).verdict).toBe('offered');
    expect((await whyNot(what, { readyAt: new Date(Date.parse(readyBy) + 60_000).toISOString().replace('.000Z', '+00:00') })).verdict).toBe('missed');
    const caught = figures((await quote({ readyAt: readyBy })).options.find((o) => o.id === option?.id) as Option);
    expect(figures(option as Option)).toEqual(caught);
    const first = figures((await quote({ readyAt })).options[0] as Option);
    expect(saves?.price.amount).toBe(((first.fen - caught.fen) / 100).toFixed(2));
    expect(saves?.hours).toBeCloseTo((first.at - caught.at) / 3_600_000, 2);
  });

  test('no way: what leads elsewhere', async () => {
    for (const what of ['COURIER-CN-JP', 'TRN-JNDJ-HAM-2020', 'MKT-JP-TOKYO', 'rail'])
      expect(await whyNot(what)).toEqual(expect.objectContaining({ verdict: 'noWay', offered: [], rule: null, beaten: null, missed: null }));
  });
});

describe('the best day to send', () => {
  test('each day is the quote of that day', async () => {
    const { days, shortest, cheapest, latestForFirstArrival } = await profile(5);
    expect(days.map((d) => d.readyAt)).toEqual(['07', '08', '09', '10', '11'].map((day) => `2026-12-${day}T09:00:00+08:00`));
    for (const day of days) {
      const { options } = await quote({ readyAt: day.readyAt });
      const pick = (name: 'fastest' | 'cheapest') => {
        const { arrivesAt, transitHours, price } = options.find((o) => o.picks.includes(name)) ?? { arrivesAt: '', transitHours: 0, price: goodQuestion.value };
        return { arrivesAt, transitHours, price };
      };
      expect({ options: day.options, fastest: day.fastest, cheapest: day.cheapest }).toEqual({ options: options.length, fastest: pick('fastest'), cheapest: pick('cheapest') });
    }
    const least = (key: (day: ProfileBody['days'][number]) => number): string | undefined => days.toSorted((a, b) => key(a) - key(b) || (a.date < b.date ? -1 : 1))[0]?.date;
    expect({ shortest, cheapest }).toEqual({ shortest: least((d) => d.fastest?.transitHours ?? Infinity), cheapest: least((d) => Number(d.cheapest?.price.amount ?? Infinity)) });
    const first = Math.min(...days.map((d) => Date.parse(d.fastest?.arrivesAt ?? '')));
    expect(latestForFirstArrival).toBe(days.findLast((d) => Date.parse(d.fastest?.arrivesAt ?? '') === first)?.date);
  });
  test('fourteen days unless it says how many; limits of the question hold on each', async () => {
    const { days } = await profile(undefined, { modes: ['road', 'ferry'], dueAt: '2026-12-12T00:00:00+09:00' });
    expect(days).toHaveLength(14);
    expect(days[0]?.fastest).not.toBeNull();
    expect(days.filter((d) => d.fastest && Date.parse(d.fastest.arrivesAt) > Date.parse('2026-12-12T00:00:00+09:00'))).toEqual([]);
    expect(days.at(-1)).toMatchObject({ options: 0, fastest: null, cheapest: null });
  });
  test('no way on any day: rows without figures', async () => {
    expect(await profile(2, { modes: ['road'] })).toMatchObject({ days: [{ options: 0, fastest: null }, { options: 0, fastest: null }], shortest: null, cheapest: null, latestForFirstArrival: null });
  });
});

describe('faults', () => {
  const wrong = { via: ['Atlantis', 'KRINC'], avoid: ['Huancui', 'FERRY-WEI-INC', 'Seoul', 'KRINC', 'FERRY-NONE'], carriers: ['Weidong'] };
  const expected = ['/avoid/0 CONFLICT', '/avoid/2 CONFLICT', '/avoid/3 CONFLICT', '/avoid/4 UNKNOWN_PLACE', '/carriers/0 UNKNOWN_CARRIER', '/via/0 UNKNOWN_PLACE'];

  test('of the limits: all at once', async () => {
    const body = await faults('', { ...goodQuestion, ...wrong });
    expect(body.status).toBe(422);
    expect(listed(body)).toEqual(expected);
    expect(body.errors.find((e) => e.code === 'UNKNOWN_CARRIER')?.message).toContain('Weidong Ferry');
    expect(body.errors.filter((e) => e.code === 'CONFLICT').map((e) => /\/(from|to|via\/1)/.exec(e.message)?.[0])).toEqual(['/from', '/to', '/via/1']);
  });
  test('around a question: below /question, also where a sentence points elsewhere, in both languages', async () => {
    for (const [language, word] of [['en', 'No carrier'], ['zh', '没有承运人']] as const) {
      const body = await faults('/why-not', { question: { ...goodQuestion, ...wrong, colour: 'red' }, days: 3, shade: 1 }, language);
      expect(body.status).toBe(422);
      expect(listed(body)).toEqual(['/days UNKNOWN_FIELD', ...[...expected, '/colour UNKNOWN_FIELD'].map((f) => `/question${f}`).sort(), '/shade UNKNOWN_FIELD', '/what MISSING']);
      expect(body.errors.find((e) => e.code === 'UNKNOWN_CARRIER')?.message).toContain(word);
      expect(body.errors.find((e) => e.code === 'CONFLICT')?.message).toContain('/question/from');
    }
  });
  test.each<[string, Changes, string]>([
    ['too many via', { via: ['KRINC', 'KRPUS', 'CNWEI', 'CNTAO'] }, '/via TOO_MANY'],
    ['an empty name', { via: [''] }, '/via/0 MISSING'],
    ['no carrier left', { carriers: [] }, '/carriers OUT_OF_RANGE'],
    ['no list', { via: 'KRINC' as never }, '/via UNKNOWN_VALUE'],
    ['a number for a name', { avoid: [7] as never }, '/avoid/0 UNKNOWN_VALUE'],
    ['a beginning of several names', { via: ['Qing'] }, '/via/0 AMBIGUOUS_PLACE'],
  ])('%s', async (_, changes, fault) => {
    expect(listed(await faults('', { ...goodQuestion, ...changes }))).toEqual([fault]);
  });
  test.each<[unknown, string]>([
    [undefined, 'MISSING'], ['', 'MISSING'], [7, 'UNKNOWN_VALUE'], [null, 'UNKNOWN_VALUE'], [['ferry'], 'UNKNOWN_VALUE'], ['x'.repeat(121), 'TOO_LONG'],
    ['x@2026-13-40', 'UNKNOWN_PLACE'], ['FERRY-WEI-INC@2026-13-40', 'NOT_A_DATE'], ['FERRY-WEI-INC@', 'NOT_A_DATE'], ['FERRY-WEI-INC@2026-12-08@x', 'NOT_A_DATE'],
    ['ferry@2026-12-08', 'UNKNOWN_VALUE'], ['COURIER-CN-KR@2026-12-08', 'UNKNOWN_VALUE'], ['FERRY-NONE', 'UNKNOWN_VALUE'], ['Qing', 'AMBIGUOUS_PLACE'], ['@', 'UNKNOWN_PLACE'],
  ])('what: %j is %s', async (what, code) => {
    const body = await faults('/why-not', { question: goodQuestion, what });
    expect([body.status, ...listed(body)]).toEqual([422, `/what ${code}`]);
  });
  test.each<[unknown, string]>([[0, 'OUT_OF_RANGE'], [32, 'OUT_OF_RANGE'], [-1, 'OUT_OF_RANGE'], [1.5, 'UNKNOWN_VALUE'], ['x', 'NOT_A_NUMBER'], ['7', 'NOT_A_NUMBER'], [null, 'NOT_A_NUMBER'], [true, 'NOT_A_NUMBER'], [[3], 'NOT_A_NUMBER']])(
    'days: %j is %s',
    async (days, code) => {
      const body = await faults('/profile', { question: goodQuestion, days });
      expect([body.status, ...listed(body)]).toEqual([422, `/days ${code}`]);
    },
  );
  test('what is no question to a profile', async () => {
    expect(listed(await faults('/profile', { question: goodQuestion, what: 'ferry' }))).toEqual(['/what UNKNOWN_FIELD']);
  });
  test('a ready window runs forward for at most 31 days, and only a quote has one', async () => {
    const window = (readyUntil: string) => ({ ...goodQuestion, readyAt: '2026-12-07T09:00:00+08:00', readyUntil });
    for (const readyUntil of ['2026-12-07T08:59:00+08:00', '2027-01-07T09:01:00+08:00']) expect(listed(await faults('', window(readyUntil)))).toEqual(['/readyUntil OUT_OF_RANGE']);
    expect(listed(await faults('/why-not', { question: window('2026-12-08T09:00:00+08:00'), what: 'ferry' }))).toEqual(['/question/readyUntil UNKNOWN_FIELD']);
    expect(listed(await faults('/profile', { question: window('2026-12-08T09:00:00+08:00') }))).toEqual(['/question/readyUntil UNKNOWN_FIELD']);
  });
  test.each(['/why-not', '/profile'])('%s: bodies that are none', async (path) => {
    for (const [body, status, code] of [['null', 400, 'UNREADABLE_BODY'], ['{', 400, 'UNREADABLE_BODY'], ['"x"', 400, 'UNREADABLE_BODY'], [`{"x":"${'x'.repeat(70_000)}"}`, 413, 'BODY_TOO_LARGE']] as const)
      expect(await faults(path, body)).toMatchObject({ status, code });
    for (const body of ['[]', '{}']) expect(listed(await faults(path, body))).toContain('/question MISSING');
    for (const question of [null, [], 'x']) expect(listed(await faults(path, { question })).some((f) => f.startsWith('/question'))).toBe(true);
    expect((await post(path, 'a=b', { 'content-type': 'text/plain' })).status).toBe(415);
    const read = await fetch(`${app.url}/api/v1/quotes${path}`);
    expect([read.status, read.headers.get('allow')]).toEqual([405, 'POST']);
  });
});
