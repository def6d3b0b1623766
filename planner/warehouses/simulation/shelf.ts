/** Units of one SKU in one warehouse, by the day they spoil: what spoils first goes first (FEFO). */
export interface Lot {
  /** Infinity: does not spoil. */
  readonly spoilsAt: number;
  readonly arrivedAt: number;
  units: number;
}

export interface Shelf {
  onHand(): number;
  lots(): readonly Lot[];
  put(units: number, arrivedAt: number, spoilsAt: number): void;
  /** Takes so many, those that spoil first; there must be as many. */
  take(units: number): void;
  /** Throws away what is spoilt on a day, and says how much. */
  discard(day: number): number;
}

export const makeShelf = (): Shelf => {
  const lots: Lot[] = [];
  let total = 0;
  return {
    onHand: () => total,
    lots: () => lots,
    put: (units, arrivedAt, spoilsAt) => {
      if (units <= 0) return;
      let i = lots.length;
      while (i > 0 && (lots[i - 1] as Lot).spoilsAt > spoilsAt) i -= 1;
      lots.splice(i, 0, { units, arrivedAt, spoilsAt });
      total += units;
    },
    take: (units) => {
      total -= units;
      for (let left = units; left > 0; ) {
        const [first] = lots as [Lot];
        const taken = Math.min(first.units, left);
        first.units -= taken;
        left -= taken;
        if (first.units === 0) lots.shift();
      }
    },
    discard: (day) => {
      let spoilt = 0;
      while (lots.length > 0 && (lots[0] as Lot).spoilsAt <= day) spoilt += (lots.shift() as Lot).units;
      total -= spoilt;
      return spoilt;
    },
  };
};
