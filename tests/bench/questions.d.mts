import type { EpochMin, Place, Status } from '../../planner/domain/index.ts';
import type { Network } from '../../planner/network/index.ts';
import type { arcsBetween } from '../../planner/router/index.ts';
import type { Asked, prepareQuestion, QuoteRequest } from '../../planner/quote/index.ts';

export const makeQuestions: (places: readonly Place[], planner: { readonly parseInstant: (text: string) => EpochMin | undefined; readonly statuses: readonly Status[] }) => QuoteRequest[];
export const thingsAsked: (network: Network, questions: readonly QuoteRequest[], planner: { readonly prepareQuestion: typeof prepareQuestion; readonly arcsBetween: typeof arcsBetween }) => Asked[];
