/** `corridor why-not`, `corridor profile` and the limits of `corridor quote`, in line: the answers of HTTP, exit codes, every fault at once. */
import { describe, expect, test } from 'vitest';
import { makeQuote, sendingProfile, whyNot } from '../../planner/quote/index.ts';
import { profileResponse, toProfileBody } from '../../server/http/contract/profile.ts';
import { quoteAnswer } from '../../server/http/contract/quote.ts';
import { toQuoteBody } from '../../server/http/contract/to-api.ts';
import { toQuoteRequest } from '../../server/http/contract/to-domain.ts';
import { toAsked, toWhyNotBody, whyNotResponse } from '../../server/http/contract/why-not.ts';
import { parseInstant, type EpochMin } from '../../planner/domain/index.ts';
import { corridor } from '../support/corridor.ts';
import { referenceNetwork } from '../support/reference.ts';

const network = referenceNetwork();
const huancui = ['--from', 'Huancui', '--to', 'Seoul', '--weight-kg', '420', '--volume-cbm', '3.2', '--value', '30000 CNY', '--ready', '2026-12-07T09:00+08:00'];
const body = { from: 'Huancui', to: 'Seoul', weightKg: 420, volumeCbm: 3.2, value: { amount: '30000', currency: 'CNY' }, readyAt: '2026-12-07T09:00:00+08:00' };
const read = (changes: object = {}) => {
  const question = toQuoteRequest({ ...body, ...changes }, network.edition, parseInstant('2026-12-01T09:00:00+08:00') as EpochMin);
  if (!question.ok) throw new Error(JSON.stringify(question.error));
  return question.value;
};
const flags = (out: string): string[] => (JSON.parse(out) as { errors: { flag: string; code: string }[] }).errors.map((e) => `${e.flag} ${e.code}`).sort();

describe('quote', () => {
  test('--via, --avoid and --carriers ask what the body of HTTP asks', async () => {
    const { status, out, err } = await corridor('quote', ...huancui, '--via', 'KRINC', '--avoid', 'CNYNT, FERRY-WEI-PTK', '--carriers', 'Weidong Ferry,石岛国际航运', '--json');
    expect([status, err]).toEqual([0, '']);
    const asked = quoteAnswer.parse(JSON.parse(out));
    const question = read({ via: ['KRINC'], avoid: ['CNYNT', 'FERRY-WEI-PTK'], carriers: ['Weidong Ferry', '石岛国际航运'] });
    expect(asked.options.length).toBeGreaterThan(0);
    expect(asked.options).toEqual(toQuoteBody(makeQuote(network, question), question.from, network.places, 'test', 0).options);
  });
  test('a carrier whose name has commas can be named, alone or among others', async () => {
    const commas = [...network.services.values()].find((s) => s.carrier.en.includes(','))?.carrier.en ?? '';
    expect(commas).toContain(',');
    for (const carriers of [commas, `${commas},Weidong Ferry`, `Weidong Ferry, ${commas}`]) expect((await corridor('quote', ...huancui, '--carriers', carriers, '--json')).status).not.toBe(2);
    expect((await corridor('quote', ...huancui, '--carriers', `Weidong Ferry,${commas}`, '--json')).status).toBe(0);
  });
  test('a call that no way makes: exit 3, with the reason', async () => {
    const { status, out } = await corridor('quote', ...huancui, '--via', 'WH-RONGCHENG', '--json');
    expect([status, JSON.parse(out)]).toMatchObject([3, { options: [], noRoute: [{ reason: 'VIA_NOT_REACHED' }] }]);
  });
  test('faults of the limits by flag, also where a sentence names another', async () => {
    const { status, out, err } = await corridor('quote', ...huancui, '--via', 'Atlantis', '--avoid', 'Huancui', '--carriers', 'Nobody', '--json');
    expect(status).toBe(2);
    expect(flags(out)).toEqual(['--avoid CONFLICT', '--carriers UNKNOWN_CARRIER', '--via UNKNOWN_PLACE']);
    expect(err).toContain('What stands at --from settles');
  });
});

describe('why-not', () => {
  test.each(['FERRY-WEI-INC', 'FERRY-TAO-INC', 'FERRY-LY-PTK', 'FERRY-WEI-INC@2026-12-06', 'rail', 'Busan'])('%s: exit 0, JSON as over HTTP', async (what) => {
    const { status, out, err } = await corridor('why-not', what, ...huancui, '--json');
    expect([status, err]).toEqual([0, '']);
    const [question, asked] = [read(), toAsked(what, network.edition)];
    expect(whyNotResponse.parse(JSON.parse(out))).toEqual(asked.ok && toWhyNotBody(whyNot(network, question, asked.value), question, network.places));
  });
  test('as text: the verdict and its figures', async () => {
    const say = async (what: string, ...more: string[]) => (await corridor('why-not', what, ...huancui, ...more)).out;
    expect(await say('FERRY-WEI-INC')).toMatch(/^FERRY-WEI-INC: offered\n {2}offered in .*FERRY-WEI-INC@2026-12-08/);
    expect(await say('FERRY-TAO-INC')).toMatch(/: beaten\n {2}best with it: .*\n {2}beaten by .* h later, .* CNY dearer, .* kg CO2e more\n {2}offered if [\d.]+ CNY cheaper or \d+ min earlier\n$/);
    expect(await say('FERRY-LY-PTK')).toBe('FERRY-LY-PTK: ruledOut\n  STATUS_NOT_ASKED status=suspended\n');
    // What was missed may be dearer than what goes now: no minus signs.
    expect(await say('FERRY-WEI-INC@2026-12-06')).toMatch(/: missed\n {2}CUT_OFF_MISSED by 1400 min .*\n {2}ready by 2026-12-06T09:40:00\+08:00 would catch it: 760\.84 CNY dearer and 7\.37 h earlier than what now arrives first\n$/);
    expect(await say('rail')).toBe('rail: noWay\n');
  });
  test('faults at once: exit 2', async () => {
    const { status, out, err } = await corridor('why-not', 'FERRY-WEI-INC@2026-13-40', 'stray', ...huancui, '--to', 'Nowhere', '--days', '3', '--json');
    expect(status).toBe(2);
    expect(flags(out)).toEqual(['--days UNKNOWN_FIELD', '--to UNKNOWN_PLACE', '3 UNKNOWN_FIELD', 'WHAT NOT_A_DATE', 'stray UNKNOWN_FIELD']);
    expect(err).not.toMatch(/\bat .*:\d+|undefined/);
    expect(flags((await corridor('why-not', ...huancui, '--json')).out)).toEqual(['WHAT MISSING']);
    expect((await corridor('why-not', 'x')).status).toBe(2);
  });
});

describe('profile', () => {
  test('exit 0, JSON as over HTTP; fourteen days unless it says how many', async () => {
    const { status, out } = await corridor('profile', '--days', '3', ...huancui, '--json');
    expect(status).toBe(0);
    expect(profileResponse.parse(JSON.parse(out))).toEqual(toProfileBody(sendingProfile(network, read(), 3), read(), network));
    expect((JSON.parse((await corridor('profile', ...huancui, '--modes', 'road', '--json')).out) as { days: unknown[] }).days).toHaveLength(14);
  });
  test('as text: a row a day, the best marked', async () => {
    const lines = (await corridor('profile', '--days', '2', ...huancui)).out.trim().split('\n');
    expect(lines).toHaveLength(3);
    const marks = sendingProfile(network, read(), 2);
    expect(lines.slice(1).map((l) => l.includes('shortest'))).toEqual(['2026-12-07', '2026-12-08'].map((date) => date === marks.shortest));
  });
  test('no way on any day: exit 3', async () => {
    expect((await corridor('profile', '--days', '2', ...huancui, '--modes', 'road')).status).toBe(3);
  });
  test.each([['0', 'OUT_OF_RANGE'], ['32', 'OUT_OF_RANGE'], ['-1', 'OUT_OF_RANGE'], ['1.5', 'UNKNOWN_VALUE'], ['x', 'NOT_A_NUMBER'], ['', 'NOT_A_NUMBER']])('--days "%s": exit 2, %s', async (days, code) => {
    const { status, out, err } = await corridor('profile', '--days', days, ...huancui, '--to', 'Nowhere', '--json');
    expect([status, ...flags(out)]).toEqual([2, `--days ${code}`, '--to UNKNOWN_PLACE']);
    expect(err).not.toMatch(/\bat .*:\d+|undefined|null/);
  });
  test('--days without a number is told once', async () => {
    expect(flags((await corridor('profile', ...huancui, '--json', '--days')).out)).toEqual(['--days MISSING']);
  });
});

test('the usage names them', async () => {
  for (const args of [['help'], ['why-not', '--help'], ['profile', '--help']]) {
    const { status, out } = await corridor(...args);
    expect(status).toBe(0);
    for (const word of ['corridor why-not WHAT', 'corridor profile', '--via', '--avoid', '--carriers']) expect(out).toContain(word);
  }
});
