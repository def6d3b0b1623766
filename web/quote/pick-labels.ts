/** Names beside the marks of the scatter: placed where they hide neither a mark nor another name, dropped otherwise. */
import { overlaps, textWidth, type Box } from '../ui/boxes.ts';

export interface MarkToName {
  readonly option: { readonly id: string };
  readonly x: number;
  readonly y: number;
  /** Longest first; a shorter one is taken where the longer has no room. */
  readonly texts: readonly string[];
}
export interface PlacedName {
  readonly id: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

const FONT = 12;
const MARK = 6.5;
const SPOTS = [
  { dx: 0, dy: -14, anchor: 'middle' }, { dx: 0, dy: 22, anchor: 'middle' }, { dx: 12, dy: 4, anchor: 'start' }, { dx: -12, dy: 4, anchor: 'end' },
  { dx: 8, dy: -10, anchor: 'start' }, { dx: -8, dy: -10, anchor: 'end' }, { dx: 8, dy: 18, anchor: 'start' }, { dx: -8, dy: 18, anchor: 'end' },
] as const;

export const placePickLabels = (marks: readonly MarkToName[], frame: Box): readonly PlacedName[] => {
  const taken: Box[] = marks.map(({ x, y }) => ({ left: x - MARK, right: x + MARK, top: y - MARK, bottom: y + MARK }));
  const placed: PlacedName[] = [];
  const tryPlace = (mark: MarkToName, text: string): boolean => {
    const width = textWidth(text, FONT);
    for (const spot of SPOTS) {
      const x = mark.x + spot.dx;
      const y = mark.y + spot.dy;
      const left = spot.anchor === 'start' ? x : spot.anchor === 'end' ? x - width : x - width / 2;
      const box = { left, right: left + width, top: y - 10, bottom: y + 2 };
      const fits = box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
      if (!fits || taken.some((other) => overlaps(box, other))) continue;
      taken.push(box);
      placed.push({ id: mark.option.id, text, x, y, anchor: spot.anchor });
      return true;
    }
    return false;
  };
  for (const mark of marks) mark.texts.some((text) => tryPlace(mark, text));
  return placed;
};
