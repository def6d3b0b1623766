/** Parcels to buyers: from a warehouse by how far it is, and direct mail from home at a courier's price. */
import { Big } from 'big.js';
import { DIRECT_REGIME, type DirectMail, type LastMile, type Market, type ParcelWeight } from '../allocation/index.ts';
import { gramsCo2e, grams, metres, minorUnits, share, toMinor, type Courier, type Currency, type LocalDate, type MinorUnits, type ParcelRate, type Place, type PlaceId, type WarehouseRates } from '../domain/index.ts';
import { flownDistance, movementEmissions } from '../emissions/index.ts';
import { greatCircleKm, roadDistance, type Network } from '../network/index.ts';
import type { Exchange } from '../tariff/index.ts';
import { withinOf } from './lead-time.ts';
import { dutyShare, taxAt } from './taxes.ts';

const TON = grams(1_000_000);

export const convertMajor = (amount: string | Big, currency: Currency, exchange: Exchange): MinorUnits => exchange.convert(toMinor(Big(amount), currency), currency);

/** The nearest band that reaches the market; undefined: no parcels go there. */
const parcelRateOf = ({ edition }: Network, from: Place, to: Place): ParcelRate | undefined => {
  const km = greatCircleKm(from, to);
  return edition.lastMiles.filter((rate) => rate.fromCountry === from.country && rate.toCountry === to.country && km <= rate.upToKm).toSorted((a, b) => a.upToKm - b.upToKm || (a.id < b.id ? -1 : 1))[0];
};

export const lastMileOf = (network: Network, warehouse: WarehouseRates, market: PlaceId, exchange: Exchange): { readonly mile: LastMile; readonly rate: ParcelRate } | undefined => {
  const [from, to] = [network.places.get(warehouse.id), network.places.get(market)];
  const rate = from && to && parcelRateOf(network, from, to);
  const factor = network.edition.factors.find(({ id }) => id === rate?.factor);
  if (!rate || !factor) return undefined;
  // Roads wind as those of the buyer's country; over the sea they do not.
  const rule = from.country === to.country ? network.edition.roadRules.find(({ country }) => country === to.country) : undefined;
  const km = greatCircleKm(from, to);
  const driven = rule ? roadDistance(rule, km) : metres(Math.round(km * 1000));
  return {
    rate,
    mile: {
      warehouse: warehouse.id, market, perUnit: convertMajor(rate.perParcel, rate.currency, exchange), perKg: convertMajor(rate.perKg, rate.currency, exchange),
      co2ePerTon: movementEmissions(TON, driven, factor), within: rate.within.map(({ hours, share: part }) => ({ hours, share: part })),
    },
  };
};

/** Of couriers that take parcels under 9610 the one with the lowest price of a kilogram; undefined: none goes there. */
export const directMailOf = (network: Network, origin: Place, market: Market, date: LocalDate, exchange: Exchange): { readonly mail: DirectMail; readonly courier: Courier } | undefined => {
  const { edition } = network;
  const to = network.places.get(market.id as PlaceId);
  if (!to) return undefined;
  const offers = edition.couriers
    .filter((courier) => courier.fromCountry === origin.country && courier.toCountry === to.country && courier.regimes.includes(DIRECT_REGIME) && courier.validFrom <= date && date <= courier.validTo)
    .flatMap((courier) => {
      const price = parcelPrice(network, courier, date, exchange);
      return price ? [{ courier, ...price }] : [];
    })
    .toSorted((a, b) => a.perUnit + a.perKg - b.perUnit - b.perKg || (a.courier.id < b.courier.id ? -1 : 1));
  const [best] = offers;
  const factor = edition.factors.find(({ id }) => id === best?.courier.factor);
  if (!best || !factor) return undefined;
  const tax = taxAt(edition, to.country, 'direct', date);
  return {
    courier: best.courier,
    mail: {
      market: market.id, perUnit: best.perUnit, perKg: best.perKg, chargeable: best.chargeable, duty: share(tax ? dutyShare(tax) : 0), freeUpTo: tax ? convertMajor(tax.freeUpTo, tax.currency, exchange) : minorUnits(Number.MAX_SAFE_INTEGER),
      // What comes back does so by the same product the other way, as a parcel of a kilogram: no price of returns is known.
      returnPerUnit: minorUnits(best.perUnit + best.perKg), co2ePerTon: gramsCo2e(movementEmissions(TON, flownDistance(greatCircleKm(origin, to)), factor)), within: withinOf(best.courier),
    },
  };
};

type ParcelPrice = Pick<DirectMail, 'perUnit' | 'perKg' | 'chargeable'>;

/**
 * A card of parcels: what is charged by the bill, and by the kilogram of chargeable weight without its breaks, which begin far above a parcel. Undefined: it
 * has no price, or one that a parcel of one unit is not told by (other bases, rows that count weight differently).
 */
const parcelPrice = ({ edition }: Network, courier: Courier, date: LocalDate, exchange: Exchange): ParcelPrice | undefined => {
  const rows = edition.tariffs.filter((row) => row.card === courier.card && row.validFrom <= date && date <= row.validTo);
  if (rows.length === 0) return undefined;
  let [perUnit, perKg] = [0, 0];
  let chargeable: ParcelWeight | undefined;
  for (const row of rows) {
    const amount = convertMajor(row.breaks[0]?.rate ?? row.rate, row.currency, exchange);
    if (row.basis === 'bill') perUnit += amount;
    else if (row.basis === 'chargeableKg' && row.volumetricDivisor !== undefined && row.kgStep !== undefined) {
      const counted: ParcelWeight = { cm3PerKg: Number(row.volumetricDivisor), step: grams(Math.round(Number(row.kgStep) * 1000)) };
      if (chargeable && (chargeable.cm3PerKg !== counted.cm3PerKg || chargeable.step !== counted.step)) return undefined;
      chargeable = counted;
      perKg += amount;
    } else return undefined;
  }
  return { perUnit: minorUnits(perUnit), perKg: minorUnits(perKg), chargeable };
};
