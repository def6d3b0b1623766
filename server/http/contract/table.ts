/** Tables on their way in: columns by the caller's word, faults by row and column. */
import type { Place, PlaceId, Result } from '../../../planner/domain/index.ts';
import type { CellFault } from '../../ports/rfqs.ts';
import { columnLetter, type ColumnFault } from '../../usecases/tables/columns.ts';
import { sayIssue } from '../texts/index.ts';
import type { Places } from './to-api.ts';
import type { Fault } from './to-domain.ts';

type Spoken = Parameters<typeof sayIssue>[0];

/** Columns by the caller's word. Kept in a map: a header may be called `__proto__`. */
export const toMapping = <F extends string>(text: string | undefined, header: readonly string[], fields: readonly F[]): Result<ReadonlyMap<string, F | ''>, Fault[]> => {
  if (text === undefined) return { ok: true, value: new Map() };
  const fault = (pointer: string, value: string, known: string): Fault => ({ pointer, code: 'UNKNOWN_VALUE', value: value.slice(0, 200), detail: { known }, candidates: [] });
  const entries = entriesOf(text);
  if (!entries) return { ok: false, error: [fault('/mapping', text, '{"Gewicht":"weight_kg"}')] };
  const letters = header.map((_, i) => columnLetter(i));
  const faults = entries.flatMap(([name, field]) => [
    ...(header.includes(name) || letters.includes(name) ? [] : [fault('/mapping', name, header.join(', ').slice(0, 500))]),
    ...(field === '' || (fields as readonly unknown[]).includes(field) ? [] : [fault('/mapping', String(field), fields.join(', '))]),
  ]);
  return faults.length > 0 ? { ok: false, error: faults } : { ok: true, value: new Map(entries as [string, F | ''][]) };
};

const entriesOf = (text: string): [string, unknown][] | undefined => {
  try {
    const given: unknown = JSON.parse(text);
    return given !== null && typeof given === 'object' && !Array.isArray(given) ? Object.entries(given) : undefined;
  } catch {
    return undefined;
  }
};

export const toColumnFault = ({ field, code, value, first }: ColumnFault): Fault => ({ pointer: `/columns/${field}`, code, value, detail: first === '' ? {} : { first }, candidates: [] });
export const toColumns = <F extends string>(header: readonly string[], uses: readonly string[]): { letter: string; header: string; field: F | 'result' | null }[] =>
  header.map((name, i) => ({ letter: columnLetter(i), header: name, field: (uses[i] || null) as F | 'result' | null }));

/** Where a table has a field. */
export interface TableShape {
  readonly header: readonly string[];
  readonly uses: readonly string[];
}

export const toCellFault = <F extends string>(row: number, fault: CellFault, { header, uses }: TableShape, places: Places, language: Spoken) => {
  const at = uses.indexOf(fault.field);
  return {
    row, column: at < 0 ? null : columnLetter(at), header: at < 0 ? fault.field : (header[at] as string), field: fault.field as F | 'row',
    code: fault.code, message: sayIssue(language, fault.code, fault.value, fault.detail), value: fault.value,
    candidates: fault.candidates.flatMap((id) => places.get(id as PlaceId) ?? []).map((place: Place) => ({ id: place.id, name: place.names[language], kind: place.kind })),
  };
};
