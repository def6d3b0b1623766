/**
 * Makes another edition of an edition: rows added, removed, changed, places closed for a time, rates scaled. What a planner asks "what if" with.
 * All faults of a list at once; the edition given is never changed, and an untouched row is the same object in both.
 *
 * Not handled: hours, containers, cargo rules, emission factors and road rules, which no scenario moves yet; and a patch of a row that the same
 * list adds.
 */
import { Big } from 'big.js';
import type { Closure, Issue, LocalDate, PlaceId, Provenance, Result } from '../domain/index.ts';
import { checkDataset } from './check-dataset.ts';
import type { Dataset, Edition } from './dataset.ts';
import { canonicalText, editionOf } from './edition.ts';
import { makePatchPlan, type PatchPlan } from './patch-plan.ts';
import { rowsOfScale, SCALED_TABLES, scaledFields, type Scale } from './patch-scale.ts';
import { findRows, identityOf, keyOf, PATCH_TABLES, type PatchRow, type PatchRows, type PatchTable } from './patch-tables.ts';

export type Patch =
  | { readonly [T in PatchTable]: { readonly kind: 'add'; readonly table: T; readonly row: PatchRows[T] } }[PatchTable]
  | { readonly kind: 'remove'; readonly table: PatchTable; readonly key: string }
  | { readonly [T in PatchTable]: { readonly kind: 'change'; readonly table: T; readonly key: string; readonly set: Partial<PatchRows[T]> } }[PatchTable]
  /** Both days are closed. */
  | { readonly kind: 'close'; readonly place: PlaceId; readonly from: LocalDate; readonly to: LocalDate }
  | Scale;

/** A supposition has no source; that it is one is all there is to say. */
const SUPPOSED: Provenance = { confidence: 'estimated', sources: [], remark: 'supposed by a patch' };
/** Keys named when one fits several rows. */
const KEYS_SHOWN = 8;

type Fault = (path: string, code: Issue['code'], value: string, detail?: Issue['detail']) => void;

/** `at` names the patch at a position, as a JSON pointer into the list. */
export const patchEdition = (edition: Edition, patches: readonly Patch[], at: (position: number) => string = (i) => `/${i}`): Result<Edition, Issue[]> => {
  if (patches.length === 0) return { ok: true, value: edition };
  const issues: Issue[] = [];
  const fault: Fault = (path, code, value, detail = {}) => void issues.push({ code, severity: 'error', path, value, detail });
  const plan = makePatchPlan();
  for (const [i, patch] of patches.entries()) resolve(edition, patch, at(i), plan, fault);
  for (const { table, row, at: path, other } of plan.listReplaced()) fault(path, 'CONFLICT', keyOf(table, row), { other });
  for (const { row, at: path } of plan.listIdleClosures(edition)) fault(path, 'NO_EFFECT', keyOf('closures', row));
  const { dataset, origins } = plan.apply(edition);
  checkTwins(dataset, origins, fault);
  issues.push(...checkPatched(dataset, origins));
  return issues.length > 0 ? { ok: false, error: issues } : { ok: true, value: editionOf(dataset) };
};

/** Finds what a patch means and notes it in the plan. */
const resolve = (edition: Edition, patch: Patch, at: string, plan: PatchPlan, fault: Fault): void => {
  const isTable = (tables: readonly string[], table: string): boolean => {
    if (!tables.includes(table)) fault(`${at}/table`, 'UNKNOWN_VALUE', table, { known: tables.join(', ') });
    return tables.includes(table);
  };
  switch (patch.kind) {
    case 'add':
      if (isTable(PATCH_TABLES, patch.table)) plan.add(patch.table, patch.row, `${at}/row`);
      return;
    case 'close': {
      const closure: Closure = { place: patch.place, from: patch.from, to: patch.to, provenance: SUPPOSED };
      return plan.add('closures', closure, at);
    }
    case 'remove': {
      const row = isTable(PATCH_TABLES, patch.table) ? findRow(edition, patch, at, fault) : undefined;
      const other = row && plan.remove(patch.table, row, at);
      if (row && other !== undefined) fault(at, 'CONFLICT', keyOf(patch.table, row), { other });
      return;
    }
    case 'change': {
      const row = isTable(PATCH_TABLES, patch.table) ? findRow(edition, patch, at, fault) : undefined;
      if (!row) return;
      const known = new Set((edition[patch.table] as readonly object[]).flatMap(Object.keys));
      const fields = Object.entries(patch.set).filter(([field]) => {
        if (!known.has(field)) fault(`${at}/set/${field}`, 'UNKNOWN_FIELD', field);
        return known.has(field);
      });
      const unknown = fields.length < Object.keys(patch.set).length;
      if (!unknown && fields.every(([field, value]) => isSame((row as unknown as Record<string, unknown>)[field], value))) fault(`${at}/set`, 'NO_EFFECT', keyOf(patch.table, row));
      for (const [field, value] of fields) {
        const other = plan.set(row, field, value, `${at}/set`);
        if (other !== undefined) fault(`${at}/set`, 'CONFLICT', `${keyOf(patch.table, row)} ${field}`, { other });
      }
      return;
    }
    case 'scale':
      if (isTable(SCALED_TABLES, patch.table)) resolveScale(edition, patch, at, plan, fault);
      return;
    default:
      return patch satisfies never;
  }
};

const isSame = (a: unknown, b: unknown): boolean => canonicalText(a) === canonicalText(b);

const findRow = (edition: Edition, patch: { readonly table: PatchTable; readonly key: string }, at: string, fault: Fault): PatchRow | undefined => {
  const rows = findRows(edition, patch.table, patch.key);
  if (rows.length === 1) return rows[0];
  const known = rows.slice(0, KEYS_SHOWN).map((row) => keyOf(patch.table, row)).join(', ');
  if (rows.length === 0) fault(`${at}/key`, 'UNKNOWN_ID', patch.key);
  else fault(`${at}/key`, 'AMBIGUOUS_KEY', patch.key, { known: rows.length > KEYS_SHOWN ? `${known} …` : known });
  return undefined;
};

const resolveScale = (edition: Edition, patch: Scale, at: string, plan: PatchPlan, fault: Fault): void => {
  const isDecimal = /^\d+(\.\d+)?$/.test(patch.factor);
  if (!isDecimal) fault(`${at}/factor`, 'NOT_A_NUMBER', patch.factor);
  const factor = Big(isDecimal ? patch.factor : 1);
  if (factor.eq(0)) fault(`${at}/factor`, 'OUT_OF_RANGE', patch.factor, { min: 0, max: '∞' });
  const found = rowsOfScale(edition, patch);
  if ('field' in found) return fault(`${at}/${found.field}`, 'UNKNOWN_VALUE', found.value, { known: found.known.join(', ') });
  if (!isDecimal || factor.eq(0)) return;
  const conflicts = new Map<string, string>();
  let hasEffect = false;
  for (const row of found.rows)
    for (const [field, value] of Object.entries(scaledFields(patch.table, row, factor))) {
      const other = plan.set(row, field, value, at);
      // It may meet another patch on many rows; one of them shows it.
      if (other !== undefined && !conflicts.has(other)) conflicts.set(other, `${keyOf(patch.table, row)} ${field}`);
      hasEffect ||= !factor.eq(1) && !isSame((row as unknown as Record<string, unknown>)[field], value);
    }
  for (const [other, what] of conflicts) fault(at, 'CONFLICT', what, { other });
  if (!hasEffect) fault(at, 'NO_EFFECT', patch.factor);
};

/** Tables whose twins checkDataset finds by itself. */
const TWINS_FOUND: readonly PatchTable[] = ['places', 'services', 'vehicles', 'operations', 'closures'];

/** A row of a patch under the key of another row. */
const checkTwins = (dataset: Dataset, origins: ReadonlyMap<object, string>, fault: Fault): void => {
  for (const table of PATCH_TABLES.filter((t) => !TWINS_FOUND.includes(t))) {
    const rows = new Map<string, PatchRow>();
    for (const row of dataset[table] as readonly PatchRow[]) {
      const twin = rows.get(identityOf(table, row));
      const at = origins.get(row) ?? (twin && origins.get(twin));
      if (twin && at !== undefined) fault(at, 'DUPLICATE_ID', keyOf(table, row), { first: origins.get(twin) ?? table });
      rows.set(identityOf(table, row), twin ?? row);
    }
  }
};

/** What the check of a dataset finds in the patched one, told by patch where a patch made the row. */
const checkPatched = (dataset: Dataset, origins: ReadonlyMap<object, string>): Issue[] => {
  const names = new Map<object, string>();
  for (const table of PATCH_TABLES) for (const row of dataset[table]) names.set(row, `${table} ${keyOf(table, row)}`);
  return checkDataset(dataset, (row) => origins.get(row) ?? names.get(row) ?? 'data')
    .filter((issue) => issue.severity === 'error')
    .map((issue) => ({ ...issue, path: issue.path.replace(/^(\/\S+) /, '$1/') }));
};
