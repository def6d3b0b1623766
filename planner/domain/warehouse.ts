/** What is known of stock abroad: warehouses and their prices, the parcels that leave them, taxes at the border, and since when the rules hold. */
import type { FactorId, PlaceId } from './ids.ts';
import type { Currency } from './money.ts';
import type { Provenance } from './provenance.ts';
import type { LocalDate } from './time.ts';
import type { CubicCentimetres, Minutes, Share } from './units.ts';

/** A warehouse that can be used, abroad 海外仓 or at a port of home 口岸仓, at its prices. Decimal strings of major units of its currency. */
export interface WarehouseRates {
  readonly id: PlaceId;
  readonly currency: Currency;
  /** Rent, system and account while it is used, each month. */
  readonly rentPerMonth: string;
  readonly inboundPerM3: string;
  /** Picked and packed, for each parcel. */
  readonly outboundPerParcel: string;
  /** Taken back, looked at and put away again, for each parcel. */
  readonly returnPerParcel: string;
  /** A cubic metre and day, by the age of goods in days from their arrival; the first from 0. */
  readonly storage: readonly { readonly fromDay: number; readonly perM3Day: string }[];
  readonly capacity: CubicCentimetres;
  /** Supervision modes its goods come under, `9810`; at a port of home the mode its parcels leave under. */
  readonly regimes: readonly string[];
  readonly temperatures: readonly string[];
  /** From handover at its gate to ready for sale. */
  readonly putAway: Minutes;
  readonly status: 'example' | 'loaded';
  readonly provenance: Provenance;
}

/** Parcels from a warehouse to buyers, by how far as the crow flies. */
export interface ParcelRate {
  readonly id: string;
  /** Of the warehouse and of the market. */
  readonly fromCountry: string;
  readonly toCountry: string;
  readonly upToKm: number;
  readonly currency: Currency;
  /** Decimal strings of major units. */
  readonly perParcel: string;
  readonly perKg: string;
  /** With the buyer after so many hours: ascending in both. */
  readonly within: readonly { readonly hours: number; readonly share: Share }[];
  readonly factor: FactorId;
  readonly status: 'example' | 'loaded';
  readonly provenance: Provenance;
}

/** Duty and tax at a border. `direct`: each order is the buyer's own import; `stock`: the goods of a warehouse are the seller's. */
export interface ImportTax {
  readonly id: string;
  readonly country: string;
  readonly way: 'direct' | 'stock';
  readonly duty: Share;
  /** Of value and duty together. */
  readonly vat: Share;
  readonly isVatReturned: boolean;
  /** Worth no more than this, major units: nothing is due. */
  readonly freeUpTo: string;
  readonly currency: Currency;
  /** Undefined: not known since when, or until when. */
  readonly validFrom: LocalDate | undefined;
  readonly validTo: LocalDate | undefined;
  readonly text: { readonly zh: string; readonly en: string };
  readonly provenance: Provenance;
}

/** A version of a supervision mode's rules. */
export interface RegimeRule {
  readonly id: string;
  readonly regime: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | undefined;
  readonly text: { readonly zh: string; readonly en: string };
  readonly provenance: Provenance;
}
