/** The value under a key, made if need be; the one longest unasked leaves when there are too many. */
export const keepLatest = <T>(kept: Map<string, T>, most: number, key: string, make: () => T): T => {
  const value = kept.get(key) ?? make();
  kept.delete(key);
  kept.set(key, value);
  if (kept.size > most) kept.delete(kept.keys().next().value as string);
  return value;
};
