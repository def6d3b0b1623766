import { useCallback, useEffect, useRef, useState } from 'react';
import { askProfile, type Failure } from '../../api/client.ts';
import type { Profile } from '../../api/types.ts';
import { toRequest, toSearch, type Question } from '../../state/question.ts';

/** Two weeks: as many columns as a panel shows side by side. */
export const DAYS = 14;

export interface ProfileState {
  readonly profile: Profile | undefined;
  readonly failure: Failure | undefined;
  readonly isAsking: boolean;
  readonly isStopped: boolean;
  readonly stop: () => void;
  readonly retry: () => void;
}
interface Settled {
  readonly key: string;
  readonly profile?: Profile;
  readonly failure?: Failure;
}

/** The same goods on each of the days from the ready day on; asked once wanted. Choosing one of its days keeps the days as they are. */
export const useProfile = (question: Question, isWanted: boolean): ProfileState => {
  const goods = toSearch({ ...question, readyAt: '' }, undefined);
  const [settled, setSettled] = useState<Settled & { readonly goods: string }>();
  const readyAt = Date.parse(question.readyAt);
  const isKept = settled?.goods === goods && settled.profile?.days.some((day) => Date.parse(day.readyAt) === readyAt) === true;
  const key = toSearch(question, undefined);
  const own = isKept || settled?.key === key ? settled : undefined;
  const isAsking = isWanted && own === undefined;
  const running = useRef<AbortController>(undefined);
  const latest = useRef(question);
  useEffect(() => {
    latest.current = question;
  });
  useEffect(() => {
    if (!isAsking) return undefined;
    const abort = new AbortController();
    running.current = abort;
    askProfile({ question: toRequest(latest.current), days: DAYS }, abort.signal).then(
      (outcome) => setSettled({ goods, key, ...(outcome.ok ? { profile: outcome.value } : { failure: outcome.failure }) }),
      // Aborted: stopped, folded away or another question.
      () => undefined,
    );
    return () => abort.abort();
  }, [isAsking, goods, key]);
  const stop = useCallback((): void => {
    running.current?.abort();
    setSettled({ goods, key });
  }, [goods, key]);
  const retry = useCallback((): void => setSettled(undefined), []);
  return { profile: own?.profile, failure: own?.failure, isAsking, isStopped: own !== undefined && !own.profile && !own.failure, stop, retry };
};
