/** Who quotes what to whom: the head of the first page, its short form on the next, and the four facts. */
import type { Quotation } from '../../ports/quotation.ts';
import type { Sheet } from './sheet.ts';
import type { Speaker } from './speak.ts';
import { CONTENT_WIDTH, INK, PAGE, SIGN, SIZE } from './theme.ts';
import type { Piece } from './typeset.ts';

const small = (text: string): Piece => ({ text, size: SIZE.small, colour: INK.third });
const plain = (text: string, colour: string = INK.text): Piece => ({ text, size: SIZE.text, colour });
const strong = (text: string, size: number = SIZE.text): Piece => ({ text, size, weight: 600, colour: INK.text });

/** What became of the offer, in a band that is seen at once; nothing while it stands. */
const drawStanding = (sheet: Sheet, { standing }: Quotation, { words, at }: Speaker): void => {
  if (standing.kind === 'open') return;
  const isGood = standing.kind === 'accepted';
  const text = standing.kind === 'superseded' ? words.standing.superseded(standing.by) : words.standing[standing.kind](at(standing.at));
  const height = 19;
  sheet.pdf.roundedRect(PAGE.side, sheet.y, CONTENT_WIDTH, height, 3).fill(isGood ? INK.goodTint : INK.badTint);
  sheet.text([{ text, size: SIZE.heading, weight: 600, colour: isGood ? INK.good : INK.bad }], PAGE.side, sheet.y + 2.6, CONTENT_WIDTH, 'center');
  sheet.y += height + 6;
};

const LOGO = 33;

export const drawHead = (sheet: Sheet, quotation: Quotation, speaker: Speaker): void => {
  const { pdf } = sheet;
  const { words, at } = speaker;
  const top = sheet.y;
  pdf.roundedRect(PAGE.side, top, LOGO, LOGO, 6).fill(INK.accent);
  pdf.save().translate(PAGE.side + LOGO * 0.12, top + LOGO * 0.12).scale((LOGO * 0.76) / 16).lineWidth(1.7).lineCap('round').path(SIGN).stroke('#ffffff').circle(3, 12.2, 1.6).fill('#ffffff').circle(12.6, 8.2, 1.6).lineWidth(1.3).fillAndStroke(INK.accent, '#ffffff').restore();
  const left = PAGE.side + LOGO + 9;
  const half = CONTENT_WIDTH / 2;
  let y = top - 1;
  y += sheet.text([strong(words.title, SIZE.title)], left, y, half - LOGO);
  y += sheet.text(quotation.firm === undefined ? [plain(words.sampleFirm, INK.second), small(`  ${words.sample}`)] : [plain(quotation.firm, INK.second)], left, y, half - LOGO);
  const right = PAGE.side + half;
  let z = top - 2;
  z += sheet.text([strong(quotation.number, 11)], right, z, half, 'right');
  z += sheet.text([plain(`${words.version(quotation.version, at(quotation.savedAt))} ${words.beijingTime}`, INK.second)], right, z, half, 'right');
  z += sheet.text([strong(words.validUntil(at(quotation.validUntil)))], right, z, half, 'right');
  sheet.y = Math.max(y, z, top + LOGO) + 5;
  sheet.rule(sheet.y, INK.text, 1.2);
  sheet.y += 6;
  drawStanding(sheet, quotation, speaker);
};

/** On every page after the first. */
export const drawShortHead = (sheet: Sheet, quotation: Quotation, speaker: Speaker): void => {
  const { words, at } = speaker;
  const height = sheet.text([strong(words.title), plain(`   ${quotation.firm ?? words.sampleFirm}`, INK.second)], PAGE.side, sheet.y, CONTENT_WIDTH / 2);
  sheet.text([strong(quotation.number), plain(`   ${words.validUntil(at(quotation.validUntil))}`, INK.second)], PAGE.side + CONTENT_WIDTH / 2, sheet.y, CONTENT_WIDTH / 2, 'right');
  sheet.y += height + 4;
  sheet.rule(sheet.y, INK.text, 1);
  sheet.y += 8;
  drawStanding(sheet, quotation, speaker);
};

export const drawParties = (sheet: Sheet, quotation: Quotation, speaker: Speaker): void => {
  const { words, money, quantity } = speaker;
  const { customer, cargo, steps } = quotation;
  const kind = [cargo.dangerousGoods === undefined ? (words.temperatures[cargo.temperature] ?? cargo.temperature) : words.dangerous(cargo.dangerousGoods), ...(cargo.hsCode === undefined ? [] : [`HS ${cargo.hsCode}`])].join(' · ');
  const columns: readonly (readonly (readonly Piece[])[])[] = [
    [[small(words.customer)], [strong(customer.name)], ...(customer.contact === '' ? [] : [[plain(customer.contact, INK.second)]])],
    [[small(words.cargo)], [strong(kind)], [plain([`${quantity(cargo.weightKg)} kg`, `${quantity(cargo.volumeCbm)} m³`, words.value(money(wholeOrAll(cargo.value.amount), cargo.value.currency))].join(' · '), INK.second)]],
    [[small(words.terms)], [strong(words.doorToDoor(speaker.place(steps.at(-1)?.to ?? '')))], [plain(words.regimes[quotation.regime] ?? quotation.regime, INK.second)]],
  ];
  const width = CONTENT_WIDTH / columns.length;
  const heights = columns.map((column, i) => {
    let y = sheet.y;
    for (const pieces of column) y += sheet.text(pieces, PAGE.side + i * width, y, width - 12);
    return y - sheet.y;
  });
  sheet.y += Math.max(...heights) + 7;
};

export const drawFacts = (sheet: Sheet, quotation: Quotation, speaker: Speaker): void => {
  const { words, at } = speaker;
  const last = quotation.steps.at(-1);
  const arrival = words.facts.arrival(speaker.zone(last?.to ?? ''));
  const isAbroad = quotation.arrivesAt !== quotation.arrivesAtBeijing;
  const facts: readonly { readonly width: number; readonly head: string; readonly figure: string; readonly under: string }[] = [
    { width: 26, head: words.facts.price, figure: speaker.money(quotation.price, quotation.currency), under: words.facts.scope },
    { width: 29, head: arrival, figure: at(quotation.arrivesAt), under: isAbroad ? words.beijing(at(quotation.arrivesAtBeijing)) : '' },
    quotation.odds
      ? { width: 29, head: words.facts.p90, figure: at(quotation.odds.p90At), under: words.facts.p50(at(quotation.odds.p50At)) }
      : { width: 29, head: words.facts.transit, figure: speaker.duration(quotation.transitMin), under: words.facts.from(speaker.atNext(quotation.steps[0]?.startsAt ?? '')) },
    { width: 16, head: 'CO2e', figure: `${speaker.quantity(wholeKg(quotation.co2eKg))} kg`, under: words.facts.co2e },
  ];
  const top = sheet.y;
  const height = 47;
  sheet.pdf.roundedRect(PAGE.side, top, CONTENT_WIDTH, height, 4).lineWidth(0.7).stroke(INK.edge);
  let x: number = PAGE.side;
  facts.forEach(({ width: share, head, figure, under }, i) => {
    const width = (CONTENT_WIDTH * share) / 100;
    if (i > 0) sheet.pdf.moveTo(x, top).lineTo(x, top + height).lineWidth(0.6).strokeColor(INK.line).stroke();
    let y = top + 4;
    y += sheet.text([small(head)], x + 8, y, width - 10);
    y += sheet.text([strong(figure, SIZE.figure)], x + 8, y, width - 10);
    sheet.text([small(under)], x + 8, y, width - 10);
    x += width;
  });
  sheet.y = top + height + 10;
};

/** A declared value is seldom told to the fen. */
const wholeOrAll = (amount: string): string => amount.replace(/\.0+$/, '');
/** Three figures are as much as an emission factor gives. */
const wholeKg = (kg: string): string => (Number(kg) >= 100 ? Number(kg).toFixed(0) : Number(kg) >= 10 ? Number(kg).toFixed(1) : Number(kg).toFixed(2));
