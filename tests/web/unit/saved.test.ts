/** What the pages of saved quotes reckon and remember by themselves. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minorUnits } from '../../../planner/domain/index.ts';
import { priceWithMargin } from '../../../planner/offer/index.ts';
import { nameOf } from '../../../web/api/download.ts';
import { ALL_QUOTES, fromSavedSearch, ORDERS, STATES, toListSearch, toQuoteSearch } from '../../../web/saved/address.ts';
import { disagreements } from '../../../web/saved/edit-draft.ts';
import { previewMargin } from '../../../web/saved/margin-preview.ts';
import { restOf } from '../../../web/saved/requote-lines.ts';
import { distinct } from '../../../web/saved/use-customers.ts';
import { sliceOf } from '../../../web/ui/use-scrolled-rows.ts';

const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
const sameAsPlanner = (buy: number, percent: string, minimum: number | undefined): void => {
  const { margin, sell } = priceWithMargin([minorUnits(buy)], { percent, minimum: minimum === undefined ? undefined : minorUnits(minimum) });
  expect(previewMargin(yuan(buy), percent, minimum === undefined ? '' : yuan(minimum))).toEqual({ margin: yuan(margin), sell: yuan(sell) });
};

describe('the margin foretold', () => {
  test.each([
    ['1693.01', '8.0', '', '135.44', '1828.45'],
    ['1693.01', '8.0', '200', '200.00', '1893.01'],
    ['100.00', '0.005', '', undefined, undefined],
    ['0.50', '1', '', '0.01', '0.51'],
    ['0.49', '1', '', '0.00', '0.49'],
    ['1234567', '12.5', '', '154321', '1388888'],
    ['1234567', '12.5', '0.5', undefined, undefined],
    ['100.00', '101', '', undefined, undefined],
    ['100.00', '8,0', '', undefined, undefined],
  ])('%s at %s %% and at least %s', (buy, percent, minimum, margin, sell) => {
    const preview = previewMargin(buy, percent, minimum);
    expect([preview?.margin, preview?.sell]).toEqual([margin, sell]);
  });
  test('half a minor unit goes away from zero, whatever the figures', () => {
    fc.assert(fc.property(fc.bigInt(0n, 10n ** 12n), fc.integer({ min: 0, max: 10_000 }), (units, hundredths) => {
      const buy = `${units / 100n}.${(units % 100n).toString().padStart(2, '0')}`;
      const percent = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
      const exact = units * BigInt(hundredths);
      const margin = BigInt((previewMargin(buy, percent, '')?.margin ?? '-1').replace('.', ''));
      const left = margin * 10_000n - exact;
      expect(left > -5000n && left <= 5000n).toBe(true);
    }));
  });
  test.each([
    [15_050, '8.0', undefined], [50, '1', undefined], [49, '1', undefined], [10_000, '5', 2_000], [100_000, '5', 2_000], [0, '8', 1],
  ])('%i fen at %s %% and at least %s: as the planner prices it', (buy, percent, minimum) => sameAsPlanner(buy, percent, minimum));
  test('any amount, any percentage, any minimum: as the planner prices it', () => {
    fc.assert(fc.property(fc.nat(2_000_000_000), fc.nat(10_000), fc.option(fc.nat(5_000_000), { nil: undefined }), (buy, hundredths, minimum) => sameAsPlanner(buy, (hundredths / 100).toFixed(2), minimum)));
  });
});

test('every view of the list comes back from its address', () => {
  const view = fc.record({ text: fc.string(), states: fc.subarray([...STATES]), order: fc.constantFrom(...ORDERS), isDescending: fc.boolean() });
  fc.assert(fc.property(view, (list) => {
    expect(fromSavedSearch(toListSearch(list))).toEqual({ kind: 'list', list });
  }));
  expect(toListSearch(ALL_QUOTES)).toBe('?view=quotes');
  const quote = { number: 'QL-20261201-0001', version: 2, isComparing: true };
  expect(fromSavedSearch(toQuoteSearch(quote))).toEqual({ kind: 'quote', quote });
  expect(fromSavedSearch('?from=WH-HUANCUI')).toBeUndefined();
});

test('a conflict shows what either side changed, and nothing both left alone', () => {
  const base = { name: 'a', contact: 'b', note: 'c' };
  expect(disagreements(base, { ...base, note: 'mine' }, { ...base, contact: 'theirs' })).toEqual([{ field: 'contact', theirs: 'theirs', mine: 'b' }, { field: 'note', theirs: 'c', mine: 'mine' }]);
  expect(disagreements(base, base, base)).toEqual([]);
});

test('unchanged lines stand as one whose amount is their sum', () => {
  const at = { from: 'A', to: 'A', mode: null };
  const side = (amount: string) => ({ quantity: '1', rate: amount, fx: '1', amount });
  const same = (amount: string) => ({ code: 'THC', at, change: 'same' as const, before: side(amount), after: side(amount), difference: '0.00' });
  expect(restOf([same('1.10'), { ...same('9.00'), change: 'changed' as const, difference: '2.00' }, same('0.20')])).toEqual({ count: 2, amount: '1.30', difference: '0.00' });
  expect(restOf([])).toBeUndefined();
});

test('customers: each name once, latest first, found by name or contact', () => {
  const rows = [{ name: '甲', contact: '1' }, { name: '乙', contact: '王' }, { name: '甲', contact: '2' }];
  expect(distinct(rows, '')).toEqual(rows.slice(0, 2));
  expect(distinct(rows, '王')).toEqual([rows[1]]);
});

test('the drawn rows hold everything in view and no more than there are', () => {
  fc.assert(fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 2000 }), fc.nat(5000), (top, height, count) => {
    const { first, end } = sliceOf(top, height, 32, count);
    expect(first).toBeGreaterThanOrEqual(0);
    expect(end).toBeLessThanOrEqual(count);
    for (const y of [top, top + height - 1]) {
      const row = Math.floor(y / 32);
      if (row < count) expect(row >= first && row < end).toBe(true);
    }
  }));
});

test('a file’s name in any letters', () => {
  expect(nameOf("attachment; filename=\"x.csv\"; filename*=UTF-8''%E6%8A%A5%E4%BB%B7.csv", 'f')).toBe('报价.csv');
  expect(nameOf('attachment; filename="x.csv"', 'f')).toBe('x.csv');
  expect(nameOf("attachment; filename*=UTF-8''%E6%8", 'f')).toBe('f');
  expect(nameOf(null, 'f')).toBe('f');
});
