/** `corridor network patch FILE.json`: another edition by a list of patches, and what it changes. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Result } from '../../planner/domain/index.ts';
import type { Edition } from '../../planner/network/index.ts';
import { toWrittenPatches } from '../http/contract/patch.ts';
import type { Fault } from '../http/contract/to-domain.ts';
import type { PatchReader } from '../ports/patch-reader.ts';
import { patchNetwork, type PatchedNetwork } from '../usecases/patch-network.ts';
import { badInput, EXIT, makeFault, print } from './say.ts';

/** Patches an edition by a file; the faults point into the file. */
export const patchByFile = (file: string, edition: Edition, reader: PatchReader): Result<PatchedNetwork, Fault[]> => {
  let body: unknown;
  try {
    body = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    return { ok: false, error: [makeFault('', 'UNREADABLE_ROW', `${file}: ${cause instanceof Error ? cause.message : String(cause)}`)] };
  }
  const { patches, faults } = toWrittenPatches(body);
  // Even with faults in the form, whatever can be checked is checked, so that nothing surfaces only on the second try.
  const patched = patchNetwork(edition, reader, patches);
  if (patched.ok && faults.length === 0) return patched;
  const found = patched.ok ? [] : patched.error.map((issue): Fault => ({ pointer: issue.path, code: issue.code, value: issue.value, detail: issue.detail, candidates: [] }));
  return { ok: false, error: [...faults, ...found] };
};

export const networkCommand = (args: readonly string[], edition: Edition, reader: PatchReader): number => {
  const { values, positionals, tokens } = parseArgs({ args: [...args], options: { json: { type: 'boolean', default: false } }, strict: false, allowPositionals: true, tokens: true });
  const asJson = values['json'] === true;
  const [action, file, ...stray] = positionals;
  const faults = [
    ...(action === 'patch' ? [] : [action === undefined ? makeFault('patch', 'MISSING', '') : makeFault(action, 'UNKNOWN_FIELD', action)]),
    ...(file === undefined ? [makeFault('FILE.json', 'MISSING', '')] : []),
    ...stray.map((word) => makeFault(word, 'UNKNOWN_FIELD', word)),
    ...tokens.flatMap((t) => (t.kind === 'option' && t.name !== 'json' ? [makeFault(t.rawName, 'UNKNOWN_FIELD', t.rawName)] : [])),
  ];
  if (faults.length > 0 || file === undefined) return badInput(faults, asJson, (pointer) => pointer);
  const patched = patchByFile(file, edition, reader);
  if (!patched.ok) return badInput(patched.error, asJson, (pointer) => pointer || file);
  print(asJson ? `${JSON.stringify({ edition: patched.value.edition.id, from: edition.id, changes: patched.value.changes }, null, 2)}\n` : printPatched(patched.value, edition));
  return EXIT.answer;
};

const printPatched = ({ edition, changes }: PatchedNetwork, from: Edition): string => {
  const lines = [`edition ${edition.id}   from ${from.id}`, `${'added'.padStart(7)}${'removed'.padStart(9)}${'changed'.padStart(9)}  table`];
  for (const [table, { added, removed, changed }] of Object.entries(changes)) lines.push(`${String(added).padStart(7)}${String(removed).padStart(9)}${String(changed).padStart(9)}  ${table}`);
  return `${lines.join('\n')}\n`;
};
