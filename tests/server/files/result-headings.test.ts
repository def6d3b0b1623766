/** A file that goes back says that its prices are buying prices, and is known again whichever heading it was given. */
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../../planner/domain/index.ts';
import { RESULT_COLUMNS, useOf } from '../../../server/usecases/rfq/columns.ts';
import { RESULT_WORDS } from '../../../server/http/sheets/words.ts';

const BUYING = { zh: '成本价', en: 'buying price', ko: '매입가', ja: '仕入価格' } as const;

test.each(LANGUAGES)('prices in %s', (language) => {
  const prices = RESULT_COLUMNS.filter((column) => column.endsWith('_price'));
  expect(prices).toHaveLength(3);
  for (const column of prices) expect(RESULT_WORDS[column][language]).toContain(BUYING[language]);
  for (const column of RESULT_COLUMNS) expect(useOf(`${RESULT_WORDS[column][language]} / ${column}`), column).toBe('result');
});
test('headings of earlier files', () => {
  for (const old of ['最省 价格 / cheapest_price', 'Fastest: price / fastest_price', '균형 가격 / balanced_price', '最安 価格 / cheapest_price']) expect(useOf(old), old).toBe('result');
});
