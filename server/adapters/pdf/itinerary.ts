/** The itinerary as a customer reads it: every leg is a row, the work and waiting at one place between two legs is one row. */
import type { Mode } from '../../../planner/domain/index.ts';
import type { Quotation, QuotationStep } from '../../ports/quotation.ts';
import type { Sheet } from './sheet.ts';
import type { Speaker } from './speak.ts';
import { drawTable, type Row } from './table.ts';
import { CONTENT_WIDTH, ICONS, INK, SIZE, STROKES } from './theme.ts';

interface ItineraryRow {
  readonly icon: Mode | 'hub';
  readonly mode: string;
  readonly name: string;
  readonly cutOffs: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

const isMove = (step: QuotationStep | undefined): boolean => step?.kind === 'ride' || step?.kind === 'link';

/** A link before the first ride collects, one after the last delivers, one between transfers. */
export const linkName = ({ steps }: Quotation, index: number, { words }: Speaker): string => {
  const isRide = (step: QuotationStep): boolean => step.kind === 'ride';
  const [before, after] = [steps.slice(0, index).some(isRide), steps.slice(index + 1).some(isRide)];
  return words.links[before && after ? 'transfer' : before ? 'delivery' : 'pickup'];
};

/** A train that crosses a border stays one name with its calls; other rides are named by their ends. */
const rideName = (step: QuotationStep, { words, short }: Speaker): string =>
  [`${short(step.from)} → ${short(step.to)}`, unitName(step.unit, words), ...(step.isAssumed ? [words.assumed] : [])].join(' · ');
const unitName = (unit: string, words: Speaker['words']): string => (/\d[×x]\d\d(GP|HQ|HC|OT|RF)/.test(unit) ? unit : /shared/.test(unit) ? words.units.shared : unit === 'LCL' ? words.units.loose : words.units.whole);

const workName = (step: QuotationStep, quotation: Quotation, { words }: Speaker): string => {
  if (step.kind === 'wait') return words.waits[`${step.wait?.kind}_${step.wait?.mode}`] ?? words.waits[step.wait?.kind ?? ''] ?? '';
  const operation = step.operation ?? '';
  const isContainer = /\d[×x]\d\d/.test(step.unit);
  const name = words.operations[operation] ?? words.operations[`${operation}_${isContainer ? 'container' : 'loose'}`] ?? operation;
  return operation === 'exportCustoms' ? `${name} ${quotation.regime}` : name;
};

const cutOffOf = ({ wait }: QuotationStep, { words, atNext }: Speaker): string[] => {
  if (!wait?.closesAt || !wait.binding || wait.binding === 'departure') return [];
  return [`${words.cutOffs[`${wait.binding}_${wait.mode}`] ?? words.cutOffs[wait.binding] ?? wait.binding} ${atNext(wait.closesAt)}`];
};

const itineraryRows = (quotation: Quotation, speaker: Speaker): ItineraryRow[] => {
  const { words } = speaker;
  const rows: ItineraryRow[] = [];
  quotation.steps.forEach((step, i) => {
    const { from, to, startsAt, endsAt } = step;
    if (isMove(step)) {
      const mode = step.mode ?? 'road';
      const name = step.kind === 'ride' ? rideName(step, speaker) : `${linkName(quotation, i, speaker)} · ${speaker.place(from)} → ${speaker.place(to)}`;
      rows.push({ icon: mode, mode: words.modes[mode], name, cutOffs: [], from, to, startsAt, endsAt });
      return;
    }
    const last = rows.at(-1);
    const work = workName(step, quotation, speaker);
    const cutOffs = cutOffOf(step, speaker);
    if (i > 0 && !isMove(quotation.steps[i - 1]) && last?.icon === 'hub' && last.from === from)
      rows[rows.length - 1] = { ...last, name: `${last.name}${words.join}${work}`, cutOffs: [...last.cutOffs, ...cutOffs], endsAt };
    else rows.push({ icon: 'hub', mode: words.hub, name: `${speaker.place(from)} · ${work}`, cutOffs, from, to, startsAt, endsAt });
  });
  return rows;
};

export const minutesBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 60_000);

const ICON_SIZE = 9.5;

export const drawItinerary = (sheet: Sheet, quotation: Quotation, speaker: Speaker): void => {
  const { words, atNext, zone, duration } = speaker;
  const text = (said: string) => ({ text: said, size: SIZE.text, colour: INK.text });
  const small = (said: string) => ({ text: said, size: SIZE.small, colour: INK.third });
  const when = (instant: string, place: string) => [[text(atNext(instant)), { ...small(`  ${zone(place)}`), isWhole: true }]];
  const rows = itineraryRows(quotation, speaker).map((row, i): Row => ({
    cells: [
      [[text(String(i + 1))]],
      [],
      [[text(row.mode)]],
      [[text(row.name)], ...row.cutOffs.map((said) => [{ text: said, size: SIZE.small, colour: INK.second }])],
      when(row.startsAt, row.from),
      when(row.endsAt, row.to),
      [[text(duration(minutesBetween(row.startsAt, row.endsAt)))]],
    ],
    mark: (x, middle) => drawIcon(sheet, row.icon, x, middle),
  }));
  const { columns } = words;
  // Modes and durations are as wide as their words in this language; the steps get what is left.
  const widest = (cell: number, head: string): number => Math.max(sheet.type.line([small(head)]).width, ...rows.map((row) => sheet.type.line(row.cells[cell]?.[0] ?? []).width)) + 8;
  const fixed = { index: 14, icon: 14.5, time: 112, mode: widest(2, columns.mode), duration: widest(6, columns.duration) };
  const left = CONTENT_WIDTH - fixed.index - fixed.icon - fixed.mode - 2 * fixed.time - fixed.duration;
  sheet.heading(words.itinerary);
  drawTable(sheet, [
    { head: '', width: fixed.index }, { head: '', width: fixed.icon }, { head: columns.mode, width: fixed.mode }, { head: columns.step, width: left },
    { head: columns.start, width: fixed.time }, { head: columns.end, width: fixed.time }, { head: columns.duration, width: fixed.duration, align: 'right' },
  ], rows);
};

const drawIcon = ({ pdf }: Sheet, icon: Mode | 'hub', x: number, middle: number): void => {
  const colour = icon === 'hub' ? INK.second : STROKES[icon].colour;
  pdf.save().translate(x, middle - ICON_SIZE / 2).scale(ICON_SIZE / 16).lineWidth(1.4).lineCap('round').lineJoin('round').path(ICONS[icon]).stroke(colour).restore();
};
