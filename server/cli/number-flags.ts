/** Flags that take a number: read, and their faults by the flag. */
import type { Fault } from '../http/contract/to-domain.ts';
import { makeFault } from './say.ts';

export interface NumberLimits {
  readonly least: number;
  readonly most: number;
  /** What an absent flag means. */
  readonly usual: number;
  /** Undefined: whole numbers only. */
  readonly decimals?: boolean;
}
type Token = { readonly kind: string; readonly name?: string; readonly rawName?: string };

/** `known` are flags without a number. Words beyond the flags are faults, unless taken before. */
export const numberFlags = <Name extends string>(
  values: Readonly<Record<string, unknown>>, stray: readonly string[], tokens: readonly Token[], flags: Readonly<Record<Name, NumberLimits>>, known: readonly string[],
): { readonly numbers: Readonly<Record<Name, number>>; readonly faults: readonly Fault[] } => {
  const faults: Fault[] = [
    ...stray.map((word) => makeFault(word, 'UNKNOWN_FIELD', word)),
    ...tokens.flatMap((t) => (t.kind === 'option' && t.name !== undefined && !(t.name in flags) && !known.includes(t.name) ? [makeFault(`--${t.name}`, 'UNKNOWN_FIELD', t.rawName ?? t.name)] : [])),
  ];
  const numbers = Object.fromEntries(
    (Object.entries(flags) as [Name, NumberLimits][]).map(([name, { least, most, usual, decimals = false }]) => {
      const given = values[name];
      if (given === undefined) return [name, usual];
      const text = typeof given === 'string' ? given.trim() : '';
      // The next flag is no value.
      if (text === '' || text.startsWith('--')) faults.push(makeFault(`--${name}`, 'MISSING', ''));
      else if (!(decimals ? /^\d+(\.\d+)?$/ : /^\d+$/).test(text)) faults.push(makeFault(`--${name}`, 'NOT_A_NUMBER', text));
      else if (Number(text) < least || Number(text) > most) faults.push({ ...makeFault(`--${name}`, 'OUT_OF_RANGE', text), detail: { min: decimals ? least : least - 1, max: most } });
      return [name, Number(text)];
    }),
  ) as Record<Name, number>;
  return { numbers, faults };
};
