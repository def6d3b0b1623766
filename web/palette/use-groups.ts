import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orderGroups, rankRows, sortFound, type Group, type Typed } from './rank.ts';
import { listRecentRows } from './recent.ts';
import { useSources, type PaletteRow, type PaletteSource } from './registry.ts';

interface Found {
  /** What the rows answer, prefix and all. */
  readonly asked: string;
  readonly rows: readonly PaletteRow[];
  readonly isFailed: boolean;
}
const MOST_RECENT = 5;
const answers = (source: PaletteSource, prefix: Typed['prefix']): boolean => (prefix === undefined ? true : prefix === '?' ? source.prefix === '>' : source.prefix === prefix);

export interface Groups {
  readonly groups: readonly Group[];
  /** Some source has not answered yet. */
  readonly isWaiting: boolean;
  /** Sources that could not be read, by their headings. */
  readonly failed: readonly string[];
}

/** Asks every source that the prefix names; each group changes when its own answer is there. */
export const useGroups = ({ prefix, text }: Typed): Groups => {
  const { t } = useTranslation();
  const sources = useSources();
  const [found, setFound] = useState<Readonly<Record<string, Found>>>({});
  const [recent] = useState(listRecentRows);
  const asked = `${prefix ?? ''}${text}`;
  useEffect(() => {
    const abort = new AbortController();
    const keep = (id: string, part: Omit<Found, 'asked'>): void => {
      if (!abort.signal.aborted) setFound((was) => ({ ...was, [id]: { asked, ...part } }));
    };
    for (const source of sources.filter((each) => answers(each, prefix)))
      Promise.resolve()
        .then(() => source.rows(text, abort.signal))
        .then((rows) => keep(source.id, { rows, isFailed: false }), () => keep(source.id, { rows: [], isFailed: true }));
    return () => abort.abort();
  }, [sources, prefix, text, asked]);

  const asking = sources.filter((source) => answers(source, prefix));
  const current = asking.map((source) => ({ source, answer: found[source.id]?.asked === asked ? found[source.id] : undefined }));
  const used = prefix === undefined && text === '' ? recent.flatMap((id) => sources.flatMap((source) => source.find?.(id) ?? [])).slice(0, MOST_RECENT) : [];
  const groups = current.map(({ source, answer }): Group => {
    const rows = (answer?.rows ?? []).filter(({ keys }) => prefix !== '?' || keys !== undefined);
    // A source of commands hands over what it has; others have searched already.
    return { id: source.id, title: source.title, rows: source.prefix === '>' ? rankRows(rows, text, recent) : sortFound(rows, text) };
  });
  const rest = groups.map((group) => ({ ...group, rows: group.rows.filter(({ id }) => !used.some((row) => row.id === id)) }));
  return {
    groups: [...(used.length > 0 ? [{ id: 'recent', title: t('chrome.palette.recent'), rows: used }] : []), ...orderGroups(rest, text)],
    isWaiting: current.some(({ answer }) => answer === undefined),
    failed: current.filter(({ answer }) => answer?.isFailed).map(({ source }) => source.title),
  };
};
