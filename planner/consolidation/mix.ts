/**
 * What may share a unit, compiled to classes: goods of one class mix alike, so that a table of classes answers for thousands of consignments.
 * Besides pairs, regimes need one group that holds them all (leave to mix A with B and B with C is none for all three): each group is a bit, and the
 * bits common to the goods of a unit must not vanish.
 */
import type { Consignment, MixRules } from './instance.ts';

/** What decides with whom goods may lie, consignees apart. Of goods that are pinned together it is that of all of them. */
export interface Profile {
  readonly temperature: string;
  /** Bits of the groups that hold all its regimes. */
  readonly regimeBits: number;
  /** Ascending. */
  readonly dangerous: readonly string[];
}

/** Groups of regimes: those of the rules that are no part of another, and each regime of no group by itself. At most 30. */
export const regimeGroupsOf = (regimes: readonly string[], { regimeGroups }: MixRules): readonly ReadonlySet<string>[] => {
  const present = new Set(regimes);
  const sets = regimeGroups.map((group) => new Set(group.filter((regime) => present.has(regime)))).filter((group) => group.size > 0);
  for (const regime of [...present].toSorted()) if (!sets.some((group) => group.has(regime))) sets.push(new Set([regime]));
  return sets.filter((group, i) => !sets.some((other, j) => j !== i && [...group].every((regime) => other.has(regime)) && (other.size > group.size || j < i)));
};

const isSegregated = ({ segregated }: MixRules, a: string, b: string): boolean => segregated.some(([x, y]) => (x === a && y === b) || (x === b && y === a));

/** Undefined where these goods may not share a unit at all. */
export const profileOf = (goods: readonly Consignment[], mix: MixRules, groups: readonly ReadonlySet<string>[]): Profile | undefined => {
  const [first] = goods;
  if (!first || goods.some(({ temperature }) => temperature !== first.temperature)) return undefined;
  const regimeBits = groups.reduce((bits, group, g) => (goods.every(({ regime }) => group.has(regime)) ? bits | (1 << g) : bits), 0);
  const isTooMany = goods.some(({ alone }) => alone) && goods.some(({ consignee }) => consignee !== first.consignee);
  const all = goods.flatMap(({ dangerousGoods }) => dangerousGoods ?? []);
  const isSplit = all.some((a, i) => all.some((b, j) => i < j && isSegregated(mix, a, b)));
  const together = new Set(goods.map(({ id }) => id));
  const isTorn = mix.apart.some(([a, b]) => a !== b && together.has(a) && together.has(b));
  if (regimeBits === 0 || isTooMany || isSplit || isTorn) return undefined;
  return { temperature: first.temperature, regimeBits, dangerous: [...new Set(all)].toSorted() };
};

/** Goods of different items with these profiles in one unit. */
export const clashes = (mix: MixRules, a: Profile, b: Profile): boolean =>
  a.temperature !== b.temperature || (a.regimeBits & b.regimeBits) === 0 || a.dangerous.some((x) => b.dangerous.some((y) => isSegregated(mix, x, y)));

/**
 * Families: sets of classes such that the goods of any unit lie within one. For each group of regimes, the maximal sets of classes of it that mix
 * pairwise (Bron & Kerbosch 1973 with a pivot); a class that may not even mix with its own kind counts as mixing here, and its goods are kept apart by pairs.
 */
export const familiesOf = (classes: readonly number[], regimeBits: readonly number[], doClash: (a: number, b: number) => boolean, groupCount: number): readonly (readonly number[])[] => {
  const found = new Map<string, readonly number[]>();
  const expand = (clique: readonly number[], candidates: readonly number[], excluded: readonly number[]): void => {
    if (candidates.length === 0) {
      if (excluded.length === 0) found.set(clique.toSorted((a, b) => a - b).join(' '), clique.toSorted((a, b) => a - b));
      return;
    }
    const mixes = (a: number, b: number): boolean => a !== b && !doClash(a, b);
    const all = [...candidates, ...excluded];
    let [pivot, most] = [all[0] as number, -1];
    for (const c of all) {
      const degree = candidates.reduce((sum, other) => sum + Number(mixes(c, other)), 0);
      if (degree > most) [pivot, most] = [c, degree];
    }
    let [left, out] = [candidates, excluded];
    for (const c of candidates.filter((other) => !mixes(pivot, other))) {
      expand([...clique, c], left.filter((other) => mixes(c, other)), out.filter((other) => mixes(c, other)));
      left = left.filter((other) => other !== c);
      out = [...out, c];
    }
  };
  for (let group = 0; group < groupCount; group++) expand([], classes.filter((c) => ((regimeBits[c] as number) >> group) & 1), []);
  const families = [...found.values()];
  return families.filter((family, i) => !families.some((other, j) => j !== i && other.length > family.length && family.every((c) => other.includes(c))));
};
