/**
 * The life of one question: asked, answered or refused, and which option is open. The address bar carries the question
 * and the option, so that a copied address asks again and opens the same one; going back undoes the last question.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { askQuote, type Failure } from '../api/client.ts';
import type { Answer, Option } from '../api/types.ts';
import { isDataAddress } from '../network/address.ts';
import { fromSavedSearch } from '../saved/address.ts';
import { fromSearch, isSameQuestion, toRequest, toSearch, type Question } from './question.ts';

export interface QuoteState {
  readonly question: Question | undefined;
  /** The last answer; it stays on screen while the next one is awaited. */
  readonly answer: Answer | undefined;
  readonly failure: Failure | undefined;
  readonly isAsking: boolean;
  readonly isEditing: boolean;
  readonly optionId: string | undefined;
}
export interface Quote extends QuoteState {
  readonly option: Option | undefined;
  /** The last change that the reader made; going back in the history is none. */
  readonly lastChange: QuoteChange | undefined;
  readonly ask: (question: Question, kind?: 'asked' | 'lifted') => void;
  readonly select: (optionId: string) => void;
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

const REST: QuoteState = { question: undefined, answer: undefined, failure: undefined, isAsking: false, isEditing: true, optionId: undefined };

/** The wished option if the answer has it, else the balanced one: the answer comes first, nobody should have to click for it. */
const opened = (answer: Answer, wished: string | undefined): string | undefined =>
  (answer.options.find((option) => option.id === wished) ?? answer.options.find((option) => option.picks.includes('balanced')) ?? answer.options[0])?.id;

const write = (how: 'push' | 'replace', question: Question | undefined, optionId: string | undefined): void => {
  // An answer that comes while something else is open leaves the address to that.
  if (how === 'replace' && isOtherAddress(location.search)) return;
  const address = `${location.pathname}${toSearch(question, optionId)}`;
  if (how === 'push') history.pushState(null, '', address);
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

  const run = useCallback((question: Question, wished: string | undefined, how: 'push' | 'replace', kind: 'asked' | 'lifted' = 'asked'): void => {
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
        const optionId = opened(outcome.value, wished);
        // Only a question that has an answer enters the history: going back never lands on a fault.
        write(how, question, optionId);
        const before = settled.current;
        const after: QuoteState = { question, answer: outcome.value, failure: undefined, isAsking: false, isEditing: false, optionId };
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
      const { question, optionId } = fromSearch(location.search);
      const { question: asked, answer } = latest.current;
      if (question && answer && isSameQuestion(question, asked)) setState((was) => ({ ...was, optionId: opened(answer, optionId) }));
      else if (question) run(question, optionId, 'replace');
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
      run(question, undefined, isSameQuestion(question, fromSearch(location.search).question) ? 'replace' : 'push', kind);
    },
    [run],
  );
  const select = useCallback((optionId: string): void => {
    setState((was) => {
      write('replace', was.question, optionId);
      return { ...was, optionId };
    });
  }, []);
  const edit = useCallback((isEditing: boolean): void => {
    // Leaving a refused question returns to the one the answer is for.
    const { question } = settled.current;
    setState((was) => ({ ...was, isEditing, ...(!isEditing && was.failure && { failure: undefined, question }) }));
  }, []);
  const reset = useCallback((): void => {
    running.current?.abort();
    write('push', undefined, undefined);
    setState(REST);
    if (settled.current.answer) setLastChange({ kind: 'reset', before: settled.current, after: REST });
  }, []);
  const restore = useCallback((was: QuoteState): void => {
    running.current?.abort();
    write('push', was.question, was.optionId);
    setState({ ...was, isAsking: false, failure: undefined, isEditing: was.answer === undefined });
  }, []);

  const option = state.answer?.options.find(({ id }) => id === state.optionId);
  return { ...state, option, lastChange, ask, select, edit, reset, restore };
};
