/** The load plan of one box of a plan: its pieces with sizes in the inside of its type, planned off the event loop. */
import { LOOSE } from '../../../planner/consolidation/index.ts';
import { batchLoad } from '../../../planner/board/index.ts';
import type { Edition } from '../../../planner/network/index.ts';
import type { LoadQuestion } from '../../../planner/packing/index.ts';
import type { Engine, RunOptions, Tasks } from '../../ports/engine.ts';
import { Refusal } from '../../ports/refusal.ts';
import { planLoad, type LoadLimits } from '../plan-load.ts';
import { batchOf, goodsOf, type NamedBatch } from './batches.ts';
import type { ConsolidationResult, KeptConsignment } from './question.ts';

export interface LoadedBatch {
  readonly named: NamedBatch;
  /** Undefined: none of its goods has sizes. */
  readonly load: (Tasks['loadPlan']['output'] & { readonly question: LoadQuestion }) | undefined;
  /** Goods without sizes: not in it. */
  readonly missing: readonly KeptConsignment[];
}

/** @throws Refusal `NO_SUCH_BATCH`, `NO_UNIT`, `NO_INSIDE`, `TOO_MANY_BOXES`; OutsideError */
export const loadBatch = async (engine: Engine, limits: LoadLimits, { containers }: Pick<Edition, 'containers'>, result: ConsolidationResult, id: string, options: RunOptions): Promise<LoadedBatch> => {
  const named = batchOf(result, id);
  const { unit } = named.batch;
  if (unit === LOOSE) throw new Refusal('NO_UNIT', { batch: id });
  const type = containers.find((container) => container.id === unit);
  if (!type) throw new Refusal('NO_INSIDE', { unit });
  const goods = goodsOf(result, named.batch);
  const known = new Map(goods.map((one) => [one.planned.id, one]));
  const { question, withoutSizes } = batchLoad(goods.map(({ planned }) => planned), type, (planned) => `${known.get(planned.id)?.reference ?? planned.id} ${known.get(planned.id)?.goods ?? ''}`.trim());
  const found = question?.boxes.reduce((sum, { count }) => sum + count, 0) ?? 0;
  if (found > limits.boxes) throw new Refusal('TOO_MANY_BOXES', { batch: id, found, max: limits.boxes });
  const missing = withoutSizes.flatMap((each) => known.get(each) ?? []);
  return { named, missing, load: question && { question, ...(await planLoad(engine, limits, question, options)) } };
};
