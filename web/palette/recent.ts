/** The rows last chosen, by id, latest first. Kept on this device only. */
const KEY = 'qilu.recent.palette';
const KEPT = 6;

export const listRecentRows = (): readonly string[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : [];
  } catch {
    return [];
  }
};
export const keepRecentRow = (id: string): void => localStorage.setItem(KEY, JSON.stringify([id, ...listRecentRows().filter((other) => other !== id)].slice(0, KEPT)));
