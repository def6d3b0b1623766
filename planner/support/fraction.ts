/** A decimal number as an exact fraction of big integers: for hot loops, where a decimal library costs too much. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** `12.345` to 12345/1000. The text must be a plain decimal. */
export const fraction = (decimal: string): Fraction => {
  const [whole, part = ''] = decimal.split('.') as [string, string?];
  return { numerator: BigInt(whole + part), denominator: 10n ** BigInt(part.length) };
};

/** The nearest integer of a quotient, halves away from zero. */
export const roundedQuotient = (numerator: bigint, denominator: bigint): number => {
  const half = (numerator < 0n ? -numerator : numerator) * 2n + denominator;
  const quotient = half / (denominator * 2n);
  return Number(numerator < 0n ? -quotient : quotient);
};
