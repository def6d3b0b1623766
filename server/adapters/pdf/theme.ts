/** Paper is always light; the colours are those of the light theme on screen. Lengths are points, 1/72 inch. */
import type { Mode } from '../../../planner/domain/index.ts';

export const INK = { text: '#14202b', second: '#3f4c59', third: '#5e6b78', line: '#d8dee5', edge: '#c3ccd5', accent: '#4733bd', good: '#17703f', goodTint: '#e6f3ea', bad: '#b3261e', badTint: '#fbeae8' } as const;
export const GROUND = { sea: '#dde6ec', land: '#f3f1eb', coast: '#b9c4cc', paper: '#ffffff' } as const;

export const SIZE = { title: 17, figure: 12, total: 10.5, heading: 10, text: 8.8, small: 8 } as const;
export const MM = 72 / 25.4;
export const PAGE = { width: 595.28, height: 841.89, side: 14 * MM, top: 11 * MM, bottom: 15 * MM } as const;
export const CONTENT_WIDTH = PAGE.width - 2 * PAGE.side;

/** Line of each mode on the map: colour, width and dash together, never colour alone. */
export const STROKES: Readonly<Record<Mode, { readonly colour: string; readonly width: number; readonly dash: readonly number[] }>> = {
  sea: { colour: '#1565c8', width: 1.8, dash: [] },
  ferry: { colour: '#148a76', width: 2, dash: [6.5, 3] },
  air: { colour: '#982c06', width: 1.7, dash: [0.1, 3.4] },
  rail: { colour: '#701a7e', width: 1.8, dash: [9, 2.2, 1.5, 2.2] },
  road: { colour: '#30363d', width: 1.4, dash: [] },
  post: { colour: '#967608', width: 1.5, dash: [3, 2.2, 0.8, 2.2] },
};

/** Drawn on a grid of 16 by 16 with one stroke, as on screen. */
export const ICONS: Readonly<Record<Mode | 'hub', string>> = {
  road: 'M1.5 4h7.5v7H1.5zM9 6.5h3l2.5 2.5v2H9M4.5 13a1.25 1.25 0 1 0 0-2.5 1.25 1.25 0 0 0 0 2.5M11.5 13a1.25 1.25 0 1 0 0-2.5 1.25 1.25 0 0 0 0 2.5',
  ferry: 'M2 8.5h12l-1.5 3.5h-9zM4 8.5v-3h7l1.5 3M6 5.5V3h2.5v2.5M1.5 14.5q1.1-1 2.2 0t2.2 0 2.2 0 2.2 0 2.2 0 2.2 0 2-.3',
  sea: 'M1.5 9.5h13l-2 4h-9zM3.5 9.5v-3h3v3M6.5 9.5v-5.5h3v5.5M9.5 9.5v-3h3v3',
  air: 'M8 1.5c.8 0 1.2 1 1.2 2v3l5 3v1.3l-5-1.5v3l1.5 1.2v1L8 13.8l-2.7.7v-1l1.5-1.2v-3l-5 1.5V9.5l5-3v-3c0-1 .4-2 1.2-2z',
  rail: 'M4 2h8v9H4zM4 7h8M6 9h.01M10 9h.01M5.5 11l-2 3M10.5 11l2 3M4.5 12.8h7',
  post: 'M1.5 3.5h13v9h-13zM1.5 4l6.5 5 6.5-5',
  hub: 'M1.5 14V6L8 2.5 14.5 6v8M4.5 14V8.5h7V14M4.5 11.2h7',
};
/** The firm's sign: a line from port to port. */
export const SIGN = 'M2.5 12.2c3.2.6 4-1.2 5-3.6 1-2.5 1.9-4.6 4.2-3.8';
