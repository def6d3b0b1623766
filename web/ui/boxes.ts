/** Rectangles on screen, and how much room words take: what the placing of labels stands on. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const overlaps = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** An estimate without measuring: Han take a full em, Latin a little over half. */
export const textWidth = (text: string, size: number): number => [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? size : size * 0.58), 0);
