/** From a batch to a question of loading: every piece with a size once, weights that sum to the consignment, and who is left out. */
import { expect, test } from 'vitest';
import { batchLoad } from '../../../planner/board/index.ts';
import { grams } from '../../../planner/domain/index.ts';
import { goods } from '../consolidation/hub.ts';

const UNIT = { id: '20GP', payload: grams(21_500_000), inside: { lengthMm: 5898, widthMm: 2352, heightMm: 2385 } } as const;
const piece = (lengthMm: number, count: number, kg: number) => ({ lengthMm, widthMm: 500, heightMm: 400, weight: grams(kg * 1000), count });

test('pieces that were not weighed share what is left of their consignment, by volume', () => {
  const { question, withoutSizes } = batchLoad([goods('a', { m3: 3, kg: 400, pieces: [piece(1000, 2, 50), piece(500, 2, 0), piece(1000, 1, 0)] }), goods('b', { m3: 1 })], UNIT, ({ id }) => `of ${id}`);
  expect(withoutSizes).toEqual(['b']);
  expect(question?.unit).toMatchObject({ type: '20GP', lengthMm: 5898, widthMm: 2352, heightMm: 2385, payload: 21_500_000, loadedThrough: 'door' });
  // 300 kg over two of half the size and one whole: a whole one weighs 150.
  expect(question?.boxes.map(({ id, count, weight }) => `${id} ${count} × ${weight / 1000}`)).toEqual(['of a 1/3 2 × 50', 'of a 2/3 2 × 75', 'of a 3/3 1 × 150']);
});
test('goods without any sizes make no question', () => {
  expect(batchLoad([goods('a', { m3: 3 })], UNIT, ({ id }) => id)).toEqual({ question: undefined, withoutSizes: ['a'] });
});
test('more known weight than the consignment has leaves nothing for the rest, and nothing below it', () => {
  const { question } = batchLoad([goods('a', { m3: 3, kg: 100, pieces: [piece(1000, 3, 50), piece(500, 1, 0)] })], UNIT, ({ id }) => id);
  expect(question?.boxes.map(({ weight }) => weight)).toEqual([50_000, 0]);
});
