export interface TestPostgres {
  readonly url: string;
  readonly start: () => Promise<void>;
  readonly kill: () => Promise<void>;
  readonly halt: () => Promise<void>;
  readonly stop: () => Promise<void>;
}
export const HOW_TO_GET_IT: string;
export const findPostgres: () => string | undefined;
export const installPostgres: () => string | undefined;
/** @param settings of postgresql.conf, `fsync=off`. */
export const startPostgres: (settings?: readonly string[]) => Promise<TestPostgres>;
