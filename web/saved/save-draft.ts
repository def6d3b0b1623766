/** The save dialog's fields as typed, and the body the server is given. It judges them and names every fault at once. */
import type { Answer, Currency, Fault, Option } from '../api/types.ts';
import type { SaveRequest } from '../api/saved-quotes.ts';
import { toRequest, type Question } from '../state/question.ts';
import { lastDays, listRules } from './margin-rules.ts';

export interface SaveDraft {
  readonly name: string;
  readonly contact: string;
  readonly note: string;
  readonly rule: string;
  readonly percent: string;
  readonly minimum: string;
  readonly days: string;
}

/** What a firm adds until it has said otherwise: nothing is hidden in it, the field shows it. */
const FIRST_PERCENT = '8.0';

export const firstDraft = (currency: Currency): SaveDraft => {
  const last = listRules()[0];
  return { name: '', contact: '', note: '', rule: last?.name ?? '', percent: last?.percent ?? FIRST_PERCENT, minimum: last?.currency === currency ? last.minimum : '', days: lastDays() };
};

/** A window of readiness becomes the instant the open option starts at: an offer has one ready time. */
const offered = (question: Question, answer: Answer, option: Option) => {
  const { readyUntil, ...request } = toRequest(question);
  return { ...request, readyAt: readyUntil === undefined ? answer.readyAt : (option.steps[0]?.startsAt ?? answer.readyAt) };
};

/** A number goes over as typed; what is none goes as it is and comes back as a fault of its field. */
export const toSaveRequest = (draft: SaveDraft, question: Question, answer: Answer, option: Option): SaveRequest => {
  const minimum = draft.minimum.trim().replaceAll(',', '');
  const days = draft.days.trim();
  return {
    question: offered(question, answer, option),
    option: option.id,
    customer: { name: draft.name.trim(), contact: draft.contact.trim() },
    note: draft.note.trim(),
    margin: { name: draft.rule.trim(), percent: draft.percent.trim(), minimum: minimum === '' ? null : { amount: minimum, currency: option.price.currency } },
    validDays: (/^\d+$/.test(days) ? Number(days) : days) as number,
  };
};

const POINTERS: readonly (readonly [string, keyof SaveDraft])[] = [
  ['/customer/contact', 'contact'], ['/customer', 'name'], ['/note', 'note'], ['/margin/name', 'rule'], ['/margin/minimum', 'minimum'], ['/margin', 'percent'], ['/validDays', 'days'],
];
export type DraftFaults = Readonly<Partial<Record<keyof SaveDraft | 'rest', readonly Fault[]>>>;
export const faultsOf = (errors: readonly Fault[]): DraftFaults => {
  const faults: Partial<Record<keyof SaveDraft | 'rest', Fault[]>> = {};
  for (const fault of errors) (faults[POINTERS.find(([pointer]) => fault.pointer === pointer || fault.pointer.startsWith(`${pointer}/`))?.[1] ?? 'rest'] ??= []).push(fault);
  return faults;
};
