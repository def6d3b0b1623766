/** Rectangles on screen, and how much room words take: what the placing of labels stands on. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const overlaps = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Pixels of one cell: about the height of two lines of words. */
const CELL = 32;

export interface BoxIndex {
  readonly add: (box: Box) => void;
  readonly hits: (box: Box) => boolean;
}
/** Boxes by the cells they touch, so that a question looks at neighbours only: a map holds tens of thousands of them. */
export const makeBoxIndex = (boxes: readonly Box[] = []): BoxIndex => {
  const cells = new Map<number, Box[]>();
  const cellsOf = (box: Box): number[] => {
    const found: number[] = [];
    for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x++) for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y++) found.push(x * 65_536 + y);
    return found;
  };
  const add = (box: Box): void => {
    for (const cell of cellsOf(box)) {
      const list = cells.get(cell);
      if (list) list.push(box);
      else cells.set(cell, [box]);
    }
  };
  for (const box of boxes) add(box);
  return { add, hits: (box) => cellsOf(box).some((cell) => cells.get(cell)?.some((other) => overlaps(box, other)) ?? false) };
};

/** An estimate without measuring: Han take a full em, Latin a little over half. */
export const textWidth = (text: string, size: number): number => [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? size : size * 0.58), 0);
