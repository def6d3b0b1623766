/** A plan as the shell tells it: amounts as decimal strings, quantities in the trade's units. */
import { minorUnits, toDecimalString } from '../../planner/domain/index.ts';
import { COST_PARTS, explainLeftBehind, planCost, type Batch, type Fix, type Instance, type PlanCost, type Stop } from '../../planner/consolidation/index.ts';
import type { ConsolidationEnd, ConsolidationOutcome } from './run-consolidation.ts';

export interface PlanBody {
  readonly currency: string;
  readonly cost: string;
  /** No plan costs less. */
  readonly bound: string;
  /** (cost − bound) / cost */
  readonly gap: number;
  readonly status: 'optimal' | 'feasible';
  readonly endedBy: ConsolidationEnd;
  readonly parts: Readonly<Record<(typeof COST_PARTS)[number], string>>;
  /** `cost`: the unit and everything of the goods in it. */
  readonly batches: readonly (Batch & { readonly grossKg: number; readonly volumeCbm: number; readonly cost: string })[];
  readonly leftBehind: readonly { readonly id: string; readonly reason: Stop | null; readonly fix: (Omit<Fix, 'price' | 'plan'> & { readonly price: string }) | null }[];
  readonly seconds: number;
}

type Found = Extract<ConsolidationOutcome, { ok: true }>;

export const toPlanBody = (instance: Instance, { plan, cost, bound, gap, endedBy, seconds }: Found, parts: PlanCost): PlanBody => {
  const money = (amount: number): string => toDecimalString(minorUnits(amount), instance.currency);
  const known = new Map(instance.consignments.map((consignment) => [consignment.id, consignment]));
  const total = (batch: Batch, of: 'weight' | 'volume'): number => batch.consignments.reduce((sum, id) => sum + (known.get(id)?.[of] ?? 0), 0);
  return {
    currency: instance.currency, cost: money(cost), bound: money(bound), gap, status: cost === bound ? 'optimal' : 'feasible', endedBy,
    parts: Object.fromEntries(COST_PARTS.map((part) => [part, money(parts[part])])) as PlanBody['parts'],
    batches: plan.batches.map((batch) => ({ ...batch, grossKg: total(batch, 'weight') / 1000, volumeCbm: total(batch, 'volume') / 1_000_000, cost: money(planCost(instance, { batches: [batch], leftBehind: [] }).total) })),
    leftBehind: explainLeftBehind(instance, plan).map(({ consignment, stops, fixes: [fix] }) => ({ id: consignment, reason: nearest(stops) ?? null, fix: fix ? toFix(fix, money) : null })),
    seconds: Math.round(seconds * 1000) / 1000,
  };
};

const toFix = ({ kind, departure, unit, minutes, other, price }: Fix, money: (amount: number) => string): NonNullable<PlanBody['leftBehind'][number]['fix']> => ({ kind, departure, unit, minutes, other, price: money(price) });

/** What comes nearest to sending it: it could go and is dearer, there is no room, it is too late; on the first departure of which that is so. */
const NEAREST: readonly Stop['code'][] = ['COST', 'UNITS', 'TEU', 'PLUGS', 'LOOSE_CAPACITY', 'CHURN', 'PINNED', 'PAYLOAD', 'VOLUME', 'CUT_OFF'];
const nearest = (stops: readonly Stop[]): Stop | undefined => {
  const rank = ({ code }: Stop): number => (NEAREST.includes(code) ? NEAREST.indexOf(code) : NEAREST.length);
  return stops.toSorted((a, b) => rank(a) - rank(b))[0];
};

export const sayPlan = ({ currency, cost, bound, gap, status, endedBy, seconds, batches, leftBehind }: PlanBody): string => {
  const wide = Math.max(9, ...batches.map(({ departure }) => departure.length)) + 2;
  const lines = [
    `${cost} ${currency}, at most ${(gap * 100).toFixed(2)} % above the best (bound ${bound}); ${status}, ended by ${endedBy} after ${seconds} s`,
    `${'departure'.padEnd(wide)}${'unit'.padEnd(8)}${'kg'.padStart(9)}${'m³'.padStart(8)}${'cost'.padStart(13)}  goods`,
    ...batches.map((b) => `${b.departure.padEnd(wide)}${b.unit.padEnd(8)}${b.grossKg.toFixed(0).padStart(9)}${b.volumeCbm.toFixed(1).padStart(8)}${b.cost.padStart(13)}  ${b.consignments.join(' ')}`),
    ...leftBehind.map(({ id, reason, fix }) => `left behind  ${id}: ${reason ? `${reason.code} on ${reason.departure}` : 'no departure'}${fix ? `; ${sayFix(fix)} for ${fix.price} ${currency}` : ''}`),
  ];
  return `${lines.join('\n')}\n`;
};

const sayFix = ({ kind, departure, unit, minutes, other }: NonNullable<PlanBody['leftBehind'][number]['fix']>): string => {
  switch (kind) {
    case 'send': return `send it in a ${unit} of ${departure}`;
    case 'sendLoose': return `send it loose on ${departure}`;
    case 'readyEarlier': return `ready ${minutes} min earlier it goes on ${departure}`;
    case 'addUnit': return `one more ${unit} on ${departure}`;
    case 'dropOther': return `in place of ${other} on ${departure}`;
  }
};
