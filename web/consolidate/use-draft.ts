import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../api/client.ts';
import { recheckPlan, type BrokenRule, type ConsolidationPin, type Consolidation, type Move, type Recheck } from '../api/consolidations.ts';
import { announceDone } from '../ui/toasts.ts';

/** Where goods are put: into a batch, or onto a departure where they get a unit of their own. */
export interface Target {
  readonly departure: string;
  /** Undefined: of the same type as they are in. */
  readonly unit: string | undefined;
  /** One of those in the box that is meant; null: a new box. */
  readonly with: string | null;
}
export interface Refusal {
  readonly goods: readonly string[];
  readonly faults: readonly BrokenRule[];
  readonly failure: Failure | undefined;
}
export interface Draft {
  /** Changes by hand that stand, latest last. */
  readonly moves: readonly Move[];
  /** What they come to; undefined without any. */
  readonly answer: Recheck | undefined;
  /** Why the last one may not stand. */
  readonly refusal: Refusal | undefined;
  readonly isChecking: boolean;
  /** @param to null: left behind */
  readonly move: (goods: readonly string[], to: Target | null, unitNow: string) => void;
  /** Several at once: they stand together or spring back together. */
  readonly apply: (moves: readonly Move[]) => void;
  readonly dismiss: () => void;
  readonly drop: () => void;
}
interface State {
  readonly of: string | undefined;
  readonly moves: readonly Move[];
  readonly answer: Recheck | undefined;
}

/** The latest word on each consignment counts. */
const withMoves = (moves: readonly Move[], more: readonly Move[]): readonly Move[] => [...moves.filter(({ consignment }) => more.every((move) => move.consignment !== consignment)), ...more];

/** Changes by hand to a plan, each rechecked at once by the server: what breaks a rule springs back, with the rules it broke. */
export const useDraft = (body: Consolidation | undefined): Draft => {
  const { t } = useTranslation();
  const id = body?.id;
  const [state, setState] = useState<State>({ of: undefined, moves: [], answer: undefined });
  const [refusal, setRefusal] = useState<Refusal & { readonly of: string }>();
  const [isChecking, setChecking] = useState(false);
  const own = state.of === id ? state : { of: id, moves: [], answer: undefined };
  const latest = useRef(own);
  useEffect(() => {
    latest.current = own;
  });

  const apply = useCallback((more: readonly Move[]): void => {
    if (id === undefined) return;
    const before = latest.current;
    const goods = more.map(({ consignment }) => consignment);
    const moves = withMoves(before.moves, more);
    setChecking(true);
    void recheckPlan(id, moves).then((outcome) => {
      setChecking(false);
      if (!outcome.ok) return setRefusal({ of: id, goods, faults: [], failure: outcome.failure });
      if (outcome.value.faults.length > 0) return setRefusal({ of: id, goods, faults: outcome.value.faults, failure: undefined });
      setRefusal(undefined);
      const after: State = { of: id, moves, answer: outcome.value };
      setState(after);
      announceDone({ label: t('consolidate.did.move', { count: goods.length }), undo: () => setState(before), redo: () => setState(after) });
    });
  }, [id, t]);
  const move = useCallback((goods: readonly string[], to: Target | null, unitNow: string): void => {
    const place = to && { departure: to.departure, unit: to.unit ?? unitNow, with: to.with };
    apply(goods.map((consignment) => ({ consignment, to: place })));
  }, [apply]);
  return {
    moves: own.moves, answer: own.answer, refusal: refusal?.of === id ? refusal : undefined, isChecking, move, apply,
    dismiss: () => setRefusal(undefined),
    drop: () => { setState({ of: id, moves: [], answer: undefined }); setRefusal(undefined); },
  };
};

/** What was moved by hand is decided: the next plan keeps it. Goods left behind by hand stay free. */
export const pinsOfMoves = (moves: readonly Move[]): readonly ConsolidationPin[] =>
  moves.flatMap(({ consignment, to }) => (to ? [{ consignments: [consignment], departure: to.departure, unit: to.unit, closed: false }] : []));
