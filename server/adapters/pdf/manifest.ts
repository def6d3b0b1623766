/** The manifest as a PDF, A4: a heading for each departure, a table for each unit with its sums, lines for number, seal and hands. The same manifest gives the same bytes. */
import PdfFile from 'pdfkit';
import type { ManifestLine, ManifestPrint, ManifestUnit } from '../../ports/manifest-print.ts';
import { collect } from './collect.ts';
import type { Faces } from './faces.ts';
import { Sheet } from './sheet.ts';
import { drawTable, type Cell } from './table.ts';
import { CONTENT_WIDTH, INK, PAGE, SIZE } from './theme.ts';
import { Typesetter, type Piece } from './typeset.ts';
import { MANIFEST_WORDS, type ManifestWords } from './words/manifest.ts';

/** A PDF must carry a date; a manifest has none of its own. */
const NO_DATE = new Date(0);

export const printManifest = async (manifest: ManifestPrint, faces: Faces): Promise<Uint8Array> => {
  const words = MANIFEST_WORDS[manifest.language];
  const title = `${words.title} ${manifest.hub}`;
  const pdf = new PdfFile({
    size: 'A4', margin: 0, bufferPages: true, pdfVersion: '1.7', lang: words.locale, displayTitle: true, font: null as never,
    info: { Title: title, Author: manifest.firm ?? 'Qilu Corridor', Creator: 'Qilu Corridor', Producer: 'Qilu Corridor', CreationDate: NO_DATE, ModDate: NO_DATE },
  });
  const done = collect(pdf);
  const sheet = new Sheet(pdf, new Typesetter(pdf, faces, manifest.language), () => {});
  const line = (pieces: readonly Piece[]): void => void (sheet.y += sheet.text(pieces, PAGE.side, sheet.y, CONTENT_WIDTH));
  line([{ text: words.title, size: SIZE.title, weight: 600, colour: INK.text }]);
  if (manifest.firm !== undefined) line([small(manifest.firm)]);
  line([small(`${words.hub} ${manifest.hub} · ${words.plan} ${manifest.plan}`)]);
  if (manifest.departures.length === 0) line([plain(words.nothing)]);
  for (const { name, leavesAt, arrivesAt, units } of manifest.departures) {
    sheet.y += 8;
    // A departure's heading stays with the first lines of its first unit.
    sheet.need(110);
    sheet.heading(name);
    line([small(`${words.leaves} ${leavesAt} · ${words.arrives} ${arrivesAt}`)]);
    for (const unit of units) drawUnit(sheet, unit, words);
  }
  drawHands(sheet, words);
  drawFeet(sheet, words);
  pdf.end();
  return done;
};

const small = (text: string, colour: string = INK.second): Piece => ({ text, size: SIZE.small, colour });
const plain = (text: string): Piece => ({ text, size: SIZE.small, colour: INK.text });
const strong = (text: string): Piece => ({ text, size: SIZE.small, weight: 600, colour: INK.text });

const drawUnit = (sheet: Sheet, unit: ManifestUnit, words: ManifestWords): void => {
  sheet.y += 5;
  sheet.need(80);
  const ruled = unit.isBox ? `      ${words.boxNumber} ____________________   ${words.seal} ______________` : '';
  sheet.y += sheet.text([{ text: unit.name, size: SIZE.text, weight: 600, colour: INK.text }, small(`   ${words.readyBy} ${unit.readyBy}${ruled}`)], PAGE.side, sheet.y, CONTENT_WIDTH) + 1;
  const { columns } = words;
  const cellsOf = ({ reference, goods, marks, shipper, consignee, destination, regime, pieces, weightKg, volumeCbm }: ManifestLine): Cell[] => [
    [[plain(reference)]], [[plain(goods)], ...(marks === '' ? [] : [[small(marks, INK.bad)]])], [[plain(shipper)]], [[plain(consignee)]], [[plain(destination)]], [[plain(regime)]], [[plain(pieces)]], [[plain(weightKg)]], [[plain(volumeCbm)]],
  ];
  drawTable(
    sheet,
    [
      { head: columns.reference, width: 14 }, { head: columns.goods, width: 18 }, { head: columns.shipper, width: 20 }, { head: columns.consignee, width: 17 }, { head: columns.destination, width: 10 }, { head: columns.regime, width: 7 },
      { head: columns.pieces, width: 5, align: 'right' }, { head: 'kg', width: 9, align: 'right' }, { head: 'm³', width: 8, align: 'right' },
    ],
    [...unit.lines.map((each) => ({ cells: cellsOf(each) })), { cells: [[[strong('')]], [[strong(words.sum(unit.lines.length))]], [], [], [], [], [], [[strong(unit.weightKg)]], [[strong(unit.volumeCbm)]]] }],
  );
};

const drawHands = (sheet: Sheet, words: ManifestWords): void => {
  sheet.need(40);
  sheet.y += 22;
  const third = CONTENT_WIDTH / 3;
  [words.loader, words.driver, words.date].forEach((word, i) => sheet.text([small(`${word} ____________________`)], PAGE.side + i * third, sheet.y, third));
  sheet.y += 14;
};

const drawFeet = (sheet: Sheet, words: ManifestWords): void => {
  const { start, count } = sheet.pdf.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    sheet.pdf.switchToPage(start + page);
    sheet.text([small(words.page(page + 1, count), INK.third)], PAGE.side, PAGE.height - PAGE.bottom + 12, CONTENT_WIDTH, 'right');
  }
};
