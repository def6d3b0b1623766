/** Greedy placement of the map's words: by rank, eight spots each, against marks, panels and each other. Dropped rather than overlapped. */
import { overlaps, type Box } from '../quote/pick-labels.ts';

export interface LabelRequest {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rank: number;
  /** Half the size of the mark the label stands by; words along a line have none. */
  readonly reach: number;
}
export interface LabelPlace {
  readonly id: string;
  readonly left: number;
  readonly top: number;
}

/** East first, as map readers expect, then west, above, below, and the corners. */
const spots = ({ x, y, width, height, reach }: LabelRequest): readonly (readonly [number, number])[] => {
  const gap = reach + 3;
  const east = x + gap;
  const west = x - gap - width;
  const middle = y - height / 2;
  return [[east, middle], [west, middle], [x - width / 2, y - gap - height + 2], [x - width / 2, y + gap - 2], [east - 2, y - gap - height + 5], [west + 2, y - gap - height + 5], [east - 2, y + gap - 5], [west + 2, y + gap - 5]];
};

export const placeLabels = (requests: readonly LabelRequest[], obstacles: readonly Box[], frame: Box): readonly LabelPlace[] => {
  const taken = [...obstacles];
  const placed: LabelPlace[] = [];
  for (const request of [...requests].sort((a, b) => a.rank - b.rank)) {
    for (const [left, top] of spots(request)) {
      const box = { left, top, right: left + request.width, bottom: top + request.height };
      const inside = box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
      if (!inside || taken.some((other) => overlaps(box, other))) continue;
      taken.push({ left: box.left - 2, right: box.right + 2, top: box.top, bottom: box.bottom });
      placed.push({ id: request.id, left, top });
      break;
    }
  }
  return placed;
};
