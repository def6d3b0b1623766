/** Files of bulk requests: the template to fill in, and the sender's table back with what each row came to. */
import { dayNumber, epochMin, localDateOf, type EpochMin, type Language } from '../../../planner/domain/index.ts';
import type { Rfq, RfqRow } from '../../ports/rfqs.ts';
import type { SheetCell, SheetColumn, WrittenSheet } from '../../ports/sheets.ts';
import { FIRM_ZONE } from '../../usecases/quote-shipment.ts';
import { FIELD_NAMES, PICKED, RESULT_COLUMNS, RFQ_FIELDS, type ResultColumn } from '../../usecases/rfq/columns.ts';
import type { RfqRowBody } from '../contract/rfq.ts';
import { toRfqRowBody } from '../contract/to-rfq.ts';
import type { Places } from '../contract/to-api.ts';
import { mapped } from './send-sheet.ts';
import { FAULTS_WORD, FIELD_HELP, RESULT_WORDS, ROW_STATE_WORDS, TEMPLATE_WORDS } from './words.ts';

const NUMBERS: readonly string[] = ['weight_kg', 'volume_cbm', 'value'];
const EXAMPLE: Readonly<Record<(typeof RFQ_FIELDS)[number], string>> = {
  from: '环翠', to: '首尔', weight_kg: '420', volume_cbm: '3.2', value: '30000', currency: 'CNY', ready_at: '', regime: '9710', temperature: 'T-AMB', dg: '', hs_code: '950710',
  due_at: '', customer: '环翠渔具示例厂', reference: 'XJ-001', note: '示例，填写前删去',
};

/** Text that is a plain number goes back as one; longer ones are codes, which a spreadsheet would round. */
export const toCell = (text: string): SheetCell => (/^-?(0|[1-9]\d{0,9})(\.\d{1,9})?$/.test(text) && text.length <= 11 && String(Number(text)) === text ? { decimal: text } : text);

const DAY_MIN = 1440;
/** Next Monday 09:00 in Beijing: an example from the past would be one that cannot be sent. Day 0 of the epoch was a Thursday. */
export const nextMonday = (now: EpochMin): string => {
  const today = dayNumber(localDateOf(now, FIRM_ZONE));
  const days = 7 - ((today + 3) % 7);
  return `${localDateOf(epochMin(now + days * DAY_MIN), FIRM_ZONE)} 09:00`;
};

export const templateSheets = (language: Language, now: EpochMin): readonly WrittenSheet[] => [
  {
    name: TEMPLATE_WORDS.sheet[language],
    columns: RFQ_FIELDS.map((field) => ({ header: `${FIELD_NAMES[field].zh[0] as string} / ${field}`, width: Math.max(14, field.length + 10) })),
    rows: [RFQ_FIELDS.map((field) => (NUMBERS.includes(field) ? { decimal: EXAMPLE[field] } : field === 'ready_at' ? nextMonday(now) : EXAMPLE[field]))],
  },
  {
    name: TEMPLATE_WORDS.help[language],
    columns: [{ header: TEMPLATE_WORDS.column[language], width: 28 }, { header: TEMPLATE_WORDS.meaning[language], width: 90 }],
    rows: RFQ_FIELDS.map((field) => [`${FIELD_NAMES[field][language][0] as string} / ${field}`, FIELD_HELP[field][language]]),
  },
];

/** What a row came to, by column. */
const resultOf = (row: RfqRowBody, language: Language): ReadonlyMap<ResultColumn, SheetCell> =>
  new Map<ResultColumn, SheetCell>([
    ['result', ROW_STATE_WORDS[row.state][language]],
    ['result_reason', row.faults.length > 0 ? FAULTS_WORD[language] : row.reasons.map(({ message, what }) => (what === '' ? message : `${message} (${what})`)).join('; ')],
    ['result_currency', row.currency ?? undefined],
    ['result_options', row.options === null ? undefined : { decimal: String(row.options) }],
    ...PICKED.flatMap((pick): [ResultColumn, SheetCell][] => {
      const option = row[pick];
      if (!option) return [];
      return [
        [`${pick}_price`, { decimal: option.price.amount }], [`${pick}_arrival`, option.arrivesAt], [`${pick}_hours`, { decimal: String(option.transitHours) }],
        [`${pick}_modes`, option.modes.join(' ')], [`${pick}_co2e_kg`, { decimal: option.co2eKg }],
      ];
    }),
    ['errors', row.faults.map(({ header, message }) => `${header}: ${message}`).join('\n')],
  ]);

/** Columns of an earlier answer are left out: the new ones take their place. */
export const answeredSheet = (rfq: Rfq, rows: AsyncIterable<RfqRow>, places: Places, language: Parameters<typeof toRfqRowBody>[3]): WrittenSheet => {
  const own = rfq.header.flatMap((_, i) => (rfq.uses[i] === 'result' ? [] : [i]));
  const columns: SheetColumn[] = [
    ...own.map((i) => ({ header: rfq.header[i] as string, width: 16 })),
    ...RESULT_COLUMNS.map((column) => ({ header: `${RESULT_WORDS[column][language]} / ${column}`, width: column === 'errors' ? 60 : 18, ...(column.endsWith('_price') ? { decimals: 2 } : {}) })),
  ];
  const toCells = (row: RfqRow): SheetCell[] => {
    const result = resultOf(toRfqRowBody(row, rfq, places, language), language);
    return [...own.map((i) => toCell(row.cells[i] ?? '')), ...RESULT_COLUMNS.map((column) => result.get(column))];
  };
  return { name: TEMPLATE_WORDS.sheet[language], columns, rows: mapped(rows, toCells) };
};
