/** Tables as a PDF, A4. The same tables give the same bytes. */
import PdfFile from 'pdfkit';
import type { TablesPrint } from '../../ports/tables-print.ts';
import { collect } from './collect.ts';
import type { Faces } from './faces.ts';
import { Sheet } from './sheet.ts';
import { drawTable, type Cell } from './table.ts';
import { CONTENT_WIDTH, INK, PAGE, SIZE } from './theme.ts';
import { Typesetter, type Piece } from './typeset.ts';
import { MANIFEST_WORDS } from './words/manifest.ts';

/** A PDF must carry a date; tables have none of their own. */
const NO_DATE = new Date(0);
/** A title stays with the first lines of its table, points. */
const TOGETHER = 80;

export const printTables = async ({ language, firm, title, about, tables }: TablesPrint, faces: Faces): Promise<Uint8Array> => {
  const { locale, page } = MANIFEST_WORDS[language];
  const pdf = new PdfFile({
    size: 'A4', margin: 0, bufferPages: true, pdfVersion: '1.7', lang: locale, displayTitle: true, font: null as never,
    info: { Title: title, Author: firm ?? 'Qilu Corridor', Creator: 'Qilu Corridor', Producer: 'Qilu Corridor', CreationDate: NO_DATE, ModDate: NO_DATE },
  });
  const done = collect(pdf);
  const sheet = new Sheet(pdf, new Typesetter(pdf, faces, language), () => {});
  const small = (text: string, colour: string = INK.second): Piece => ({ text, size: SIZE.small, colour });
  const line = (pieces: readonly Piece[]): void => void (sheet.y += sheet.text(pieces, PAGE.side, sheet.y, CONTENT_WIDTH));
  line([{ text: title, size: SIZE.title, weight: 600, colour: INK.text }]);
  if (firm !== undefined) line([small(firm)]);
  for (const text of about) line([small(text)]);
  for (const table of tables) {
    sheet.y += 8;
    sheet.need(TOGETHER);
    sheet.heading(table.title);
    drawTable(sheet, table.columns.map(({ head, width, isNumber }) => ({ head, width, ...(isNumber ? { align: 'right' as const } : {}) })), table.rows.map((row) => ({ cells: row.map((text): Cell => [[small(text, INK.text)]]) })));
  }
  const { start, count } = pdf.bufferedPageRange();
  for (let i = 0; i < count; i++) {
    pdf.switchToPage(start + i);
    sheet.text([small(page(i + 1, count), INK.third)], PAGE.side, PAGE.height - PAGE.bottom + 12, CONTENT_WIDTH, 'right');
  }
  pdf.end();
  return done;
};
