/**
 * Names a dataset by its content: the same facts, their rows in any order, have the same id, wherever they were read.
 * Lists inside a row keep their order, since it may mean something; a field without a value is as good as absent.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { editionId, type EditionId } from '../domain/index.ts';
import type { Dataset, Edition } from './dataset.ts';

/** Hex digits of an id: 48 bits tell the editions of a house apart, and can be read out on the phone. */
const DIGITS = 12;

export const editionOf = (dataset: Dataset): Edition => ({ ...dataset, id: contentId(dataset) });

const contentId = (dataset: Dataset): EditionId => {
  // A patched edition comes with the id of the one before, which is no fact.
  const { id: _, fairways, ...tables } = dataset as Edition;
  const parts: Record<string, unknown> = { ...tables, 'fairways.legs': fairways.legs, 'fairways.nodes': fairways.nodes };
  const hash = sha256.create();
  for (const name of Object.keys(parts).sort()) {
    const part = parts[name];
    const rows = (Array.isArray(part) ? part : [part]).map(canonicalText).sort();
    hash.update(utf8ToBytes(`${name}\n${rows.join('\n')}\n`));
  }
  return editionId(`ed-${bytesToHex(hash.digest()).slice(0, DIGITS)}`);
};

/** One text for all values that say the same: members by name, none without a value. */
export const canonicalText = (value: unknown): string => JSON.stringify(canonical(value)) ?? 'undefined';

const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, canonical(v)]));
};
