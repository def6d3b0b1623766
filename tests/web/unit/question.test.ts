/** The question in the address: every field survives the way out and back, and every fault finds its field. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countFar, EMPTY_QUESTION, entryOf, fieldOf, fromSearch, isSameQuestion, MODES, toRequest, toSearch, type Question } from '../../../web/state/question.ts';

/** Every field set, to something that is not its default. */
const FULL: Question = {
  from: 'WH-HUANCUI', to: 'MKT-KR-SEOUL', weightKg: '420', volumeCbm: '3.2', value: '30000', valueCurrency: 'USD',
  readyAt: '2026-12-07T09:00:00+08:00', readyUntil: '2026-12-08T18:00:00+08:00', dueAt: '2026-12-12T18:00:00+09:00',
  regime: '9810', currency: 'KRW', hsCode: '950710', temperature: 'T-CHILL', dg: 'UN3481',
  via: ['KRINC', 'ICN'], avoid: ['FERRY-WEI-INC', 'AIR-TAO'], carriers: ['Weidong Ferry', 'Smith, Sons & Co. = 50% + #1'], modes: ['ferry', 'air'], unusual: true,
};
const FIELDS = Object.keys(EMPTY_QUESTION) as readonly (keyof Question)[];

describe('the address', () => {
  test('the example sets every field', () => {
    for (const field of FIELDS) expect(FULL[field], field).not.toEqual(EMPTY_QUESTION[field]);
  });
  test('carries every field and the option out and back', () => {
    expect(fromSearch(toSearch(FULL, 'O1'))).toMatchObject({ question: FULL, optionId: 'O1' });
  });
  test('any text in any field comes back as it was', () => {
    const texts = fc.array(fc.string({ minLength: 1 }), { maxLength: 3 });
    fc.assert(fc.property(fc.string({ minLength: 1 }), fc.string(), texts, texts, (from, dg, via, carriers) => {
      const question: Question = { ...EMPTY_QUESTION, from, dg, via, carriers };
      expect(fromSearch(toSearch(question, undefined)).question).toEqual(question);
    }));
  });
  test('leaves out what equals the default', () => {
    expect(toSearch({ ...EMPTY_QUESTION, from: 'A', to: 'B' }, undefined)).toBe('?from=A&to=B');
  });
  test('tells two questions apart by any one field', () => {
    for (const field of FIELDS) expect(isSameQuestion(FULL, { ...FULL, [field]: EMPTY_QUESTION[field] }), field).toBe(false);
    expect(isSameQuestion(FULL, { ...FULL, via: [...FULL.via] })).toBe(true);
  });
});

describe('the request', () => {
  test('names every field that the form holds', () => {
    const body = toRequest(FULL);
    expect(Object.keys(body).sort()).toEqual(['avoid', 'carriers', 'currency', 'dg', 'dueAt', 'from', 'hsCode', 'modes', 'readyAt', 'readyUntil', 'regime', 'statuses', 'temperature', 'to', 'value', 'via', 'volumeCbm', 'weightKg']);
    expect(body.via).toEqual(['KRINC', 'ICN']);
    expect(body.value).toEqual({ amount: '30000', currency: 'USD' });
  });
  test('leaves out lists that name nothing', () => {
    expect(Object.keys(toRequest({ ...EMPTY_QUESTION, from: 'A', to: 'B' }))).not.toEqual(expect.arrayContaining(['via']));
    for (const field of ['via', 'avoid', 'carriers', 'modes', 'statuses', 'readyUntil'] as const) expect(toRequest(EMPTY_QUESTION), field).not.toHaveProperty(field);
  });
  test('trucks come with any mode: without them no goods leave the door', () => {
    for (const mode of MODES) expect(toRequest({ ...EMPTY_QUESTION, modes: [mode] }).modes).toEqual([mode, 'road']);
  });
});

describe('faults', () => {
  test('land on their field, and on the entry of a list', () => {
    const places = [['/from', 'from'], ['/via/0', 'via'], ['/via/1', 'via'], ['/avoid/1', 'avoid'], ['/carriers/0', 'carriers'], ['/modes', 'modes'], ['/modes/2', 'modes'], ['/value', 'value'], ['/value/amount', 'value'], ['/value/currency', 'valueCurrency'], ['/readyUntil', 'readyUntil'], ['/dueAt', 'dueAt'], ['/statuses/0', 'unusual']] as const;
    for (const [pointer, field] of places) expect(fieldOf(pointer), pointer).toBe(field);
    expect(['/via/0', '/avoid/12', '/from', '/value/amount'].map(entryOf)).toEqual([0, 12, undefined, undefined]);
  });
  test('what is no field of the form is left for the box below', () => {
    for (const pointer of ['', '/', '/nonsense', '/constructor', '/valueCurrency', '/toString']) expect(fieldOf(pointer), pointer).toBeUndefined();
  });
});

test('what is folded away is counted when it is set', () => {
  expect(countFar(EMPTY_QUESTION)).toBe(0);
  expect(countFar({ ...EMPTY_QUESTION, via: ['KRINC'], modes: ['air'], weightKg: '5' })).toBe(2);
  expect(countFar(FULL)).toBe(10);
});
