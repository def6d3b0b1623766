/** The instances of the oracle: as many seeds, from here on. */
export const FIRST_SEED = 1;
export const INSTANCES = 320;
export const seeds = Array.from({ length: INSTANCES }, (_, i) => FIRST_SEED + i);
