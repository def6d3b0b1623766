/** A table that goes on over pages: its head is repeated, no row is split. */
import type { Sheet } from './sheet.ts';
import { CONTENT_WIDTH, INK, PAGE, SIZE } from './theme.ts';
import type { Line, Piece } from './typeset.ts';

export interface Column {
  readonly head: string;
  /** Share of the width. */
  readonly width: number;
  readonly align?: 'left' | 'right';
}
/** Each paragraph of a cell begins a line. */
export type Cell = readonly (readonly Piece[])[];
export interface Row {
  readonly cells: readonly Cell[];
  /** Draws into the row what is no text, with the middle of its first line. */
  readonly mark?: (x: number, middle: number) => void;
}

const PAD = { x: 3.5, y: 1.5 } as const;

export const drawTable = (sheet: Sheet, columns: readonly Column[], rows: readonly Row[]): void => {
  const scale = CONTENT_WIDTH / columns.reduce((sum, column) => sum + column.width, 0);
  const edges = columns.map((_, i) => PAGE.side + columns.slice(0, i).reduce((sum, column) => sum + column.width, 0) * scale);
  const inner = columns.map((column, i) => {
    const [left, right] = [i === 0 ? 0 : PAD.x, i === columns.length - 1 ? 0 : PAD.x];
    return { x: (edges[i] as number) + left, width: column.width * scale - left - right };
  });
  const head = (): void => {
    const blocks = columns.map((column, i) => sheet.type.lines([{ text: column.head, size: SIZE.small, colour: INK.third }], inner[i]?.width ?? 0));
    const height = Math.max(0, ...blocks.map((lines) => sheet.height(lines)));
    blocks.forEach((lines, i) => sheet.block(lines, inner[i]?.x ?? 0, sheet.y + 1, inner[i]?.width ?? 0, columns[i]?.align));
    sheet.y += height + 3;
    sheet.rule(sheet.y, INK.second, 0.75);
  };
  const layOut = (row: Row): Line[][] => row.cells.map((cell, i) => cell.flatMap((pieces) => sheet.type.lines(pieces, inner[i]?.width ?? 0)));
  const blocksOf = rows.map(layOut);
  const heightOf = (blocks: readonly Line[][]): number => Math.max(0, ...blocks.map((lines) => sheet.height(lines))) + 2 * PAD.y;

  // A head never stands alone at the foot of a page.
  sheet.need(20 + heightOf(blocksOf[0] ?? [[]]));
  head();
  rows.forEach((row, r) => {
    const blocks = blocksOf[r] as Line[][];
    const height = heightOf(blocks);
    if (sheet.need(height)) head();
    blocks.forEach((lines, i) => sheet.block(lines, inner[i]?.x ?? 0, sheet.y + PAD.y, inner[i]?.width ?? 0, columns[i]?.align));
    row.mark?.(inner[1]?.x ?? 0, sheet.y + PAD.y + SIZE.text * 0.72);
    sheet.y += height;
    sheet.rule(sheet.y, INK.line, 0.5);
  });
};
