import type { QuoteRequest } from '../../planner/quote/index.ts';
import type { Engine, Tasks } from '../ports/engine.ts';

/** Answers one question now. The caller has checked the request; "no route" is an answer. */
export const quoteShipment = (engine: Engine, request: QuoteRequest): Promise<Tasks['quote']['output']> => engine.run('quote', request);
