/** The load plan as a PDF, A4, for the people who load: views, figures, steps, what stays outside. The same plan gives the same bytes. */
import PdfFile from 'pdfkit';
import type { LoadSheet } from '../../ports/load-sheet.ts';
import { collect } from './collect.ts';
import type { Faces } from './faces.ts';
import { drawViews, groundOf } from './load-views.ts';
import { Sheet } from './sheet.ts';
import { groupDigits } from './speak.ts';
import { drawTable } from './table.ts';
import { CONTENT_WIDTH, INK, PAGE, SIZE } from './theme.ts';
import { Typesetter, type Piece } from './typeset.ts';
import { LOAD_SHEET_WORDS, type LoadSheetWords } from './words/load-sheet.ts';

/** A PDF must carry a date; a sheet has none of its own. */
const NO_DATE = new Date(0);

export const printLoadSheet = async (load: LoadSheet, faces: Faces): Promise<Uint8Array> => {
  const words = LOAD_SHEET_WORDS[load.language];
  const title = `${words.title} ${load.unit.type}`.trim();
  const pdf = new PdfFile({
    size: 'A4', margin: 0, bufferPages: true, pdfVersion: '1.7', lang: words.locale, displayTitle: true, font: null as never,
    info: { Title: title, Author: load.firm ?? 'Qilu Corridor', Creator: 'Qilu Corridor', Producer: 'Qilu Corridor', CreationDate: NO_DATE, ModDate: NO_DATE },
  });
  const done = collect(pdf);
  const sheet = new Sheet(pdf, new Typesetter(pdf, faces, load.language), () => {});
  sheet.y += sheet.text([{ text: title, size: SIZE.title, weight: 600, colour: INK.text }], PAGE.side, sheet.y, CONTENT_WIDTH);
  if (load.firm !== undefined) sheet.y += sheet.text([small(load.firm)], PAGE.side, sheet.y, CONTENT_WIDTH);
  for (const line of load.about) sheet.y += sheet.text([small(line)], PAGE.side, sheet.y, CONTENT_WIDTH);
  drawFigures(sheet, load, words);
  drawStops(sheet, load, words);
  drawViews(sheet, load, words);
  drawUnplaced(sheet, load, words);
  drawSteps(sheet, load, words);
  drawFeet(sheet, words);
  pdf.end();
  return done;
};

const small = (text: string, colour: string = INK.second): Piece => ({ text, size: SIZE.small, colour });
const plain = (text: string): Piece => ({ text, size: SIZE.text, colour: INK.text });
const number = (n: number): string => groupDigits(String(n));
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const drawFigures = (sheet: Sheet, load: LoadSheet, words: LoadSheetWords): void => {
  const { unit, balance } = load;
  const centre = balance.centre ? `${words.length} ${percent(balance.centre.length)} · ${words.width} ${percent(balance.centre.width)} · ${words.height} ${percent(balance.centre.height)}` : '–';
  const figures: readonly (readonly [name: string, value: string])[] = [
    [words.inside, `${number(unit.lengthMm)} × ${number(unit.widthMm)} × ${number(unit.heightMm)} mm`], [words.payload, `${number(unit.payloadKg)} kg`],
    [words.loaded, `${words.pieces(load.placements.length)} · ${number(load.weightKg)} kg · ${number(load.packedCbm)} m³`],
    [words.volume, `${percent(load.volumeFill)} / ${number(load.usableCbm)} m³`], [words.weight, percent(load.weightFill)], [words.floorLoad, `${number(load.floorLoadKgPerSquareMetre)} kg/m²`],
    [words.centre, `${centre} · ${balance.isWithinLimits ? words.within : words.beyond}`], ['', words.limits(unit.limits.lengthPercent, unit.limits.widthPercent)],
    ...(balance.axleLoadsKg ? [[words.axles, balance.axleLoadsKg.map((kg) => `${number(Math.round(kg))} kg`).join(' · ')] as const] : []),
  ];
  sheet.y += 4;
  const label = CONTENT_WIDTH * 0.2;
  for (const [name, value] of figures) {
    sheet.text([small(name, INK.third)], PAGE.side, sheet.y, label);
    const isBad = name === words.centre && !balance.isWithinLimits;
    sheet.y += sheet.text([{ text: value, size: SIZE.text, colour: isBad ? INK.bad : INK.text }], PAGE.side + label, sheet.y, CONTENT_WIDTH - label);
  }
  sheet.y += 4;
};

/** Which ground belongs to which stop, where there are several. */
const drawStops = (sheet: Sheet, { steps }: LoadSheet, words: LoadSheetWords): void => {
  const stops = [...new Set(steps.map(({ stop }) => stop))].sort((a, b) => a - b);
  if (stops.length < 2) return;
  let x: number = PAGE.side;
  stops.forEach((stop, i) => {
    const line = sheet.type.line([small(words.stop(stop))]);
    if (x + 14 + line.width > PAGE.side + CONTENT_WIDTH) [x, sheet.y] = [PAGE.side, sheet.y + 12];
    sheet.pdf.rect(x, sheet.y + 1, 9, 8).lineWidth(0.4).fillAndStroke(groundOf(i), INK.second);
    sheet.block([line], x + 12, sheet.y, line.width + 1);
    x += 24 + line.width;
  });
  sheet.y += 15;
};

const drawUnplaced = (sheet: Sheet, { unplaced, withoutSizes }: LoadSheet, words: LoadSheetWords): void => {
  sheet.y += 6;
  if (withoutSizes.length > 0) {
    sheet.need(30);
    sheet.y += sheet.text([{ text: words.withoutSizes(withoutSizes.length), size: SIZE.text, colour: INK.bad }], PAGE.side, sheet.y, CONTENT_WIDTH);
    sheet.y += sheet.text([plain(withoutSizes.join(words.comma))], PAGE.side, sheet.y, CONTENT_WIDTH) + 4;
  }
  if (unplaced.length === 0) {
    sheet.need(16);
    sheet.y += sheet.text([plain(words.nothingUnplaced)], PAGE.side, sheet.y, CONTENT_WIDTH) + 4;
    return;
  }
  sheet.need(40);
  sheet.heading(words.unplaced);
  const { columns } = words;
  drawTable(
    sheet, [{ head: columns.box, width: 34 }, { head: columns.count, width: 12, align: 'right' }, { head: columns.reason, width: 54 }],
    unplaced.map(({ box, count, reason }) => ({ cells: [[[plain(box)]], [[plain(number(count))]], [[plain(words.reasons[reason])]]] })),
  );
  sheet.y += 6;
};

const drawSteps = (sheet: Sheet, { steps }: LoadSheet, words: LoadSheetWords): void => {
  if (steps.length === 0) return;
  const { columns } = words;
  sheet.need(50);
  sheet.heading(words.steps);
  sheet.y += sheet.text([small(words.frame, INK.third)], PAGE.side, sheet.y, CONTENT_WIDTH) + 2;
  drawTable(
    sheet,
    [
      { head: columns.step, width: 6, align: 'right' }, { head: columns.box, width: 22 }, { head: columns.count, width: 8, align: 'right' }, { head: columns.stop, width: 7, align: 'right' },
      { head: columns.size, width: 20 }, { head: columns.corner, width: 19 }, { head: columns.upright, width: 11 }, { head: columns.row, width: 12 },
    ],
    steps.map((step) => ({
      cells: [
        String(step.step), step.consignment === '' ? step.box : `${step.box} · ${step.consignment}`, String(step.count), String(step.stop), `${step.dxMm} × ${step.dyMm} × ${step.dzMm}`, `${step.xMm} · ${step.yMm} · ${step.zMm}`,
        words.upright[step.upright], step.count === 1 ? '' : words.row[step.row],
      ].map((text) => [[plain(text)]]),
    })),
  );
};

const drawFeet = (sheet: Sheet, words: LoadSheetWords): void => {
  const { start, count } = sheet.pdf.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    sheet.pdf.switchToPage(start + page);
    sheet.text([small(words.page(page + 1, count), INK.third)], PAGE.side, PAGE.height - PAGE.bottom + 12, CONTENT_WIDTH, 'right');
  }
};
