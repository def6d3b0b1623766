/** Selling prices by place and leg. No rate is printed: the amounts are the firm's, the cards behind them are its carriers'. */
import type { PriceGroup, Quotation } from '../../ports/quotation.ts';
import { linkName } from './itinerary.ts';
import type { Sheet } from './sheet.ts';
import { groupDigits, type Speaker } from './speak.ts';
import { drawTable } from './table.ts';
import { CONTENT_WIDTH, INK, PAGE, SIZE } from './theme.ts';

/** A leg is called by its mode and ends, a link by what it does, work by its place. */
const placeOf = (group: PriceGroup, quotation: Quotation, speaker: Speaker): string => {
  const step = quotation.steps[group.step];
  if (!step) return '';
  if (step.kind === 'ride') return `${speaker.words.modes[step.mode ?? 'road']} ${speaker.pair(step.from, step.to)}`;
  return step.kind === 'link' ? `${linkName(quotation, group.step, speaker)} ${speaker.place(step.from)} → ${speaker.place(step.to)}` : speaker.place(step.from);
};

export const drawPrices = (sheet: Sheet, quotation: Quotation, speaker: Speaker): void => {
  const { words } = speaker;
  const text = (said: string) => ({ text: said, size: SIZE.text, colour: INK.text });
  sheet.y += 9;
  sheet.heading(words.prices);
  drawTable(
    sheet,
    [{ head: '', width: 3 }, { head: words.columns.item, width: 59 }, { head: words.columns.basis, width: 24 }, { head: quotation.currency, width: 14, align: 'right' }],
    quotation.groups.map((group, i) => ({
      cells: [
        [[text(String(i + 1))]],
        [[text(`${placeOf(group, quotation, speaker)}${words.colon}${group.items.map((code) => words.charges[code] ?? code).join(words.join)}${group.isEstimated ? ' *' : ''}`)]],
        [[text(group.bases.map(speaker.basis).join(' · '))]],
        [[text(groupDigits(group.amount))]],
      ],
    })),
  );
  const total = (said: string) => [{ text: said, size: SIZE.total, weight: 600 as const, colour: INK.text }];
  sheet.need(20);
  sheet.rule(sheet.y, INK.text, 1.1);
  sheet.text(total(words.total), PAGE.side + CONTENT_WIDTH * 0.037, sheet.y + 4, CONTENT_WIDTH / 2);
  sheet.y += 4 + sheet.text(total(speaker.money(quotation.price, quotation.currency)), PAGE.side, sheet.y + 4, CONTENT_WIDTH, 'right');
};
