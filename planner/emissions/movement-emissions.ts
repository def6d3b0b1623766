import { gramsCo2e, type EmissionFactor, type Grams, type GramsCo2e, type Metres } from '../domain/index.ts';
import { fraction, roundedQuotient } from '../support/index.ts';

/**
 * Well-to-wheel emissions of moving or handling goods, in the words of ISO 14083: transport activity (tonne-kilometres of the goods, not of
 * their box) times intensity; hub operations per tonne or per TEU. Each is rounded once, to the gram.
 * Not handled: empty running, load factor of the actual ship, refrigeration.
 */
export const movementEmissions = (weight: Grams, distance: Metres, factor: EmissionFactor): GramsCo2e => {
  const { numerator, denominator } = fraction(factor.grams);
  // grams × metres = 10⁻⁹ tonne-kilometres.
  return gramsCo2e(roundedQuotient(BigInt(weight) * BigInt(distance) * numerator, denominator * 1_000_000_000n));
};

export const hubEmissions = (weight: Grams, teu: number, factor: EmissionFactor): GramsCo2e => {
  const { numerator, denominator } = fraction(factor.grams);
  return factor.per === 'teu'
    ? gramsCo2e(roundedQuotient(BigInt(Math.round(teu * 100)) * numerator, denominator * 100n))
    : gramsCo2e(roundedQuotient(BigInt(weight) * numerator, denominator * 1_000_000n));
};
