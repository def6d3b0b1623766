/** Options ticked to be compared, as the page holds them and as the address carries them. */

/** In the order of ticking, and whether they stand side by side. */
export interface Comparison {
  readonly ticked: readonly string[];
  readonly isOpen: boolean;
}
export const NO_COMPARISON: Comparison = { ticked: [], isOpen: false };
/** As many columns as a reader takes in at once. */
export const MOST_TICKED = 4;

/** What of a comparison the answer knows: an address may name options of another day. */
export const knownComparison = ({ ticked, isOpen }: Comparison, options: readonly { readonly id: string }[]): Comparison => {
  const known = ticked.filter((id) => options.some((option) => option.id === id)).slice(0, MOST_TICKED);
  return { ticked: known, isOpen: isOpen && known.length > 0 };
};

/** Ticked or not any more; a tick too many changes nothing. */
export const toggleTick = ({ ticked, isOpen }: Comparison, id: string): Comparison => {
  const next = ticked.includes(id) ? ticked.filter((other) => other !== id) : [...ticked, id].slice(0, MOST_TICKED);
  return { ticked: next, isOpen: isOpen && next.length > 0 };
};
