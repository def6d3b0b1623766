/** The three views of a load plan on paper: outline first, faces in painter's order, the step on each face that has room for it. */
import type { LoadSheet, SheetView } from '../../ports/load-sheet.ts';
import type { Sheet } from './sheet.ts';
import { CONTENT_WIDTH, INK, PAGE, SIZE } from './theme.ts';
import type { LoadSheetWords } from './words/load-sheet.ts';

/** One ground a stop, in order; told apart by the number of the step as well. */
const STOP_GROUNDS = ['#dfe8f5', '#e6f3ea', '#f7ecd9', '#f3e1ef', '#e9e6fb', '#fbeae8'] as const;
/** How dark a side is against the top. */
const SHADES: Readonly<Record<SheetView['faces'][number]['side'], number>> = { top: 1, side: 0.94, end: 0.88 };
const GAP = 14;

export const groundOf = (stop: number): string => STOP_GROUNDS[stop % STOP_GROUNDS.length] as string;

export const drawViews = (sheet: Sheet, { views }: LoadSheet, words: LoadSheetWords): void => {
  for (const [name, view] of [['top', views.top], ['side', views.side]] as const) drawView(sheet, view, words.views[name], CONTENT_WIDTH, 150, words);
  drawView(sheet, views.isometric, words.views.isometric, CONTENT_WIDTH, 230, undefined);
};

const drawView = (sheet: Sheet, view: SheetView, title: string, width: number, most: number, ends: LoadSheetWords | undefined): void => {
  const scale = Math.min(width / view.widthMm, most / view.heightMm);
  const [drawnWidth, drawnHeight] = [view.widthMm * scale, view.heightMm * scale];
  sheet.need(drawnHeight + 30);
  sheet.text([{ text: title, size: SIZE.small, colour: INK.second }], PAGE.side, sheet.y, width);
  const left = PAGE.side + (width - drawnWidth) / 2;
  const top = sheet.y + 12;
  const at = ([right = 0, down = 0]: readonly number[]): [number, number] => [left + right * scale, top + down * scale];
  const trace = (points: readonly (readonly number[])[]): PDFKit.PDFDocument => {
    points.forEach((point, i) => (i === 0 ? sheet.pdf.moveTo(...at(point)) : sheet.pdf.lineTo(...at(point))));
    return sheet.pdf;
  };
  for (const line of view.outline) trace(line).lineWidth(0.7).strokeColor(INK.third).stroke();
  for (const face of view.faces) {
    trace(face.points).closePath().lineWidth(0.35).fillAndStroke(shaded(groundOf(face.stop), SHADES[face.side]), INK.second);
    if (ends) drawStep(sheet, face, at, scale);
  }
  if (ends) {
    const y = top + drawnHeight + 2;
    sheet.text([{ text: ends.front, size: SIZE.small, colour: INK.third }], left, y, drawnWidth);
    sheet.text([{ text: ends.door, size: SIZE.small, colour: INK.third }], left, y, drawnWidth, 'right');
  }
  sheet.y = top + drawnHeight + (ends ? GAP : 6);
};

const STEP_SIZE = 5.5;
const drawStep = (sheet: Sheet, { step, points }: SheetView['faces'][number], at: (point: readonly number[]) => [number, number], scale: number): void => {
  const [a, , c] = points;
  if (!a || !c) return;
  const line = sheet.type.line([{ text: String(step), size: STEP_SIZE, colour: INK.text }]);
  if (((c[0] ?? 0) - (a[0] ?? 0)) * scale < line.width + 2 || ((c[1] ?? 0) - (a[1] ?? 0)) * scale < STEP_SIZE + 1) return;
  const [x, y] = at([((a[0] ?? 0) + (c[0] ?? 0)) / 2, ((a[1] ?? 0) + (c[1] ?? 0)) / 2]);
  sheet.type.draw(line, x - line.width / 2, y + STEP_SIZE * 0.36);
};

const shaded = (colour: string, by: number): string =>
  `#${[1, 3, 5].map((i) => Math.round(Number.parseInt(colour.slice(i, i + 2), 16) * by).toString(16).padStart(2, '0')).join('')}`;
