import { Big } from 'big.js';
import type { Cargo } from '../domain/index.ts';

/** What sea and rail charge for: the greater of tonnes and cubic metres, exact (W/M). */
export const revenueTons = (cargo: Cargo): Big => {
  const tonnes = Big(cargo.weight).div(1_000_000);
  const cubicMetres = Big(cargo.volume).div(1_000_000);
  return tonnes.gt(cubicMetres) ? tonnes : cubicMetres;
};

/**
 * Kilograms a carrier charges for: the greater of gross and volumetric, rounded up to the tariff's step.
 * Air counts 6,000 cm³ as one kilogram, couriers often 5,000; the divisor is the tariff's. Per shipment, never per piece.
 */
export const chargeableKilograms = (cargo: Cargo, divisor: string, step: string): Big => {
  const gross = Big(cargo.weight).div(1000);
  // The quotient is compared and rounded up as a fraction, so that 3.2 m³ / 6000 never falls just above a step.
  const steps = (kilograms: Big): Big => kilograms.div(step).round(10, Big.roundHalfUp).round(0, Big.roundUp);
  const volumetric = steps(Big(cargo.volume).div(divisor));
  const byGross = steps(gross);
  return (volumetric.gt(byGross) ? volumetric : byGross).times(step);
};
