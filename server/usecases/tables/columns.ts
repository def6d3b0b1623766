/** Which column of a sender's table says what: by the names a forwarder's files carry in four languages, or by the caller's word. */
import type { Language } from '../../../planner/domain/index.ts';

/** First in each list: the name in the template. A unit other than the field's own is no synonym: such a column must be mapped by hand, after conversion. */
export type FieldNames<F extends string> = Readonly<Record<F, Readonly<Record<Language, readonly string[]>>>>;

/** What a column is: a field, one this program added to a file given back, or the sender's own. */
export type UseOf<F extends string> = F | 'result' | undefined;

export interface ColumnFault<F extends string = string> {
  readonly field: F;
  readonly code: 'MISSING' | 'DUPLICATE_ID';
  readonly value: string;
  readonly first: string;
}
export interface Columns<F extends string> {
  readonly uses: readonly UseOf<F>[];
  readonly faults: readonly ColumnFault<F>[];
}

/** What a kind of table is made of. */
export interface TableKind<F extends string> {
  readonly fields: readonly F[];
  readonly names: FieldNames<F>;
  /** Without these no row means anything. */
  readonly required: readonly F[];
  /** What files given back carry beyond the sender's columns. */
  readonly results: readonly string[];
}

export interface ColumnReader<F extends string> {
  /** `起点 / from`, `Origin`, `重量(kg)`; of a name in two languages one part is enough, as long as the other says nothing else. */
  useOf(header: string): UseOf<F>;
  /** @param mapping header or column letter → field, or `''` to leave a column out; it goes before what is recognised. @param given fields that need no column */
  recognise(header: readonly string[], mapping: ReadonlyMap<string, F | ''>, given?: readonly F[]): Columns<F>;
  /** Every name a header may hold: they tell in which encoding a file was written. */
  readonly words: readonly string[];
}

const UNITS = /\((kgs?|公斤|千克|cbm|m3|立方米?|方)\)/g;
const fold = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(UNITS, '').replaceAll(/[\s_\-.:：*'"]/g, '');

export const columnReader = <F extends string>({ fields, names, required, results }: TableKind<F>): ColumnReader<F> => {
  const namesOf = (field: F): readonly string[] => (Object.values(names[field]) as (readonly string[])[]).flat();
  const known = new Map<string, UseOf<F>>([
    ...results.map((column) => [fold(column), 'result'] as const),
    ...fields.flatMap((field) => [field, ...namesOf(field)].map((name) => [fold(name), field] as const)),
  ]);
  const useOf = (header: string): UseOf<F> => {
    const whole = known.get(fold(header));
    if (whole) return whole;
    const parts = new Set(header.split(/[/\n|]/).flatMap((part) => known.get(fold(part)) ?? []));
    return parts.size === 1 ? [...parts][0] : undefined;
  };
  const recognise = (header: readonly string[], mapping: ReadonlyMap<string, F | ''>, given: readonly F[] = []): Columns<F> => {
    const found = header.map((name, i): UseOf<F> => {
      const mapped = mapping.get(name) ?? mapping.get(columnLetter(i));
      return mapped === '' ? undefined : (mapped ?? useOf(name));
    });
    // A column mapped by hand stands, another that is merely recognised as the same gives way.
    const chosen = new Set<string>(mapping.values());
    const uses = found.map((use, i): UseOf<F> => (use && use !== 'result' && chosen.has(use) && !mapping.has(header[i] as string) && !mapping.has(columnLetter(i)) ? undefined : use));
    const twice = uses.flatMap((use, i): ColumnFault<F>[] => {
      const first = uses.indexOf(use);
      return use && use !== 'result' && first < i ? [{ field: use, code: 'DUPLICATE_ID', value: `${header[i] as string} (${columnLetter(i)})`, first: columnLetter(first) }] : [];
    });
    const missing = required.filter((field) => !uses.includes(field) && !given.includes(field)).map((field): ColumnFault<F> => ({ field, code: 'MISSING', value: '', first: '' }));
    return { uses, faults: [...missing, ...twice] };
  };
  return { useOf, recognise, words: fields.flatMap(namesOf) };
};

/** A, B … Z, AA … */
export const columnLetter = (index: number): string => (index < 26 ? String.fromCharCode(65 + index) : columnLetter(Math.floor(index / 26) - 1) + columnLetter(index % 26));

/** Cells by the field their column is. */
export const cellsOf = <F extends string>(cells: readonly string[], uses: readonly string[]): ReadonlyMap<F, string> =>
  new Map(uses.flatMap((use, i) => (use === '' || use === 'result' ? [] : [[use as F, cells[i] ?? ''] as const])));
