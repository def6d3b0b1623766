/** The quotation as a PDF, A4: one page for up to nine steps, two at most. The same quotation gives the same bytes: no clock, no luck. */
import PdfFile from 'pdfkit';
import type { Quotation } from '../../ports/quotation.ts';
import { collect } from './collect.ts';
import { Faces } from './faces.ts';
import { drawFacts, drawHead, drawParties, drawShortHead } from './head.ts';
import { drawItinerary } from './itinerary.ts';
import { readLand, type Land } from './land.ts';
import { drawMap } from './map.ts';
import { drawNotes } from './notes.ts';
import { drawPrices } from './prices.ts';
import { Sheet } from './sheet.ts';
import { makeSpeaker, type Speaker } from './speak.ts';
import { CONTENT_WIDTH, INK, PAGE, SIZE } from './theme.ts';
import { Typesetter } from './typeset.ts';

export interface PrintShop {
  readonly faces: Faces;
  readonly land: Land;
}
/** @param repository Root of the checkout: the fonts are those of the web pages, the land lies beside this file. */
export const openPrintShop = (repository: URL): PrintShop => ({ faces: new Faces(new URL('web/public/fonts/', repository)), land: readLand(new URL('server/adapters/pdf/land.json', repository)) });

export const printQuotation = async (quotation: Quotation, { faces, land }: PrintShop): Promise<Uint8Array> => {
  const speaker = makeSpeaker(quotation);
  const { words } = speaker;
  const savedAt = new Date(quotation.savedAt);
  const pdf = new PdfFile({
    size: 'A4', margin: 0, bufferPages: true, pdfVersion: '1.7', lang: words.locale, displayTitle: true, font: null as never,
    info: { Title: `${words.title} ${quotation.number}`, Author: quotation.firm ?? words.sampleFirm, Subject: quotation.customer.name, Creator: 'Qilu Corridor', Producer: 'Qilu Corridor', CreationDate: savedAt, ModDate: savedAt },
  });
  const done = collect(pdf);
  const sheet = new Sheet(pdf, new Typesetter(pdf, faces, quotation.language), (next) => drawShortHead(next, quotation, speaker));
  drawHead(sheet, quotation, speaker);
  drawParties(sheet, quotation, speaker);
  drawMap(sheet, quotation, speaker, land);
  drawFacts(sheet, quotation, speaker);
  drawItinerary(sheet, quotation, speaker);
  drawPrices(sheet, quotation, speaker);
  drawNotes(sheet, quotation, speaker);
  drawSignatures(sheet, speaker);
  drawFeet(sheet, quotation, speaker);
  pdf.end();
  return done;
};

const SIGNATURES = 38;

/** At the foot of the last page. */
const drawSignatures = (sheet: Sheet, { words }: Speaker): void => {
  sheet.need(SIGNATURES);
  const gap = 30;
  const width = (CONTENT_WIDTH - gap) / 2;
  const y = PAGE.height - PAGE.bottom - 16;
  [words.signatures.firm, words.signatures.customer].forEach((who, i) => {
    const x = PAGE.side + i * (width + gap);
    sheet.rule(y, INK.text, 0.8, x, width);
    const piece = (text: string) => [{ text, size: SIZE.text, colour: INK.second }];
    sheet.text(piece(who), x, y + 3, width);
    sheet.text(piece(words.signatures.date), x, y + 3, width, 'right');
  });
};

const drawFeet = (sheet: Sheet, quotation: Quotation, { words }: Speaker): void => {
  const { start, count } = sheet.pdf.bufferedPageRange();
  const isSample = quotation.firm === undefined || quotation.warnings.some(({ code }) => code === 'TARIFF_EXAMPLE' || code === 'FX_EXAMPLE');
  const y = PAGE.height - PAGE.bottom + 12;
  for (let page = 0; page < count; page++) {
    sheet.pdf.switchToPage(start + page);
    const piece = (text: string) => [{ text, size: SIZE.small, colour: INK.third }];
    if (isSample) sheet.text(piece(words.footer.example), PAGE.side, y, CONTENT_WIDTH / 3);
    sheet.text(piece(words.footer.edition(quotation.edition)), PAGE.side, y, CONTENT_WIDTH, 'center');
    sheet.text(piece(`${quotation.number} · ${words.page(page + 1, count)}`), PAGE.side, y, CONTENT_WIDTH, 'right');
  }
};
