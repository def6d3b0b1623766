import type { SearchGraph } from '../network/index.ts';

/** In place of a place: the path may start, or end, at any. */
export const ANY_PLACE = -1;

/** Whether an arc is closed to a path between two places: ends (`nodeIsEnd`) are left only where it starts and entered only where it ends. */
export const isClosed = ({ nodePlace, nodeIsEnd }: SearchGraph, from: number, to: number, start: number, end: number): boolean => {
  const [left, entered] = [nodePlace[from] as number, nodePlace[to] as number];
  if (left === entered) return false;
  if (nodeIsEnd[from] === 1 && (start === ANY_PLACE ? left === end : left !== start)) return true;
  return nodeIsEnd[to] === 1 && (end === ANY_PLACE ? entered === start : entered !== end);
};
