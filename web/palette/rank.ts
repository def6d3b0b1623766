/** Which rows answer what is typed, and in what order. */
import type { PaletteRow, Prefix } from './registry.ts';

export interface Typed {
  /** `?` asks for the commands that have a key. */
  readonly prefix: Prefix | '?' | undefined;
  readonly text: string;
}
export const readTyped = (typed: string): Typed => {
  const first = typed.trimStart()[0];
  const prefix = first === '>' || first === '#' || first === '?' ? first : undefined;
  return { prefix, text: (prefix ? typed.trimStart().slice(1) : typed).trim() };
};

/** Without accents and case: `Łódź` is found by `lodz`, as far as Unicode takes letters apart. */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Lower is better: the whole, its start, the start of a word, anywhere; undefined: not at all. */
export const scoreOf = (text: string, wanted: string): number | undefined => {
  const [within, part] = [plain(text), plain(wanted)];
  if (within === part) return 0;
  const at = within.indexOf(part);
  if (at < 0) return undefined;
  if (at === 0) return 1;
  return /[\s\-—·,，(（/]/u.test(within[at - 1] ?? '') ? 2 : 3;
};
/** A row that its source found by something not shown, such as pinyin, comes after those that show why. */
export const FOUND_ELSEWHERE = 4;
export const scoreOfRow = ({ text, hint, words = [] }: PaletteRow, wanted: string): number | undefined => {
  const scores = [text, hint ?? '', ...words].map((name) => scoreOf(name, wanted)).filter((score) => score !== undefined);
  return scores.length > 0 ? Math.min(...scores) : undefined;
};

/** Rows that hold what is typed, best first; what was used lately breaks ties, then the order given. */
export const rankRows = (rows: readonly PaletteRow[], wanted: string, recent: readonly string[] = []): readonly PaletteRow[] => {
  const lately = (id: string): number => (recent.includes(id) ? recent.indexOf(id) : recent.length);
  return rows
    .map((row) => ({ row, score: wanted === '' ? 0 : scoreOfRow(row, wanted) }))
    .filter((ranked): ranked is { row: PaletteRow; score: number } => ranked.score !== undefined)
    .sort((a, b) => a.score - b.score || lately(a.row.id) - lately(b.row.id))
    .map(({ row }) => row);
};

export interface Group {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly PaletteRow[];
}
/** Rows that a source found, those that show why first; ties keep the source's order. */
export const sortFound = (rows: readonly PaletteRow[], wanted: string): readonly PaletteRow[] =>
  wanted === '' ? rows : [...rows].sort((a, b) => (scoreOfRow(a, wanted) ?? FOUND_ELSEWHERE) - (scoreOfRow(b, wanted) ?? FOUND_ELSEWHERE));

/** The group that holds the best row first; groups without rows are left out. */
export const orderGroups = (groups: readonly Group[], wanted: string): readonly Group[] => {
  const best = ({ rows }: Group): number => Math.min(...rows.map((row) => scoreOfRow(row, wanted) ?? FOUND_ELSEWHERE));
  const filled = groups.filter(({ rows }) => rows.length > 0);
  return wanted === '' ? filled : filled.sort((a, b) => best(a) - best(b));
};

/** Where the typed text stands in a name, to be set in bold: from and to, in letters of the name. */
export const matchIn = (name: string, wanted: string): readonly [number, number] | undefined => {
  if (wanted === '') return undefined;
  const at = name.toLowerCase().indexOf(wanted.toLowerCase());
  return at < 0 ? undefined : [at, at + wanted.length];
};
