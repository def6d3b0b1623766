/** Why a store cannot be opened at all, in words for whoever starts the program: waiting would not help. */
export class StoreRefusal extends Error {
  constructor(en: string, zh: string, cause?: unknown) {
    super(`${en}\n${zh}`, { cause });
  }
}
