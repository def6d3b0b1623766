import { useRef, useState } from 'react';
import type { Failure } from '../api/client.ts';
import { startConsolidation, type ConsolidationPin, type ConsolidationRequest, type ExtraUnit } from '../api/consolidations.ts';
import { makeKey } from '../api/saved-quotes.ts';

/** Types of box a carrier can be asked for. */
export const EXTRA_UNITS = ['20GP', '40GP', '40HQ'] as const satisfies readonly ExtraUnit['unit'][];

/** What is settled before a start, as it is typed. */
export interface Wish {
  /** Percent. */
  readonly gap: string;
  readonly seconds: string;
  /** Most consignments that may travel otherwise than in the plan that stands; empty: any number. */
  readonly changes: string;
}
export interface Starter {
  readonly wish: Wish;
  readonly set: (part: Partial<Wish>) => void;
  /** A plan stands that the new one may be held to. */
  readonly mayKeep: boolean;
  readonly isStarting: boolean;
  readonly failure: Failure | undefined;
  readonly start: (decided?: Decided) => void;
}
/** What is decided for one start beside what the page holds. */
export interface Decided {
  /** Besides what is pinned. */
  readonly more?: readonly ConsolidationPin[];
  /** In place of what is pinned. */
  readonly pins?: readonly ConsolidationPin[];
  /** Besides what carriers have promised already. */
  readonly extraUnits?: readonly ExtraUnit[];
  /** Whatever may change. */
  readonly isFree?: boolean;
}

/** The later word on a consignment counts; a pin that loses one of its own keeps the rest. */
export const joinPins = (pins: readonly ConsolidationPin[], more: readonly ConsolidationPin[]): ConsolidationPin[] => {
  const decided = new Set(more.flatMap(({ consignments }) => consignments));
  const kept = pins.map((pin) => ({ ...pin, consignments: pin.consignments.filter((id) => !decided.has(id)) })).filter(({ consignments }) => consignments.length > 0);
  return [...kept, ...more];
};

const shareOf = (percent: string): number => Number((Number(percent.trim()) / 100).toFixed(6));

/** Asks for a plan. One key for each question, so that a start sent twice plans once. */
export const useStart = ({ hub, from, until, pins, extraUnits, after, onStarted }: {
  hub: string;
  from: string;
  until: string;
  pins: readonly ConsolidationPin[];
  /** Promised by carriers for the plan that stands. */
  extraUnits: readonly ExtraUnit[];
  after: string | undefined;
  onStarted: (id: string) => void;
}): Starter => {
  const [wish, setWish] = useState<Wish>({ gap: '0.5', seconds: '60', changes: '' });
  const [isStarting, setStarting] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const key = useRef<{ readonly question: string; readonly key: string }>(undefined);
  const start = (decided: Decided = {}): void => {
    if (decided.isFree) setWish((was) => ({ ...was, changes: '' }));
    const question: ConsolidationRequest = {
      hub, from, until, gap: shareOf(wish.gap), seconds: Number(wish.seconds), pins: joinPins(decided.pins ?? pins, decided.more ?? []), extraUnits: [...extraUnits, ...(decided.extraUnits ?? [])],
      ...(after !== undefined && !decided.isFree && wish.changes.trim() !== '' && { after, mostChanges: Number(wish.changes) }),
    };
    const text = JSON.stringify(question);
    if (key.current?.question !== text) key.current = { question: text, key: makeKey() };
    setStarting(true);
    void startConsolidation(question, key.current.key).then((outcome) => {
      setStarting(false);
      setFailure(outcome.ok ? undefined : outcome.failure);
      if (!outcome.ok) return;
      key.current = undefined;
      onStarted(outcome.value.id);
    });
  };
  return { wish, set: (part) => setWish((was) => ({ ...was, ...part })), mayKeep: after !== undefined, isStarting, failure, start };
};
