import { gramsCo2e, metres, type EmissionFactor, type Grams, type GramsCo2e, type Metres } from '../domain/index.ts';
import { fraction, roundedQuotient, type Fraction } from '../support/index.ts';

/** ISO 14083: air distance is the great circle and 95 km. */
export const flownDistance = (greatCircleKm: number): Metres => metres(Math.round(greatCircleKm * 1000) + 95_000);

/**
 * Well-to-wheel emissions of moving or handling goods, in the words of ISO 14083: transport activity (tonne-kilometres of the goods, not of
 * their box) times intensity; hub operations per tonne or per TEU. A ride, a link, an operation is rounded once, to the gram.
 * Not handled: empty running, load factor of the actual ship, refrigeration.
 */
export const movementEmissions = (weight: Grams, distance: Metres, factor: EmissionFactor): GramsCo2e => rounded(underWay(weight, distance, factor));

export const hubEmissions = (weight: Grams, teu: number, factor: EmissionFactor): GramsCo2e => rounded(handling(weight, teu, factor));

/** A ride and its handling at both terminals. */
export const rideEmissions = (weight: Grams, teu: number, distance: Metres, factor: EmissionFactor, terminal: EmissionFactor): GramsCo2e => {
  const [move, end] = [underWay(weight, distance, factor), handling(weight, teu, terminal)];
  return rounded({ numerator: move.numerator * end.denominator + 2n * end.numerator * move.denominator, denominator: move.denominator * end.denominator });
};

const underWay = (weight: Grams, distance: Metres, factor: EmissionFactor): Fraction => {
  const { numerator, denominator } = fraction(factor.grams);
  // grams × metres = 10⁻⁹ tonne-kilometres.
  return { numerator: BigInt(weight) * BigInt(distance) * numerator, denominator: denominator * 1_000_000_000n };
};

const handling = (weight: Grams, teu: number, factor: EmissionFactor): Fraction => {
  const { numerator, denominator } = fraction(factor.grams);
  return factor.per === 'teu'
    ? { numerator: BigInt(Math.round(teu * 100)) * numerator, denominator: denominator * 100n }
    : { numerator: BigInt(weight) * numerator, denominator: denominator * 1_000_000n };
};

const rounded = ({ numerator, denominator }: Fraction): GramsCo2e => gramsCo2e(roundedQuotient(numerator, denominator));
