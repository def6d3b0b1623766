/** Names beside the marks of the scatter: placed where they hide neither a mark nor another name, dropped otherwise. */
export interface MarkToName {
  readonly option: { readonly id: string };
  readonly x: number;
  readonly y: number;
  readonly text: string;
}
export interface PlacedName {
  readonly id: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const FONT = 12;
const MARK = 8;
/** Han take a full em, Latin a little over half. */
export const textWidth = (text: string, size: number): number => [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? size : size * 0.58), 0);

export const overlaps = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const SPOTS = [
  { dx: 0, dy: -14, anchor: 'middle' }, { dx: 0, dy: 22, anchor: 'middle' }, { dx: 12, dy: 4, anchor: 'start' }, { dx: -12, dy: 4, anchor: 'end' },
  { dx: 8, dy: -10, anchor: 'start' }, { dx: -8, dy: -10, anchor: 'end' }, { dx: 8, dy: 18, anchor: 'start' }, { dx: -8, dy: 18, anchor: 'end' },
] as const;

export const placePickLabels = (marks: readonly MarkToName[], frame: Box): readonly PlacedName[] => {
  const taken: Box[] = marks.map(({ x, y }) => ({ left: x - MARK, right: x + MARK, top: y - MARK, bottom: y + MARK }));
  const placed: PlacedName[] = [];
  for (const mark of marks) {
    if (!mark.text) continue;
    const width = textWidth(mark.text, FONT);
    for (const spot of SPOTS) {
      const x = mark.x + spot.dx;
      const y = mark.y + spot.dy;
      const left = spot.anchor === 'start' ? x : spot.anchor === 'end' ? x - width : x - width / 2;
      const box = { left, right: left + width, top: y - 11, bottom: y + 3 };
      const fits = box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
      if (!fits || taken.some((other) => overlaps(box, other))) continue;
      taken.push(box);
      placed.push({ id: mark.option.id, text: mark.text, x, y, anchor: spot.anchor });
      break;
    }
  }
  return placed;
};
