import type { Cargo, ContainerType } from '../domain/index.ts';

/** The boxes a consignment fills. */
export interface ContainerSet {
  readonly boxes: readonly { readonly type: ContainerType; readonly count: number }[];
  readonly teu: number;
}

/**
 * The smallest set of containers that holds the cargo by weight and volume: fewest TEU, then fewest boxes, then 40GP before 40HQ.
 * Treats goods as pourable: whether single pieces fit is the load plan's question.
 * Tries every count of all types but the last, whose count follows: O(n²) with n ≈ cargo / smallest box.
 */
export const smallestContainerSet = (cargo: Cargo, types: readonly ContainerType[]): ContainerSet => {
  const ordered = [...types].sort((a, b) => a.teu - b.teu || (a.id < b.id ? -1 : 1));
  const needed = (t: ContainerType, weight: number, volume: number): number => Math.max(0, Math.ceil(weight / t.payload), Math.ceil(volume / t.usable));
  let best = { counts: [] as number[], teu: Number.POSITIVE_INFINITY, boxes: Number.POSITIVE_INFINITY };
  const visit = (i: number, counts: readonly number[], weight: number, volume: number, teu: number, boxes: number): void => {
    const type = ordered[i];
    if (!type) {
      if (teu < best.teu || (teu === best.teu && boxes < best.boxes)) best = { counts: [...counts], teu, boxes };
      return;
    }
    const most = needed(type, weight, volume);
    // The preferred type is tried with its highest count first, so that it wins among equally small sets.
    for (let count = most; count >= (i === ordered.length - 1 ? most : 0); count--)
      if (teu + count * type.teu <= best.teu) visit(i + 1, [...counts, count], weight - count * type.payload, volume - count * type.usable, teu + count * type.teu, boxes + count);
  };
  visit(0, [], cargo.weight, cargo.volume, 0, 0);
  return { boxes: ordered.flatMap((type, i) => ((best.counts[i] ?? 0) > 0 ? [{ type, count: best.counts[i] as number }] : [])), teu: best.teu };
};

/** Boxes of one length. */
export const boxesOf = (set: ContainerSet, feet: 20 | 40): number =>
  set.boxes.filter((b) => b.type.feet === feet).reduce((n, b) => n + b.count, 0);

/** `1×40GP + 2×20GP`. */
export const containerLabel = (set: ContainerSet): string => set.boxes.map((b) => `${b.count}×${b.type.id}`).join(' + ');
