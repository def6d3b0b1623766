import type { Request } from 'express';
import type { Store } from '../../ports/store.ts';
import { findPlan, type Consolidation } from '../../usecases/consolidation/ask-plan.ts';
import { jobId } from '../contract/job.ts';
import { Unanswerable } from '../writing.ts';

/** The plan an address names. @throws Unanswerable */
export const planFinder = (store: Store) => async (request: Request): Promise<Consolidation> => {
  const id = jobId.safeParse(request.params['id']);
  const found = id.success ? await findPlan(store, id.data) : undefined;
  if (!found) throw new Unanswerable('NOT_FOUND');
  return found;
};
