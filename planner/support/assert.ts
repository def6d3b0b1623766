/** Stops at a broken invariant: a fault of ours, never of the user's input. */
export function assert(condition: unknown, message: string, detail: Readonly<Record<string, unknown>> = {}): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${message} ${JSON.stringify(detail)}`);
}
