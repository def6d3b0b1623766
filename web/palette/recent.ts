/** The rows last chosen, by id, latest first. Kept on this device only. */
import { keep, readKeptJson } from '../state/kept.ts';

const KEY = 'qilu.recent.palette';
const KEPT = 6;

export const listRecentRows = (): readonly string[] => {
  const kept = readKeptJson(KEY);
  return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : [];
};
export const keepRecentRow = (id: string): void => keep(KEY, JSON.stringify([id, ...listRecentRows().filter((other) => other !== id)].slice(0, KEPT)));
