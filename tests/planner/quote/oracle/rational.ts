/**
 * Exact fractions of whole numbers. Prices, rates and grams are multiplied without any rounding but the ones a rule names.
 * Nothing here is negative: no charge, distance or weight of the corridor is.
 */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export const ratio = (n: bigint | number, d: bigint | number = 1n): Rational => ({ n: BigInt(n), d: BigInt(d) });

/** `14.25` as 1425/100. */
export const decimal = (text: string | number): Rational => {
  const [whole = '0', part = ''] = String(text).split('.');
  return { n: BigInt(whole + part), d: 10n ** BigInt(part.length) };
};

export const powerOfTen = (exponent: number): Rational =>
  exponent >= 0 ? ratio(10n ** BigInt(exponent)) : ratio(1n, 10n ** BigInt(-exponent));

export const plus = (a: Rational, b: Rational): Rational => ratio(a.n * b.d + b.n * a.d, a.d * b.d);
export const times = (a: Rational, b: Rational): Rational => ratio(a.n * b.n, a.d * b.d);
export const over = (a: Rational, b: Rational): Rational => ratio(a.n * b.d, a.d * b.n);

/** Below zero when a is the lesser, above when it is the greater. */
export const compare = (a: Rational, b: Rational): number => {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
export const greater = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b);
export const lesser = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b);

export const roundDown = (r: Rational): bigint => r.n / r.d;
export const roundUp = (r: Rational): bigint => (r.n + r.d - 1n) / r.d;
export const roundHalfUp = (r: Rational): bigint => (2n * r.n + r.d) / (2n * r.d);

/** Keeps so many significant digits, halves upward. */
export const significant = (r: Rational, digits: number): Rational => {
  let exponent = 0;
  while (compare(times(r, powerOfTen(exponent)), powerOfTen(digits - 1)) < 0) exponent++;
  while (compare(times(r, powerOfTen(exponent)), powerOfTen(digits)) >= 0) exponent--;
  return times(ratio(roundHalfUp(times(r, powerOfTen(exponent)))), powerOfTen(-exponent));
};
