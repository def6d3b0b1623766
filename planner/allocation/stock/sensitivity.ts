/**
 * How firm a plan is. For each thing that may turn out otherwise: the cost range, what the best plan would be then, what staying with the sites would cost,
 * and, by halving, from where on other sites are better. A flip counts only where the other sites are shown to be cheaper, not where they were merely found.
 */
import type { MinorUnits } from '../../domain/index.ts';
import { applyChange, type Change } from './change.ts';
import type { StockPlan } from './plan.ts';
import type { StockQuestion } from './question.ts';
import type { AnalysisOptions } from './site-curve.ts';
import { solveStock, type StockAnswer } from './solve-stock.ts';

export interface Flips {
  readonly opened: readonly string[];
  readonly closed: readonly string[];
  /** Sites of both whose lane or rhythm is another. */
  readonly replenishedOtherwise: readonly string[];
  /** Of the units, served from elsewhere than before. */
  readonly movedShare: number;
}

export interface Outcome {
  readonly change: Change;
  /** Undefined: no plan keeps every rule then. */
  readonly cost: MinorUnits | undefined;
  /** With the sites as they are, all else at its best; undefined: they cannot serve everybody then. */
  readonly stayCost: MinorUnits | undefined;
  readonly gap: number;
  readonly flips: Flips | undefined;
  /** Other sites are cheaper. */
  readonly sitesChange: boolean;
}

export interface Sensitivity {
  readonly kind: Change['kind'];
  readonly country: string | undefined;
  /** Ascending, the ends of the range looked at. */
  readonly outcomes: readonly Outcome[];
  /** Nearest factor (days of lead time) below and above today's at which other sites are cheaper, to the step of the search; undefined: not between half and double. */
  readonly flipsBelow: number | undefined;
  readonly flipsAbove: number | undefined;
}

export interface Stability {
  readonly base: StockAnswer;
  readonly sensitivities: readonly Sensitivity[];
  /** Warehouses whose being open or closed stays in every outcome, and those where it does not. */
  readonly firm: readonly string[];
  readonly open: readonly string[];
  readonly isComplete: boolean;
}

/** ± 20 %; lead times ± 2 days. */
export const USUAL_FACTORS = [0.8, 1.2] as const;
export const USUAL_DAYS = [-2, 2] as const;
/** How far flips are looked for: half and double; lead times from 4 days less to 8 more. */
const FARTHEST_FACTORS = [0.5, 2] as const;
const FARTHEST_DAYS = [-4, 8] as const;
/** Halvings between a value where the sites stay and one where they change: the length between over 2⁶. */
const HALVINGS = 6;

/** What is looked at by itself: rent, last mile, freight, demand, each country's money, lead times. */
export const usualChanges = (question: StockQuestion): readonly (readonly Change[])[] => {
  const countries = [...new Set(question.warehouses.map(({ country }) => country))].toSorted();
  return [
    ...(['rent', 'lastMile', 'freight', 'demand'] as const).map((kind) => USUAL_FACTORS.map((factor): Change => ({ kind, factor }))),
    ...countries.map((country) => USUAL_FACTORS.map((factor): Change => ({ kind: 'exchange', country, factor }))),
    USUAL_DAYS.map((days): Change => ({ kind: 'leadTime', days })),
  ];
};

/** `base`: of the question as it is, if it is known. `maxWork` and `gap` are of each solve. */
export const sensitivity = (question: StockQuestion, { onProgress, ...options }: AnalysisOptions, base = solveStock(question, options), asked = usualChanges(question)): Stability => {
  const sensitivities: Sensitivity[] = [];
  const { plan } = base;
  if (plan) {
    onProgress?.({ done: 0, of: asked.length });
    for (const changes of asked) {
      if (options.shouldStop()) break;
      const found = lookAt(question, plan, changes, options);
      if (!found) break;
      sensitivities.push(found);
      onProgress?.({ done: sensitivities.length, of: asked.length });
    }
  }
  const flipped = new Set(sensitivities.flatMap(({ outcomes }) => outcomes.flatMap(({ flips, sitesChange }) => (flips && sitesChange ? [...flips.opened, ...flips.closed] : []))));
  const ids = question.warehouses.map(({ id }) => id).toSorted();
  return { base, sensitivities, firm: ids.filter((id) => !flipped.has(id)), open: ids.filter((id) => flipped.has(id)), isComplete: plan !== undefined && sensitivities.length === asked.length };
};

/** One change: what it comes to, against staying with the sites of `plan`. Undefined: stopped. */
export const tryChange = (question: StockQuestion, plan: StockPlan, change: Change, options: Omit<AnalysisOptions, 'onProgress'>): Outcome | undefined => {
  const changed = applyChange(question, change);
  const used = new Set(plan.sites.map(({ warehouse }) => warehouse));
  const stay = solveStock({ ...changed, warehouses: changed.warehouses.map((warehouse) => ({ ...warehouse, decided: used.has(warehouse.id) ? 'open' : 'closed' })) }, { ...options, start: plan.sites });
  const best = solveStock(changed, { ...options, start: stay.plan?.sites ?? plan.sites });
  if (best.endedBy === 'stopped' || stay.endedBy === 'stopped') return undefined;
  const flips = best.plan && compare(changed, plan, best.plan);
  const others = flips !== undefined && flips.opened.length + flips.closed.length > 0;
  return { change, cost: best.cost, stayCost: stay.cost, gap: best.gap, flips, sitesChange: others && best.cost !== undefined && best.cost < (stay.cost ?? Infinity) };
};

const valueOf = (change: Change): number => (change.kind === 'leadTime' ? change.days : change.factor);
export const withValue = (change: Change, value: number): Change => (change.kind === 'leadTime' ? { ...change, days: value } : { ...change, factor: value });

const lookAt = (question: StockQuestion, plan: StockPlan, changes: readonly Change[], options: Omit<AnalysisOptions, 'onProgress'>): Sensitivity | undefined => {
  const [first] = changes;
  if (!first) return undefined;
  const today = first.kind === 'leadTime' ? 0 : 1;
  const outcomes: Outcome[] = [];
  for (const change of changes.toSorted((a, b) => valueOf(a) - valueOf(b))) {
    const outcome = tryChange(question, plan, change, options);
    if (!outcome) return undefined;
    outcomes.push(outcome);
  }
  /** The nearest value of this side at which sites change, then back towards the last at which they stay. */
  const flipOn = (side: readonly Outcome[], farthest: number): number | undefined => {
    let same = today;
    let other: number | undefined;
    for (const { change, sitesChange } of side) {
      if (sitesChange) {
        other = valueOf(change);
        break;
      }
      same = valueOf(change);
    }
    if (other === undefined && Math.abs(farthest - today) > Math.abs(same - today)) {
      if (tryChange(question, plan, withValue(first, farthest), options)?.sitesChange !== true) return undefined;
      other = farthest;
    }
    for (let i = 0; other !== undefined && i < HALVINGS && !options.shouldStop(); i++) {
      const middle: number = (same + other) / 2;
      const outcome = tryChange(question, plan, withValue(first, middle), options);
      if (!outcome) break;
      if (outcome.sitesChange) other = middle;
      else same = middle;
    }
    return other;
  };
  const [least, most] = first.kind === 'leadTime' ? FARTHEST_DAYS : FARTHEST_FACTORS;
  const below = outcomes.filter(({ change }) => valueOf(change) < today).toReversed();
  const above = outcomes.filter(({ change }) => valueOf(change) > today);
  return { kind: first.kind, country: first.kind === 'exchange' ? first.country : undefined, outcomes, flipsBelow: flipOn(below, least), flipsAbove: flipOn(above, most) };
};

const compare = (question: StockQuestion, before: StockPlan, after: StockPlan): Flips => {
  const was = new Map(before.sites.map((site) => [site.warehouse, site]));
  const is = new Map(after.sites.map((site) => [site.warehouse, site]));
  const units = question.demand.map(({ mean }) => mean.reduce((a, b) => a + b, 0));
  const moved = units.reduce((sum, n, i) => sum + (before.served[i]?.from === after.served[i]?.from ? 0 : n), 0);
  return {
    opened: [...is.keys()].filter((id) => !was.has(id)), closed: [...was.keys()].filter((id) => !is.has(id)),
    replenishedOtherwise: [...is.values()].filter(({ warehouse, lane, every }) => was.has(warehouse) && (was.get(warehouse)?.lane !== lane || was.get(warehouse)?.every !== every)).map(({ warehouse }) => warehouse),
    movedShare: moved / Math.max(1e-12, units.reduce((a, b) => a + b, 0)),
  };
};
