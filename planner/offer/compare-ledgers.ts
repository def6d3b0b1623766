/** What changed between two ledgers of one quote, line by line. */
import { minorUnits, type MinorUnits } from '../domain/index.ts';

/** A charge as two ledgers can be held against each other: what it is for, where it arises, and how it came about. */
export interface LedgerLine {
  readonly code: string;
  /** The step it belongs to, without its times. */
  readonly at: { readonly from: string; readonly to: string; readonly mode: string | undefined };
  readonly quantity: string;
  readonly rate: string;
  readonly fx: string;
  readonly amount: MinorUnits;
}
export interface ChangedLine {
  readonly code: string;
  readonly at: LedgerLine['at'];
  readonly change: 'same' | 'changed' | 'added' | 'dropped';
  readonly before: LedgerLine | undefined;
  readonly after: LedgerLine | undefined;
  /** After minus before. */
  readonly difference: MinorUnits;
}

/**
 * Lines of one charge at one step belong together, in their order where there are several. The order is that of `after`,
 * what is dropped stands behind its former neighbour; the differences sum to that of the totals.
 */
export const compareLedgers = (before: readonly LedgerLine[], after: readonly LedgerLine[]): ChangedLine[] => {
  const waiting = new Map<string, number[]>();
  before.forEach((line, i) => waiting.set(keyOf(line), [...(waiting.get(keyOf(line)) ?? []), i]));
  const partners = after.map((line) => waiting.get(keyOf(line))?.shift());
  const dropped = new Set([...waiting.values()].flat());
  const lines: ChangedLine[] = [];
  const addDroppedBehind = (i: number): void => {
    for (let next = i + 1; dropped.delete(next); next += 1) {
      const line = before[next] as LedgerLine;
      lines.push({ code: line.code, at: line.at, change: 'dropped', before: line, after: undefined, difference: minorUnits(-line.amount) });
    }
  };
  addDroppedBehind(-1);
  after.forEach((line, i) => {
    const partner = partners[i];
    const old = partner === undefined ? undefined : before[partner];
    const isSame = old !== undefined && old.amount === line.amount && old.quantity === line.quantity && old.rate === line.rate && old.fx === line.fx;
    lines.push({ code: line.code, at: line.at, change: old === undefined ? 'added' : isSame ? 'same' : 'changed', before: old, after: line, difference: minorUnits(line.amount - (old?.amount ?? 0)) });
    if (partner !== undefined) addDroppedBehind(partner);
  });
  return lines;
};

const keyOf = ({ code, at }: LedgerLine): string => [code, at.from, at.to, at.mode ?? ''].join('|');
