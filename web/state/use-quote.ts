/**
 * The life of one question: asked, answered or refused, which option is open and which are ticked. The address bar carries
 * all of it, so that a copied address asks again and opens the same; going back closes the comparison, then undoes the
 * last question.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { askQuote, type Failure } from '../api/client.ts';
import type { Answer, Option } from '../api/types.ts';
import { isDataAddress } from '../network/address.ts';
import { fromSavedSearch } from '../saved/address.ts';
import { knownComparison, NO_COMPARISON, toggleTick, type Comparison } from './comparison.ts';
import { fromSearch, isSameQuestion, toRequest, toSearch, type Question } from './question.ts';

export interface QuoteState {
  readonly question: Question | undefined;
  /** The last answer; it stays on screen while the next one is awaited. */
  readonly answer: Answer | undefined;
  readonly failure: Failure | undefined;
  readonly isAsking: boolean;
  readonly isEditing: boolean;
  readonly optionId: string | undefined;
  readonly comparison: Comparison;
}
export interface Quote extends QuoteState {
  readonly option: Option | undefined;
  /** The last change that the reader made; going back in the history is none. */
  readonly lastChange: QuoteChange | undefined;
  readonly ask: (question: Question, kind?: 'asked' | 'lifted') => void;
  readonly select: (optionId: string) => void;
  readonly tick: (optionId: string) => void;
  readonly untick: () => void;
  readonly compare: (isOpen: boolean) => void;
  readonly edit: (isEditing: boolean) => void;
  readonly reset: () => void;
  /** Shows what was on screen before, without asking again. */
  readonly restore: (was: QuoteState) => void;
}
/** A question was answered or cleared in place of another: what can be taken back. */
export interface QuoteChange {
  readonly kind: 'asked' | 'lifted' | 'reset';
  readonly before: QuoteState;
  readonly after: QuoteState;
}

/** Addresses that say nothing of the question: another workspace's, and saved quotes'. */
const isOtherAddress = (search: string): boolean => isDataAddress(search) || fromSavedSearch(search) !== undefined;

const REST: QuoteState = { question: undefined, answer: undefined, failure: undefined, isAsking: false, isEditing: true, optionId: undefined, comparison: NO_COMPARISON };

/** What an address asks to see of the answer. */
type Wished = Pick<QuoteState, 'optionId' | 'comparison'>;
const NOTHING_WISHED: Wished = { optionId: undefined, comparison: NO_COMPARISON };

/** The wished option if the answer has it, else the balanced one: the answer comes first, nobody should have to click for it. */
const opened = (answer: Answer, wished: string | undefined): string | undefined =>
  (answer.options.find((option) => option.id === wished) ?? answer.options.find((option) => option.picks.includes('balanced')) ?? answer.options[0])?.id;

/** Marks an entry of the history that opened the comparison, so that closing it goes back instead of adding another. */
const COMPARED = 'comparison';

const write = (how: 'push' | 'replace', { question, optionId, comparison }: Pick<QuoteState, 'question' | 'optionId' | 'comparison'>, mark: string | null = null): void => {
  // An answer that comes while something else is open leaves the address to that.
  if (how === 'replace' && isOtherAddress(location.search)) return;
  const address = `${location.pathname}${toSearch(question, optionId, comparison)}`;
  if (how === 'push') history.pushState(mark, '', address);
  else history.replaceState(history.state, '', address);
};

export const useQuote = (): Quote => {
  const [state, setState] = useState<QuoteState>(REST);
  const running = useRef<AbortController>(undefined);
  const latest = useRef(state);
  /** The last question that was answered, with its answer. */
  const settled = useRef(state);
  const [lastChange, setLastChange] = useState<QuoteChange>();
  useEffect(() => {
    latest.current = state;
    if (!state.isAsking && !state.failure) settled.current = { ...state, isEditing: state.answer === undefined };
  });

  const run = useCallback((question: Question, wished: Wished, how: 'push' | 'replace', kind: 'asked' | 'lifted' = 'asked'): void => {
    running.current?.abort();
    const abort = new AbortController();
    running.current = abort;
    setState((was) => ({ ...was, question, isAsking: true, failure: undefined }));
    askQuote(toRequest(question), abort.signal).then(
      (outcome) => {
        if (!outcome.ok) {
          setState((was) => ({ ...was, isAsking: false, isEditing: true, failure: outcome.failure }));
          return;
        }
        const before = settled.current;
        const after: QuoteState = {
          question, answer: outcome.value, failure: undefined, isAsking: false, isEditing: false, optionId: opened(outcome.value, wished.optionId), comparison: knownComparison(wished.comparison, outcome.value.options),
        };
        // Only a question that has an answer enters the history: going back never lands on a fault.
        write(how, after);
        setState(after);
        if (how === 'push' && before.answer) setLastChange({ kind, before, after });
      },
      // Aborted: a newer question is on its way.
      () => undefined,
    );
  }, []);

  useEffect(() => {
    const follow = (): void => {
      if (isOtherAddress(location.search)) return;
      const { question, ...wished } = fromSearch(location.search);
      const { question: asked, answer, optionId, comparison } = latest.current;
      if (question && answer && isSameQuestion(question, asked)) {
        // Closing the comparison keeps what was ticked and opened in it.
        const closes = comparison.isOpen && !wished.comparison.isOpen;
        const next = closes ? { optionId, comparison: { ...comparison, isOpen: false } } : { optionId: opened(answer, wished.optionId), comparison: knownComparison(wished.comparison, answer.options) };
        if (closes) write('replace', { question, ...next });
        setState((was) => ({ ...was, ...next }));
      } else if (question) run(question, wished, 'replace');
      else {
        running.current?.abort();
        setState(REST);
      }
    };
    follow();
    addEventListener('popstate', follow);
    return () => {
      running.current?.abort();
      removeEventListener('popstate', follow);
    };
  }, [run]);

  const ask = useCallback(
    (question: Question, kind?: 'asked' | 'lifted'): void => {
      run(question, NOTHING_WISHED, isSameQuestion(question, fromSearch(location.search).question) ? 'replace' : 'push', kind);
    },
    [run],
  );
  const select = useCallback((optionId: string): void => {
    setState((was) => {
      write('replace', { ...was, optionId });
      return { ...was, optionId };
    });
  }, []);
  const setComparison = useCallback((change: (was: Comparison) => Comparison): void => {
    setState((was) => {
      const comparison = change(was.comparison);
      write('replace', { ...was, comparison });
      return { ...was, comparison };
    });
  }, []);
  const tick = useCallback((optionId: string): void => setComparison((was) => toggleTick(was, optionId)), [setComparison]);
  const untick = useCallback((): void => setComparison(() => NO_COMPARISON), [setComparison]);
  const compare = useCallback((isOpen: boolean): void => {
    const was = latest.current;
    if (isOpen === was.comparison.isOpen) return;
    if (!isOpen && history.state === COMPARED) {
      history.back();
      return;
    }
    const comparison = { ...was.comparison, isOpen };
    write(isOpen ? 'push' : 'replace', { ...was, comparison }, COMPARED);
    setState({ ...was, comparison });
  }, []);
  const edit = useCallback((isEditing: boolean): void => {
    // Leaving a refused question returns to the one the answer is for.
    const { question } = settled.current;
    setState((was) => ({ ...was, isEditing, ...(!isEditing && was.failure && { failure: undefined, question }) }));
  }, []);
  const reset = useCallback((): void => {
    running.current?.abort();
    write('push', REST);
    setState(REST);
    if (settled.current.answer) setLastChange({ kind: 'reset', before: settled.current, after: REST });
  }, []);
  const restore = useCallback((was: QuoteState): void => {
    running.current?.abort();
    write('push', was);
    setState({ ...was, isAsking: false, failure: undefined, isEditing: was.answer === undefined });
  }, []);

  const option = state.answer?.options.find(({ id }) => id === state.optionId);
  return { ...state, option, lastChange, ask, select, tick, untick, compare, edit, reset, restore };
};
