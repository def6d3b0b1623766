import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch, ConsolidationPin, Consolidation } from '../api/consolidations.ts';
import { keep, readKeptJson } from '../state/kept.ts';
import { announceDone } from '../ui/toasts.ts';
import { LOOSE } from './plan-model.ts';

/** What has been pinned for a plan's successor, kept on this device until it is made. */
const KEY = 'qilu.consolidation-pins';
const keyOf = (goods: readonly string[]): string => [...goods].sort().join(' ');
const isPinOf = (batch: Pick<Batch, 'consignments'>) => ({ consignments }: ConsolidationPin): boolean => keyOf(consignments) === keyOf(batch.consignments);

interface Kept {
  readonly plan: string;
  readonly pins: readonly ConsolidationPin[];
}
const readPins = (plan: string): readonly ConsolidationPin[] | undefined => {
  const kept = readKeptJson(KEY) as Partial<Kept> | undefined;
  return kept?.plan === plan && Array.isArray(kept.pins) ? kept.pins : undefined;
};

export interface Pins {
  readonly all: readonly ConsolidationPin[];
  readonly isPinned: (batch: Batch) => boolean;
  readonly toggle: (batch: Batch) => void;
  /** All but one. @returns what is left */
  readonly release: (pin: ConsolidationPin) => readonly ConsolidationPin[];
}

/** Boxes that the next plan must keep as they are. Starts from what the plan itself was asked with. */
export const usePins = (body: Consolidation | undefined): Pins => {
  const { t } = useTranslation();
  const plan = body?.id ?? '';
  const [state, setState] = useState<Kept>();
  const all = state?.plan === plan ? state.pins : (readPins(plan) ?? body?.question.pins ?? []);
  const set = useCallback((pins: readonly ConsolidationPin[]): void => {
    setState({ plan, pins });
    keep(KEY, JSON.stringify({ plan, pins } satisfies Kept));
  }, [plan]);
  return {
    all,
    isPinned: (batch) => all.some(isPinOf(batch)),
    release: (pin) => {
      const left = all.filter((one) => keyOf(one.consignments) !== keyOf(pin.consignments) || one.departure !== pin.departure);
      set(left);
      return left;
    },
    toggle: (batch) => {
      const isOn = all.some(isPinOf(batch));
      const next = isOn ? all.filter((pin) => !isPinOf(batch)(pin)) : [...all, { consignments: [...batch.consignments], departure: batch.departure, unit: batch.unit, closed: batch.unit !== LOOSE }];
      set(next);
      announceDone({ label: t(isOn ? 'consolidate.did.unpin' : 'consolidate.did.pin', { unit: batch.unit === LOOSE ? t('consolidate.loose') : batch.unit }), undo: () => set(all), redo: () => set(next) });
    },
  };
};
