/** Vectors none of which is covered by another, their first number left out: says whether a new one is covered. O(n) per question. */
export class VectorSet {
  private readonly width: number;
  /** `width - 1` numbers per vector, one after the other. */
  private readonly numbers: number[] = [];

  constructor(width: number) {
    this.width = width - 1;
  }

  /** Whether some vector is no worse in every number but the first. */
  covers(vector: Float64Array): boolean {
    const { numbers, width } = this;
    for (let at = 0; at < numbers.length; at += width) {
      let k = 0;
      while (k < width && (numbers[at + k] as number) <= (vector[k + 1] as number)) k += 1;
      if (k === width) return true;
    }
    return false;
  }

  /** Adds a vector and drops those it covers. */
  insert(vector: Float64Array): void {
    const { numbers, width } = this;
    let kept = 0;
    for (let at = 0; at < numbers.length; at += width) {
      let k = 0;
      while (k < width && (numbers[at + k] as number) >= (vector[k + 1] as number)) k += 1;
      if (k === width) continue;
      numbers.copyWithin(kept, at, at + width);
      kept += width;
    }
    numbers.length = kept;
    for (let k = 1; k <= width; k++) numbers.push(vector[k] as number);
  }
}
