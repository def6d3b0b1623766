/** What the list is sorted and searched by, made from what a quote says. Made here and not in SQL: both databases must fold case and order names alike. */
import { pinyin } from 'pinyin-pro';

/** Full-width letters and digits count as the plain ones, case does not count. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Chinese names sort by pinyin, as in any Chinese address book; others by their letters. */
export const customerKey = (name: string): string => foldText(pinyin(name, { toneType: 'none', nonZh: 'consecutive', type: 'array' }).join(' '));

/** `QL-20261207-0042` as 20261207000042: in the order of saving also past the 9,999th of a day. */
export const numberKey = (number: string): number => {
  const [, day, running] = /^QL-(\d{8})-(\d{4,6})$/.exec(number) ?? [];
  if (day === undefined || running === undefined) throw new Error(`no quote number: ${number}`);
  return Number(day) * 1_000_000 + Number(running);
};

export interface SearchedParts {
  readonly number: string;
  readonly name: string;
  readonly contact: string;
  readonly note: string;
  readonly from: string;
  readonly to: string;
}
export const searchText = (parts: SearchedParts): string => foldText([parts.number, parts.name, parts.contact, parts.note, parts.from, parts.to].join('\n'));
