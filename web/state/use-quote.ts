/**
 * The life of one question: asked, answered or refused, and which option is open. The address bar carries the question
 * and the option, so that a copied address asks again and opens the same one; going back undoes the last question.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { askQuote, type Failure } from '../api/client.ts';
import type { Answer, Option } from '../api/types.ts';
import { isDataAddress } from '../network/address.ts';
import { fromSearch, toRequest, toSearch, type Question } from './question.ts';

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
  readonly ask: (question: Question) => void;
  readonly select: (optionId: string) => void;
  readonly edit: (isEditing: boolean) => void;
  readonly reset: () => void;
}

const REST: QuoteState = { question: undefined, answer: undefined, failure: undefined, isAsking: false, isEditing: true, optionId: undefined };

/** The wished option if the answer has it, else the balanced one: the answer comes first, nobody should have to click for it. */
const opened = (answer: Answer, wished: string | undefined): string | undefined =>
  (answer.options.find((option) => option.id === wished) ?? answer.options.find((option) => option.picks.includes('balanced')) ?? answer.options[0])?.id;

const write = (how: 'push' | 'replace', question: Question | undefined, optionId: string | undefined): void => {
  // An answer that comes while another workspace is open leaves the address to that one.
  if (how === 'replace' && isDataAddress(location.search)) return;
  const address = `${location.pathname}${toSearch(question, optionId)}`;
  if (how === 'push') history.pushState(null, '', address);
  else history.replaceState(null, '', address);
};

export const useQuote = (): Quote => {
  const [state, setState] = useState<QuoteState>(REST);
  const running = useRef<AbortController>(undefined);
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  });

  const run = useCallback((question: Question, wished: string | undefined, how: 'push' | 'replace'): void => {
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
        setState({ question, answer: outcome.value, failure: undefined, isAsking: false, isEditing: false, optionId });
      },
      // Aborted: a newer question is on its way.
      () => undefined,
    );
  }, []);

  useEffect(() => {
    const follow = (): void => {
      // Another workspace's address says nothing of the question.
      if (isDataAddress(location.search)) return;
      const { question, optionId } = fromSearch(location.search);
      const { question: asked, answer } = latest.current;
      if (question && answer && toSearch(question, undefined) === toSearch(asked, undefined)) setState((was) => ({ ...was, optionId: opened(answer, optionId) }));
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
    (question: Question): void => {
      const same = toSearch(question, undefined) === toSearch(fromSearch(location.search).question, undefined);
      run(question, undefined, same ? 'replace' : 'push');
    },
    [run],
  );
  const select = useCallback((optionId: string): void => {
    setState((was) => {
      write('replace', was.question, optionId);
      return { ...was, optionId };
    });
  }, []);
  const edit = useCallback((isEditing: boolean): void => setState((was) => ({ ...was, isEditing, failure: isEditing ? was.failure : undefined })), []);
  const reset = useCallback((): void => {
    running.current?.abort();
    write('push', undefined, undefined);
    setState(REST);
  }, []);

  const option = state.answer?.options.find(({ id }) => id === state.optionId);
  return { ...state, option, ask, select, edit, reset };
};
