/** The places last chosen, offered before anything is typed. Kept on this device only. */
import type { Role } from '../api/types.ts';
import { keep, readKeptJson } from './kept.ts';

const KEPT = 6;
const keyOf = (role: Role): string => `qilu.recent.${role}`;

export const listRecent = (role: Role): readonly string[] => {
  const kept = readKeptJson(keyOf(role));
  return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : [];
};

export const keepRecent = (role: Role, id: string): void =>
  keep(keyOf(role), JSON.stringify([id, ...listRecent(role).filter((other) => other !== id)].slice(0, KEPT)));
