/** The corridor on the reference network: the lanes and jobs a quoter brings first. */
import { describe, expect, test } from 'vitest';
import { quoteAnswer } from '../../server/http/contract/quote.ts';
import { checkQuote } from '../support/check-quote.ts';
import { askAsOutside, offsetIn, referenceNetwork } from '../support/reference.ts';

const network = referenceNetwork();
const ask = askAsOutside(network);
const rides = (o: ReturnType<typeof ask>['options'][number] | undefined) => o?.steps.filter((s) => s.kind === 'ride') ?? [];
const modes = (o: ReturnType<typeof ask>['options'][number] | undefined) => rides(o).map((s) => s.mode);

describe('from any district to the world', () => {
  test.each([
    ['Huancui', 'Seoul', 420, 3.2], ['Linzi', 'Osaka', 420, 3.2], ['Rizhao', 'Busan', 12_000, 30], ['Jinan', 'Hamburg', 12_000, 55], ['Yantai', 'market:Los Angeles', 420, 3.2], ['Zibo', 'Almaty', 12_000, 55],
  ] as const)('%s to %s', (from, to, weightKg, volumeCbm) => {
    const answer = ask({ from, to, weightKg, volumeCbm });
    expect(answer.options.length).toBeGreaterThan(0);
    expect(quoteAnswer.parse(answer)).toEqual(answer);
    expect(checkQuote(answer, offsetIn(network))).toEqual([]);
  });
});

describe('Q1: fishing tackle from Huancui to Seoul, ready Monday 09:00', () => {
  const quote = (mode?: 'ferry' | 'air' | 'post') => ask({ from: 'Huancui', to: 'Seoul', hsCode: '950710', ...(mode ? { modes: ['road', mode] } : {}) });
  const quantity = (mode: 'ferry' | 'air' | 'post', code: string) => quote(mode).options.flatMap((o) => o.charges).find((c) => c.code === code && c.basis !== 'container20')?.quantity;
  test('the front holds loose ferry and air, each door to door in local times', () => {
    const { options } = quote();
    expect(options.some((o) => modes(o).join() === 'ferry' && rides(o)[0]?.unit === 'LCL')).toBe(true);
    expect(options.some((o) => modes(o).join() === 'air')).toBe(true);
    expect(options.every((o) => o.steps[0]?.startsAt.endsWith('+08:00') && o.arrivesAt.endsWith('+09:00'))).toBe(true);
  });
  test('LCL bills 3.2 revenue tons, air 533.5 kg (÷6000), express 640 kg (÷5000)', () => {
    expect(quantity('ferry', 'FREIGHT')).toBe('3.2');
    // 533.5 kg pays as such: the next break, 1000 kg, would be dearer.
    expect(quantity('air', 'AIR_FREIGHT')).toBe('533.5');
    expect(quantity('post', 'COURIER')).toBe('640');
  });
});

describe('Q10: home textiles by the Qilu train from Jinan to Hamburg', () => {
  const train = (readyAt: string) => ask({ from: 'Jinan', to: 'Hamburg', weightKg: 12_000, volumeCbm: 55, modes: ['road', 'rail'], readyAt }).options.find((o) => rides(o)[0]?.service === 'TRN-JNDJ-HAM-2020');
  test('it is found over three weeks ahead, with its change of gauge at both borders', () => {
    const option = train('2026-12-07T09:00:00+08:00');
    expect(option?.steps.filter((s) => s.operation === 'gaugeChange').map((s) => s.from)).toEqual(['BRD-ALA', 'BRD-BRE']);
    expect(option?.transitHours).toBeGreaterThan(21 * 24);
    expect(option?.steps.find((s) => s.kind === 'ride')?.calendar).toBe('assumed');
  });
  test('the clocks of Hamburg change on 2026-03-29, the train’s time under way does not', () => {
    for (const [ready, offset] of [['2026-02-16T09:00:00+08:00', '+01:00'], ['2026-03-02T09:00:00+08:00', '+02:00']] as const) {
      const legs = rides(train(ready));
      expect(legs.at(-1)?.endsAt.slice(-6)).toBe(offset);
      expect((Date.parse(legs.at(-1)?.endsAt ?? '') - Date.parse(legs[0]?.startsAt ?? '')) / 3_600_000).toBe(21 * 24);
    }
  });
});

describe('Q11: fitness gear with lithium batteries alone (UN3480)', () => {
  const answer = ask({ from: 'Huancui', to: 'Seoul', dg: 'UN3480' });
  const carriers = new Set(answer.options.flatMap((o) => rides(o).map((s) => s.service)));
  test('passenger flights are out, with the rule cited', () => {
    expect(answer.excluded).toContainEqual(expect.objectContaining({ what: 'FLT-YNT-ICN-5', reason: 'DANGEROUS_GOODS_REFUSED', detail: expect.objectContaining({ rule: 'RULE-AIR-BELLY' }) as never }));
    expect(network.edition.cargoRules.find((r) => r.id === 'RULE-AIR-BELLY')?.text.en).toMatch(/UN3480/);
    expect([...carriers].filter((id) => network.services.get(id as never)?.cargoRule === 'RULE-AIR-BELLY')).toEqual([]);
  });
  test('the sea stays', () => {
    expect([...carriers]).toContain('FERRY-WEI-INC');
  });
});

describe('what a departure can lift', () => {
  test('twelve tonnes do not fly in the belly of a narrow-body, and the answer says how much would', () => {
    expect(ask({ from: 'Huancui', to: 'Seoul', weightKg: 12_000, volumeCbm: 55 }).excluded).toContainEqual(expect.objectContaining({ what: 'FLT-YNT-ICN-5', reason: 'TOO_HEAVY' }));
  });
  test('sea–air over Incheon is found without being told: ferry, bonded truck, flight', () => {
    const chain = ask({ from: 'Huancui', to: 'market:Los Angeles' }).options.find((o) => modes(o).join() === 'ferry,air');
    expect(chain?.steps.map((s) => s.operation ?? s.kind)).toEqual(expect.arrayContaining(['transit', 'link', 'ride']));
    expect(chain?.steps.filter((s) => s.operation === 'importCustoms').map((s) => s.from)).toEqual(['AIR-LAX']);
  });
  test('the Suez route replaces the Cape when it is asked for', () => {
    const suez = ask({ from: 'Qingdao', to: 'Hamburg', weightKg: 12_000, volumeCbm: 55, modes: ['road', 'sea'], statuses: ['active', 'reported', 'assumed', 'alternative'] });
    expect(new Set(suez.options.flatMap((o) => rides(o).map((s) => s.service)))).toEqual(new Set(['EST-TAO-HAM-SUEZ', 'EST-TAO-RTM-SUEZ']));
  });
});
