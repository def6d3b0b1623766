/** The contract of a patch list: what a file or a request may say. Cells are checked by the readers of data/, keys by the planner. */
import { z } from 'zod';
import { isLocalDate } from '../../../planner/domain/index.ts';
import { PATCH_TABLES, SCALED_TABLES, type PatchTable } from '../../../planner/network/index.ts';
import type { Placed, WrittenPatch } from '../../ports/patch-reader.ts';
import { fromZod, type Fault } from './to-domain.ts';

const table = z.enum(PATCH_TABLES as [PatchTable, ...PatchTable[]]).meta({ description: 'A table of data/' });
const key = z.string().min(1).max(400).meta({ description: 'The row, as data/README.md says; a shorter key that fits one row is enough', example: 'FERRY-WEI-INC/CNWEI/KRINC' });
const text = z.union([z.string().max(2000), z.number().transform(String)]);
const cells = z.record(z.string(), text).meta({ description: 'Cells by the column names of data/, as text or numbers' });
const date = z.string().refine(isLocalDate).meta({ description: 'Local date', example: '2026-12-08' });
const name = z.string().min(1).max(200).optional();

const scale = { kind: z.literal('scale'), factor: text.meta({ description: 'Decimal above zero', example: '1.15' }) };
const KINDS = {
  add: z.strictObject({ kind: z.literal('add'), table, row: cells }),
  remove: z.strictObject({ kind: z.literal('remove'), table, key }),
  change: z.strictObject({ kind: z.literal('change'), table, key, set: cells }),
  close: z.strictObject({ kind: z.literal('close'), place: z.string().min(1).max(120), from: date, to: date }),
  scale: z.discriminatedUnion('table', [
    z.strictObject({ ...scale, table: z.literal('tariffs'), card: name, code: name }),
    z.strictObject({ ...scale, table: z.literal('vehicles'), vehicle: name }),
    z.strictObject({ ...scale, table: z.literal('exchange'), currency: name }),
  ]),
};

export const patch = z.discriminatedUnion('kind', [KINDS.add, KINDS.remove, KINDS.change, KINDS.close, KINDS.scale]).meta({ id: 'Patch' });
const MOST_PATCHES = 10_000;

/** The well-formed patches of a list, each with its place in it, and the faults of the others. */
export const toWrittenPatches = (body: unknown): { readonly patches: readonly Placed<WrittenPatch>[]; readonly faults: readonly Fault[] } => {
  const patches: Placed<WrittenPatch>[] = [];
  const faults: Fault[] = [];
  const fault = (pointer: string, code: Fault['code'], value: unknown, detail: Fault['detail']): void => {
    faults.push({ pointer, code, value: (typeof value === 'object' ? JSON.stringify(value) : String(value)).slice(0, 200), detail, candidates: [] });
  };
  if (!Array.isArray(body)) fault('/', 'UNKNOWN_VALUE', body, { known: '[patch, patch, …]' });
  else if (body.length > MOST_PATCHES) fault('/', 'OUT_OF_RANGE', body.length, { min: 0, max: MOST_PATCHES });
  else
    for (const [i, item] of (body as unknown[]).entries()) {
      const read = patch.safeParse(item);
      if (read.success) patches.push({ at: `/${i}`, patch: read.data });
      else
        for (const issue of read.error.issues)
          for (const found of fromZod(issue, item)) {
            const { code, detail } = told(found.pointer, issue, found);
            fault(`/${i}${found.pointer === '/' ? '' : found.pointer}`, code, found.value ?? '', detail);
          }
    }
  return { patches, faults };
};

/** What zod has no words for: which kinds and tables there are, and that a text is no date. */
const told = (pointer: string, issue: z.core.$ZodIssue, found: Pick<Fault, 'code' | 'detail'> & { readonly value: unknown }): Pick<Fault, 'code' | 'detail'> => {
  if (found.value === undefined) return { code: 'MISSING', detail: {} };
  if (pointer === '/kind') return { code: 'UNKNOWN_VALUE', detail: { known: Object.keys(KINDS).join(', ') } };
  if (pointer === '/table' && issue.code === 'invalid_union') return { code: 'UNKNOWN_VALUE', detail: { known: SCALED_TABLES.join(', ') } };
  if (issue.code === 'custom') return { code: 'NOT_A_DATE', detail: {} };
  if (issue.code === 'invalid_union') return { code: 'UNKNOWN_VALUE', detail: { known: 'a text or a number' } };
  return found;
};
