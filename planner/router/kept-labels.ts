/**
 * The labels kept at each node, and whether one of them beats another. Why each comparison is safe stands in `search.ts`.
 * Labels of a node come in order of time. Complexity: O(log kept) a label, and those of its very instant where days are counted.
 */
import { CLOCK_STARTS, type SearchGraph } from '../network/index.ts';
import { Staircase } from '../support/index.ts';
import { DAY, type Label } from './labels.ts';
import type { SearchCosts } from './query.ts';

export interface KeptLabels {
  /** Keeps the label unless a kept one beats it; says whether it was kept. */
  keep(label: Label): boolean;
}

/** What is kept at a node where days cost. */
interface Counted {
  /** Costs less what the label's clock and time are ahead by, at a day's cost a day. */
  readonly ahead: Staircase;
  lastClock: number;
  /** Those of the last instant a label came. */
  latest: Label[];
}

export const keepLabels = (graph: SearchGraph, costs: SearchCosts, stateOf: (label: Label) => number): KeptLabels => {
  const plain = new Map<number, Staircase>();
  const counted = new Map<number, Counted>();
  const staircase = (label: Label, hasRidden: boolean): Staircase => getOrMake(plain, stateOf(label) * 2 + Number(hasRidden), () => new Staircase());

  const keepPlain = (label: Label): boolean => {
    if (staircase(label, true).covers(label.cost, label.co2e)) return false;
    if (!label.hasRidden && staircase(label, false).covers(label.cost, label.co2e)) return false;
    staircase(label, label.hasRidden).insert(label.cost, label.co2e);
    return true;
  };
  const keepCounted = (label: Label, dayCost: number): boolean => {
    const kept = getOrMake(counted, stateOf(label), () => ({ ahead: new Staircase(), lastClock: Number.NEGATIVE_INFINITY, latest: [] }));
    if (kept.latest[0]?.at !== label.at) kept.latest = [];
    if (kept.latest.some((a) => a.cost <= label.cost && a.co2e <= label.co2e && a.countedFrom >= label.countedFrom)) return false;
    if (graph.nodeClock[label.node] !== CLOCK_STARTS) {
      const ahead = label.cost - (dayCost * (label.countedFrom + label.at)) / DAY;
      // Begun days of both differences are at most the minutes over a day's, and one more each; a minor unit for rounding. No clock may be later.
      if (label.countedFrom >= kept.lastClock && kept.ahead.covers(ahead - 2 * dayCost - 1, label.co2e)) return false;
      kept.ahead.insert(ahead, label.co2e);
      kept.lastClock = Math.max(kept.lastClock, label.countedFrom);
    }
    kept.latest.push(label);
    return true;
  };
  return {
    keep: (label) => {
      const dayCost = costs.dayCost[label.node] as number;
      return dayCost === 0 ? keepPlain(label) : keepCounted(label, dayCost);
    },
  };
};

export const getOrMake = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
};
