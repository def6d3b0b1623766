/** Where a page ended, as an opaque text: the row's values in the list's order. It names the order it belongs to, so it cannot be used in another. */
import { createHash } from 'node:crypto';
import { StoreError } from '../../ports/store.ts';

export type SortValue = string | number;
/** Everything that decides which rows a list has and in which order. */
export type Question = readonly unknown[];

const BYTES = 9;
/** Detects a damaged or foreign cursor; it hides nothing and guards nothing, since a cursor only names rows that the caller may read anyway. */
const markOf = (question: Question, values: string): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([...question, values]))
    .digest()
    .subarray(0, BYTES);

export const writeCursor = (question: Question, values: readonly SortValue[]): string => {
  const text = JSON.stringify(values);
  return Buffer.concat([markOf(question, text), Buffer.from(text)]).toString('base64url');
};

/** @throws StoreError `BAD_CURSOR` for what `writeCursor` did not write for the same question. */
export const readCursor = (question: Question, cursor: string): readonly SortValue[] => {
  const bytes = Buffer.from(cursor, 'base64url');
  const text = bytes.subarray(BYTES).toString();
  if (bytes.toString('base64url') !== cursor || !markOf(question, text).equals(bytes.subarray(0, BYTES))) throw new StoreError('BAD_CURSOR');
  return JSON.parse(text) as readonly SortValue[];
};
