/**
 * Greedy placement of the map's words: by rank, each at the first free spot round its mark. Hard things (panels, larger
 * marks, words already placed) are never covered; soft things (lines, small dots) only when a word would be lost otherwise.
 */
import { makeBoxIndex, type Box, type BoxIndex } from '../ui/boxes.ts';

export interface LabelRequest {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rank: number;
  /** Half the size of the mark the label stands by. */
  readonly reach: number;
  /** Words about a line stand above or below it. */
  readonly isNote: boolean;
}
export interface LabelPlace {
  readonly id: string;
  readonly left: number;
  readonly top: number;
}
type Spot = readonly [left: number, top: number];

/** Words of this rank or better may cover soft things. */
const INSISTS = 2;
const NOTE_GAPS = [4, 12, 20, 28];
const NOTE_SHARES = [0.5, 0.25, 0.75];

/** East first, as map readers expect, then west, above, below, and the corners. */
const spotsOf = ({ x, y, width, height, reach, isNote }: LabelRequest): readonly Spot[] => {
  if (isNote) return NOTE_GAPS.flatMap((gap) => NOTE_SHARES.flatMap((share): Spot[] => [[x - share * width, y - gap - height], [x - share * width, y + gap]]));
  const gap = reach + 3;
  const east = x + gap;
  const west = x - gap - width;
  const middle = y - height / 2;
  return [[east, middle], [west, middle], [x - width / 2, y - gap - height + 2], [x - width / 2, y + gap - 2], [east - 2, y - gap - height + 5], [west + 2, y - gap - height + 5], [east - 2, y + gap - 5], [west + 2, y + gap - 5]];
};

export const placeLabels = (requests: readonly LabelRequest[], hard: readonly Box[], soft: readonly Box[], frame: Box): readonly LabelPlace[] => {
  const taken = makeBoxIndex(hard);
  const yielding = makeBoxIndex(soft);
  const placed: LabelPlace[] = [];
  const boxAt = ([left, top]: Spot, { width, height }: LabelRequest): Box => ({ left, top, right: left + width, bottom: top + height });
  const isInside = (box: Box): boolean => box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
  const isFree = (box: Box, things: BoxIndex): boolean => !things.hits(box);
  for (const request of [...requests].sort((a, b) => a.rank - b.rank)) {
    const free = spotsOf(request).filter((spot) => isInside(boxAt(spot, request)) && isFree(boxAt(spot, request), taken));
    const spot = free.find((candidate) => isFree(boxAt(candidate, request), yielding)) ?? (request.rank <= INSISTS ? free[0] : undefined);
    if (!spot) continue;
    const box = boxAt(spot, request);
    taken.add({ ...box, left: box.left - 2, right: box.right + 2 });
    placed.push({ id: request.id, left: spot[0], top: spot[1] });
  }
  return placed;
};
