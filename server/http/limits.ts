/** What one request and one connection may take. Set in server/config.ts; a problem names the limit it met. */
export interface HttpLimits {
  /** Body once inflated. */
  readonly bodyBytes: number;
  readonly urlBytes: number;
  readonly headerBytes: number;
  readonly headersMs: number;
  readonly requestMs: number;
  /** Longest silence of a connection with a request under way: a reader that does not read is cut. */
  readonly silentMs: number;
  readonly connections: number;
}
/** Those, and the largest file, by the name of its setting. */
export type LimitName = keyof HttpLimits | 'CORRIDOR_FILE_KB';

export const DEFAULT_LIMITS: HttpLimits = { bodyBytes: 65_536, urlBytes: 8192, headerBytes: 16_384, headersMs: 10_000, requestMs: 15_000, silentMs: 30_000, connections: 1000 };
