/** Two ledgers side by side: `CODE from>to amount` a line; the answer says what became of each. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { epochMin, minorUnits } from '../../../planner/domain/index.ts';
import { compareLedgers, findAgain, type LedgerLine } from '../../../planner/offer/index.ts';

const ledger = (text: string): LedgerLine[] =>
  text.split(',').filter((line) => line.trim() !== '').map((line) => {
    const [code = '', ends = '', amount = ''] = line.trim().split(' ');
    const [from = '', to = ''] = ends.split('>');
    return { code, at: { from, to, mode: undefined }, quantity: '1', rate: amount, fx: '1', amount: minorUnits(Number(amount)) };
  });
const compared = (before: string, after: string): string =>
  compareLedgers(ledger(before), ledger(after)).map(({ code, at, change, difference }) => `${code} ${at.from}>${at.to} ${change} ${difference}`).join(', ');

describe('line by line', () => {
  test('a line that stays, one that changes, one that comes, one that goes', () => {
    expect(compared('TRUCKING A>P 100, THC P>P 40, OCEAN P>Q 500, DOC Q>Q 20', 'TRUCKING A>P 100, OCEAN P>Q 550, BAF P>Q 30, DOC Q>Q 20')).toBe(
      'TRUCKING A>P same 0, THC P>P dropped -40, OCEAN P>Q changed 50, BAF P>Q added 30, DOC Q>Q same 0',
    );
  });
  test('the same charge at another place is another line', () => {
    expect(compared('THC P>P 40', 'THC Q>Q 40')).toBe('THC P>P dropped -40, THC Q>Q added 40');
  });
  test('two lines of one charge pair off in their order', () => {
    expect(compared('STORAGE P>P 10, STORAGE P>P 20', 'STORAGE P>P 10')).toBe('STORAGE P>P same 0, STORAGE P>P dropped -20');
  });
  test('another exchange rate is a change even where rounding hides it', () => {
    const [line] = ledger('OCEAN P>Q 1');
    expect(compareLedgers([line as LedgerLine], [{ ...(line as LedgerLine), fx: '1.0001' }])[0]?.change).toBe('changed');
  });
});

test('whatever the ledgers: nothing is lost, and the differences sum to that of the totals', () => {
  const lines = fc.array(fc.tuple(fc.constantFrom('THC', 'OCEAN', 'DOC'), fc.constantFrom('A>B', 'B>B'), fc.nat(1000)).map(([code, ends, amount]) => `${code} ${ends} ${amount}`), { maxLength: 12 });
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const [old, fresh] = [ledger(before.join(',')), ledger(after.join(','))];
      const told = compareLedgers(old, fresh);
      const total = (amounts: readonly LedgerLine[]): number => amounts.reduce((all, { amount }) => all + amount, 0);
      expect(told.reduce((all, { difference }) => all + difference, 0)).toBe(total(fresh) - total(old));
      expect(told.filter((line) => line.before).length).toBe(old.length);
      expect(told.flatMap((line) => line.after ?? [])).toEqual(fresh);
    }),
    { seed: 20261122 },
  );
});

describe('the option that takes the place of an old offer', () => {
  const option = (id: string, rides: readonly string[], arrivesAt: number, price: number) => ({ id, rides, arrivesAt: epochMin(arrivesAt), price: minorUnits(price) });
  const front = [option('air@8', ['AIR:ULD'], 10, 900), option('ferry@9', ['FERRY:LCL'], 30, 400), option('ferry@8', ['FERRY:LCL'], 20, 400), option('chain', ['FERRY:LCL', 'AIR:ULD'], 15, 700)];
  test.each([
    ['the same departures', { id: 'chain', rides: ['FERRY:LCL', 'AIR:ULD'] }, 'chain', 'same'],
    ['the same line on another day, the first to arrive', { id: 'ferry@1', rides: ['FERRY:LCL'] }, 'ferry@8', 'nearest'],
    ['as many of the rides as there are', { id: 'gone', rides: ['AIR:ULD', 'POST:parcel'] }, 'air@8', 'nearest'],
    ['nothing alike: the first to arrive', { id: 'gone', rides: ['RAIL:FCL'] }, 'air@8', 'nearest'],
  ] as const)('%s', (_, old, id, match) => {
    const found = findAgain(old, front);
    expect([found?.option.id, found?.match]).toEqual([id, match]);
  });
  test('none on an empty front', () => {
    expect(findAgain({ id: 'x', rides: [] }, [])).toBeUndefined();
  });
});
