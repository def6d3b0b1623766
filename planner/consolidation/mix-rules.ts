/**
 * What the trade lets lie in one unit, as far as it is known; whoever plans may hand in other rules.
 *
 * Dangerous goods: the general table of segregation by class, IMDG Code 7.2.4; with 7.3.4.1, goods that the table separates at all are not packed into
 * one unit. Classes 1 and 7 are carried by no line of the network. Not handled: the entries of single substances (IMDG 7.2.5 to 7.2.8), which a
 * shipper declares; a UN number stands for its class where that is known here, else for class 9.
 * Regimes: parcels under 9610 are released list by list and are kept apart from goods under a declaration of their own; 1210 and 9810 leave a bonded
 * or a stocked account and stay with their own kind (`9710` and `0110` are both ordinary declarations). Estimated: zones may agree otherwise.
 */
import type { MixRules } from './instance.ts';

/** From the first class, those the table separates it from. Symmetric: each pair once. */
const SEPARATED: Readonly<Record<string, readonly string[]>> = {
  '2.1': ['3', '4.1', '4.2', '5.1', '5.2', '6.2', '8'],
  '2.2': ['3', '4.2', '5.2', '6.2'],
  '2.3': ['3', '4.2', '5.2', '6.2'],
  '3': ['4.2', '4.3', '5.1', '5.2', '6.2'],
  '4.1': ['4.2', '5.1', '5.2', '6.2', '8'],
  '4.2': ['4.3', '5.1', '5.2', '6.1', '6.2', '8'],
  '4.3': ['5.1', '5.2', '6.2', '8'],
  '5.1': ['5.2', '6.1', '6.2', '8'],
  '5.2': ['6.1', '6.2', '8'],
  '6.1': ['6.2'],
  '6.2': ['8'],
};

/** Every division a class written without one may be. */
const DIVISIONS: Readonly<Record<string, readonly string[]>> = { '2': ['2.1', '2.2', '2.3'], '4': ['4.1', '4.2', '4.3'], '5': ['5.1', '5.2'], '6': ['6.1', '6.2'] };
const writtenAs = (division: string): string[] => [division, ...Object.keys(DIVISIONS).filter((whole) => DIVISIONS[whole]?.includes(division))];

const pairsOf = (): (readonly [string, string])[] => {
  const found = new Map<string, readonly [string, string]>();
  for (const [one, others] of Object.entries(SEPARATED))
    for (const other of others)
      for (const a of writtenAs(one))
        // A class written without its division is taken at its worst.
        for (const b of writtenAs(other)) found.set([a, b].toSorted().join(), [a, b].toSorted() as [string, string]);
  return [...found.values()];
};

export const SEGREGATED: MixRules['segregated'] = pairsOf();
export const REGIME_GROUPS: MixRules['regimeGroups'] = [['9610'], ['9710', '0110'], ['9810'], ['1210']];

export const usualMix = (apart: MixRules['apart'] = []): MixRules => ({ regimeGroups: REGIME_GROUPS, segregated: SEGREGATED, apart });
