/** What an assortment is called: an imported one as its file, a drawn one by its seed in the reader's language. */
import type { Language } from '../../../planner/domain/index.ts';
import type { Assortment } from '../../ports/assortments.ts';
import type { KeptAssortment } from '../../usecases/stock/question.ts';

const SAMPLE: Readonly<Record<Language, string>> = { zh: '样例', en: 'Sample', ko: '샘플', ja: 'サンプル' };
type Named = Pick<KeptAssortment, 'name' | 'isSample'> | Pick<Assortment, 'name' | 'source'>;
const isSample = (named: Named): boolean => ('source' in named ? named.source === 'sample' : named.isSample);

/** The seed it was drawn by, which older stores keep behind a word; null: it was imported. */
export const seedOf = (named: Named): number | null => (isSample(named) ? Number(named.name.split(' ').at(-1)) : null);
export const assortmentName = (named: Named, language: Language): string => {
  const seed = seedOf(named);
  return seed === null ? named.name : `${SAMPLE[language]} ${seed}`;
};
