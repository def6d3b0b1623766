/**
 * What is kept on this device. A browser may refuse it (no storage allowed, or full): then nothing is kept beyond this page,
 * and everything else goes on as before.
 */
const refused = new Map<string, string>();

export const readKept = (key: string): string | undefined => {
  try {
    return refused.get(key) ?? localStorage.getItem(key) ?? undefined;
  } catch {
    return refused.get(key);
  }
};
export const keep = (key: string, text: string): void => {
  try {
    localStorage.setItem(key, text);
    refused.delete(key);
  } catch {
    refused.set(key, text);
  }
};
/** Undefined where nothing was kept, or no JSON. */
export const readKeptJson = (key: string): unknown => {
  try {
    return JSON.parse(readKept(key) ?? '');
  } catch {
    return undefined;
  }
};
