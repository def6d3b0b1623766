import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useMedia } from '../state/use-media.ts';
import { readerZone } from '../format/time.ts';
import { hourIn, weekOf, type Week } from './running.ts';

/** An hour of the week lasts so long while playing; without motion the marks jump, so they jump slowly. */
const STEP_MS = 140;
const CALM_STEP_MS = 1000;
/** The address follows the moment when it has rested this long. */
const SETTLE_MS = 400;
export const CALM = '(prefers-reduced-motion: reduce)';

export interface WeekState {
  readonly week: Week;
  readonly hour: number;
  /** The instant of that hour. */
  readonly at: number;
  readonly isPlaying: boolean;
  readonly isNow: boolean;
  readonly set: (hour: number) => void;
  readonly now: () => void;
  readonly play: (isPlaying: boolean) => void;
}

/** The moment shown: an hour of the week that holds the present, on the reader's own clock. */
export const useWeek = (wished: number | undefined, onSettle: (hour: number | undefined) => void): WeekState => {
  const [opened] = useState(() => Date.now());
  const week = useMemo(() => weekOf(opened, readerZone()), [opened]);
  const present = hourIn(week, opened);
  const [hour, setHour] = useState<number>();
  const [isPlaying, setPlaying] = useState(false);
  const isCalm = useMedia(CALM);
  const shown = Math.min(week.hours.length - 1, hour ?? wished ?? present);
  const settle = useRef(onSettle);
  useEffect(() => {
    settle.current = onSettle;
  });
  useEffect(() => {
    if (hour === undefined) return undefined;
    const timer = setTimeout(() => settle.current(hour === present ? undefined : hour), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [hour, present]);
  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setInterval(() => setHour((was) => ((was ?? wished ?? present) + 1) % week.hours.length), isCalm ? CALM_STEP_MS : STEP_MS);
    return () => clearInterval(timer);
  }, [isPlaying, isCalm, wished, present, week]);
  const set = useCallback((next: number): void => setHour(Math.min(week.hours.length - 1, Math.max(0, next))), [week]);
  const now = useCallback((): void => {
    setPlaying(false);
    setHour(present);
  }, [present]);
  return { week, hour: shown, at: week.hours[shown] ?? week.startsAt, isPlaying, isNow: shown === present, set, now, play: setPlaying };
};
