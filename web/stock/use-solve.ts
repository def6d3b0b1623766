import { useRef, useState } from 'react';
import type { Failure } from '../api/client.ts';
import { makeKey } from '../api/saved-quotes.ts';
import { startStockPlan, type SiteDecision, type StockAnswer, type StockPlanRequest } from '../api/stock.ts';

/** What is settled before a plan is asked for, as it is typed. */
export interface Wish {
  /** Monday of the first week. */
  readonly from: string;
  readonly weeks: string;
  readonly sourcing: 'single' | 'multiple';
  /** Empty: any number. */
  readonly mostSites: string;
  readonly leastSites: string;
  readonly budget: string;
  /** Empty: what is usual in each market. */
  readonly hours: string;
  readonly percent: string;
  readonly gap: string;
  readonly seconds: string;
}
export interface Solver {
  readonly wish: Wish;
  readonly set: (part: Partial<Wish>) => void;
  readonly isStarting: boolean;
  readonly failure: Failure | undefined;
  readonly start: (decided?: readonly SiteDecision[]) => void;
}

const percentOf = (share: number): string => String(Number((share * 100).toFixed(3)));
/** As the open plan was asked, else as usual. */
const wishOf = (question: StockAnswer['question'] | undefined, monday: string): Wish =>
  question
    ? {
      from: question.from, weeks: String(question.weeks), sourcing: question.sourcing, mostSites: question.mostSites >= ANY_SITES ? '' : String(question.mostSites), leastSites: question.leastSites === 0 ? '' : String(question.leastSites), budget: question.budget ?? '',
      hours: question.promise ? String(question.promise.hours) : '', percent: question.promise ? String(question.promise.percent) : '', gap: percentOf(question.gap), seconds: String(question.seconds),
    }
    : { from: monday, weeks: '', sourcing: 'multiple', mostSites: '', leastSites: '', budget: '', hours: '', percent: '', gap: '0.5', seconds: '60' };
/** As many as one question may have. */
const ANY_SITES = 40;

/** Asks for a plan. @param hubs undefined: what is usual. One key for each question, so that a start sent twice plans once. */
export const useSolve = ({ assortment, question, hubs, monday, onStarting, onStarted }: { assortment: string | undefined; question: StockAnswer['question'] | undefined; hubs: readonly string[] | undefined; monday: string; onStarting: () => void; onStarted: (id: string) => void }): Solver => {
  const of = question ? JSON.stringify(question) : `${assortment ?? ''} ${monday}`;
  const [typed, setTyped] = useState<{ readonly of: string; readonly part: Partial<Wish> }>({ of, part: {} });
  const [isStarting, setStarting] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const key = useRef<{ readonly asked: string; readonly key: string }>(undefined);
  const wish: Wish = { ...wishOf(question, monday), ...(typed.of === of ? typed.part : {}) };
  const start = (decided: readonly SiteDecision[] = question?.decided ?? []): void => {
    if (assortment === undefined || isStarting) return;
    // A blank is no number: the server names the field.
    const number = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.trim()));
    const asked: StockPlanRequest = {
      ...(question && { currency: question.currency, capitalPercent: question.capitalPercent }), ...(hubs && { hubs: [...hubs] }), assortment, from: wish.from, sourcing: wish.sourcing, decided: [...decided], gap: Number((number(wish.gap) / 100).toFixed(6)), seconds: number(wish.seconds), budget: wish.budget.trim() === '' ? null : wish.budget.trim(),
      ...(wish.weeks.trim() !== '' && { weeks: number(wish.weeks) }), ...(wish.mostSites.trim() !== '' && { mostSites: number(wish.mostSites) }), ...(wish.leastSites.trim() !== '' && { leastSites: number(wish.leastSites) }),
      ...((wish.hours + wish.percent).trim() !== '' && { promise: { hours: number(wish.hours), percent: number(wish.percent) } }),
    };
    const text = JSON.stringify(asked);
    if (key.current?.asked !== text) key.current = { asked: text, key: makeKey() };
    setStarting(true);
    onStarting();
    void startStockPlan(asked, key.current.key).then((outcome) => {
      setStarting(false);
      setFailure(outcome.ok ? undefined : outcome.failure);
      if (!outcome.ok) return;
      key.current = undefined;
      onStarted(outcome.value.id);
    });
  };
  return { wish, set: (part) => setTyped({ of, part: { ...(typed.of === of ? typed.part : {}), ...part } }), isStarting, failure, start };
};
