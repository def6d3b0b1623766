/** The rules of a question that its asker can lift, and the change that lifts each. */
import { ASKABLE_STATUSES } from '../domain/index.ts';
import type { Network } from '../network/index.ts';
import type { Exclusion } from './answer.ts';
import type { QuoteRequest } from './request.ts';

export interface LiftableRule {
  readonly reason: Exclusion['reason'];
  readonly change: Partial<QuoteRequest>;
  readonly detail: Exclusion['detail'];
}

/** Limits first, then what the goods are. */
export const limitRules = ({ cargo, dueAt, modes, carriers, avoid, via, statuses }: QuoteRequest): readonly LiftableRule[] => [
  ...(dueAt === undefined ? [] : [{ reason: 'AFTER_DUE_TIME', change: { dueAt: undefined }, detail: {} } as const]),
  ...(modes ? [{ reason: 'MODE_NOT_ASKED', change: { modes: undefined }, detail: { modes: modes.join(', ') } } as const] : []),
  ...(carriers ? [{ reason: 'CARRIER_NOT_ASKED', change: { carriers: undefined }, detail: { carriers: carriers.join(', ') } } as const] : []),
  ...(avoid.length > 0 ? [{ reason: 'AVOIDED', change: { avoid: [] }, detail: { avoid: avoid.join(', ') } } as const] : []),
  ...(via.length > 0 ? [{ reason: 'VIA_NOT_REACHED', change: { via: [] }, detail: { via: via.join(', ') } } as const] : []),
  { reason: 'STATUS_NOT_ASKED', change: { statuses: ASKABLE_STATUSES }, detail: { statuses: statuses.join(', ') } },
  ...(cargo.temperature === 'T-AMB' ? [] : [{ reason: 'TEMPERATURE_REFUSED', change: { cargo: { ...cargo, temperature: 'T-AMB' } }, detail: { temperature: cargo.temperature } } as const]),
  ...(cargo.dangerousGoods === undefined
    ? []
    : [{ reason: 'DANGEROUS_GOODS_REFUSED', change: { cargo: { ...cargo, dangerousGoods: undefined } }, detail: { dangerousGoods: cargo.dangerousGoods } } as const]),
];

export const otherRegimes = (network: Network, request: QuoteRequest): readonly string[] =>
  [...new Set(network.edition.clearances.map((rule) => rule.regime))].filter((regime) => regime !== request.regime).sort();

/** All of them, the regime last. */
export const liftRules = (network: Network, request: QuoteRequest): readonly LiftableRule[] => [
  ...limitRules(request),
  ...otherRegimes(network, request).map((regime) => ({ reason: 'OTHER_REGIME', change: { regime }, detail: { regime: request.regime, instead: regime } }) as const),
];
