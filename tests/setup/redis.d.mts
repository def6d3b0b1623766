export interface TestRedis {
  readonly url: string;
  readonly start: () => Promise<void>;
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
}
export const HOW_TO_GET_REDIS: string;
export const findRedis: () => string | undefined;
export const installRedis: () => string | undefined;
/** @param options persistent: keeps what it holds over a kill · isUp: false leaves it down at first */
export const startRedis: (options?: { readonly persistent?: boolean; readonly isUp?: boolean }) => Promise<TestRedis>;
