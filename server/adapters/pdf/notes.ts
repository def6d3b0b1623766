/** What the price holds for, what it leaves out, and which figures are assumed, estimated or samples. */
import type { Quotation } from '../../ports/quotation.ts';
import type { Sheet } from './sheet.ts';
import type { Speaker } from './speak.ts';
import { CONTENT_WIDTH, INK, PAGE, SIZE } from './theme.ts';

const GAP = 18;
const INDENT = 8;

const listNotes = (quotation: Quotation, speaker: Speaker): string[] => {
  const { words, at, pair } = speaker;
  const { note } = words;
  const has = (code: string): boolean => quotation.warnings.some((warning) => warning.code === code);
  const pairs = (steps: Quotation['steps']): string => [...new Set(steps.map((step) => pair(step.from, step.to)))].join(words.join);
  const assumed = quotation.steps.filter((step) => step.isAssumed);
  return [
    ...(quotation.readyBy === undefined ? [] : [note.readyBy(at(quotation.readyBy))]),
    note.noDuty,
    ...exchangeNote(quotation, speaker),
    note.planned,
    ...(assumed.length > 0 ? [note.calendar(pairs(assumed))] : []),
    ...(quotation.odds ? [note.odds(quotation.odds.estimated, quotation.odds.inputs)] : []),
    ...(has('CLEARANCE_P50') ? [note.clearance] : []),
    ...quotation.warnings.filter(({ code }) => code === 'HOLIDAYS_ESTIMATED').map(({ detail }) => note.holidays(speaker.country(String(detail['country'])), String(detail['publishedUntil']))),
    ...(has('UNUSUAL_STATUS') ? [note.unusual(pairs(quotation.steps.filter((step) => step.kind === 'ride')))] : []),
    note.co2e,
    ...(quotation.groups.some((group) => group.isEstimated) ? [note.estimated] : []),
    ...(has('TARIFF_EXAMPLE') ? [note.example] : []),
    note.valid(at(quotation.validUntil)),
  ];
};

const exchangeNote = ({ rates }: Quotation, { words, money, quantity }: Speaker): string[] => {
  const [first] = rates;
  if (!first) return [];
  const said = rates.map(({ currency, cnyPerUnit }) => `1 ${currency} = ${money(quantity(cnyPerUnit), 'CNY')}`).join(words.join);
  return [rates.some((rate) => rate.isExample) ? words.note.exampleExchange(said, first.asOf) : words.note.exchange(said, first.asOf)];
};

/** Two columns, the longer one left; a note is never split over pages. */
export const drawNotes = (sheet: Sheet, quotation: Quotation, speaker: Speaker): void => {
  const width = (CONTENT_WIDTH - GAP) / 2;
  const blocks = listNotes(quotation, speaker).map((text) => sheet.type.lines([{ text, size: SIZE.small, colour: INK.second }], width - INDENT));
  const heights = blocks.map((lines) => sheet.height(lines));
  const whole = heights.reduce((sum, height) => sum + height, 0);
  let left = 0;
  let split = 0;
  while (split < heights.length && left < whole / 2) left += heights[split++] as number;
  sheet.y += 8;
  sheet.need(18 + Math.max(left, whole - left));
  sheet.heading(speaker.words.notes);
  const column = (from: number, to: number, x: number): number => {
    let y = sheet.y + 1;
    for (const lines of blocks.slice(from, to)) {
      sheet.pdf.circle(x + 2, y + SIZE.small * 0.72, 0.9).fill(INK.third);
      y += sheet.block(lines, x + INDENT, y, width - INDENT);
    }
    return y;
  };
  const ends = [column(0, split, PAGE.side), column(split, blocks.length, PAGE.side + width + GAP)];
  sheet.y = Math.max(...ends);
};
