/** The change line by line as the table shows it. */
import type { TFunction } from 'i18next';
import type { ChangedLine } from '../api/saved-quotes.ts';
import { sumDecimals } from '../format/money.ts';
import { pairName, type Names } from '../format/names.ts';
import { formatNumber } from '../format/quantity.ts';
import { modeIcon, type IconName } from '../ui/icon.tsx';

export interface RequoteRow {
  readonly key: string;
  readonly icon: IconName;
  readonly mode: string | undefined;
  readonly name: string;
  readonly where: string;
  readonly change: ChangedLine['change'];
  readonly before: { readonly basis: string; readonly amount: string } | undefined;
  readonly after: { readonly basis: string; readonly amount: string } | undefined;
  readonly difference: string;
}

type Side = NonNullable<ChangedLine['before']>;
/** `3.2 × 180`, with the exchange rate where one was used. */
const basisOf = ({ quantity, rate, fx }: Side): string => `${formatNumber(quantity, 3)} × ${formatNumber(rate, 6)}${/^1(\.0+)?$/.test(fx) ? '' : ` × ${fx}`}`;
const sideOf = (side: Side | null): RequoteRow['before'] => (side ? { basis: basisOf(side), amount: side.amount } : undefined);

export const requoteRows = (lines: readonly ChangedLine[], isOnlyChanged: boolean, names: Names, t: TFunction): readonly RequoteRow[] =>
  lines.flatMap((line, i): RequoteRow[] => {
    if (isOnlyChanged && line.change === 'same') return [];
    const { from, to, mode } = line.at;
    return [{
      key: `${line.code} ${from} ${to} ${i}`, icon: mode ? modeIcon(mode) : 'warehouse', mode: mode ?? undefined,
      name: t(`charge.${line.code}`, { defaultValue: line.code }), where: from === to ? names.place(from) : pairName(from, to, names, t),
      change: line.change, before: sideOf(line.before), after: sideOf(line.after), difference: line.difference,
    }];
  });

/** The unchanged lines as one, where only changes are shown: every column still adds up. */
export const restOf = (lines: readonly ChangedLine[]): { readonly count: number; readonly amount: string; readonly difference: string } | undefined => {
  const same = lines.filter(({ change }) => change === 'same');
  if (same.length === 0) return undefined;
  return { count: same.length, amount: sumDecimals(same.map((line) => line.after?.amount ?? '0')), difference: sumDecimals(same.map((line) => line.difference)) };
};
