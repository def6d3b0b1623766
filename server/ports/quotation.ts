/**
 * The quotation a customer gets, as what is to be printed and nothing else: buying prices, rates and the margin are not in it, so that no
 * page can show them. Instants are RFC 3339 with the offset of the place they belong to, amounts decimal strings of the quote's currency.
 */
import type { Currency, Language, Mode, PlaceKind, WarningCode } from '../../planner/domain/index.ts';
import type { Customer } from './store.ts';

/** Where a version stands on the day it is printed. */
export type Standing =
  | { readonly kind: 'open' }
  | { readonly kind: 'accepted' | 'expired'; readonly at: string }
  | { readonly kind: 'superseded'; readonly by: number };

export interface QuotationPlace {
  readonly names: Readonly<Record<Language, string>>;
  readonly kind: PlaceKind;
  /** Prefecture city of a district, in Chinese. */
  readonly city: string;
  readonly zone: string;
  readonly lon: number;
  readonly lat: number;
}

export interface QuotationStep {
  readonly kind: 'ride' | 'link' | 'operation' | 'wait';
  readonly mode: Mode | null;
  readonly unit: string;
  readonly from: string;
  readonly to: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly isAssumed: boolean;
  readonly operation: string | null;
  /** What a wait is for; the cut-off that ends it where one binds, with the mode it belongs to. */
  readonly wait: { readonly kind: 'opening' | 'departure'; readonly mode: Mode | null; readonly binding: string | null; readonly closesAt: string | null } | null;
}

export const PRINTED_BASES = ['revenueTon', 'chargeableKg', 'container20', 'container40', 'bill', 'truck', 'sharedTruck', 'share'] as const;
/** How much is charged for. `sharedTruck` and `share` (a percentage of something) come without a quantity: it would tell the buying price. */
export interface Basis {
  readonly basis: (typeof PRINTED_BASES)[number];
  readonly quantity: string;
}

/** What is charged at one place or for one leg. */
export interface PriceGroup {
  /** Index of the first step it arises at. */
  readonly step: number;
  /** Codes of the charges, each once. */
  readonly items: readonly string[];
  readonly bases: readonly Basis[];
  readonly isEstimated: boolean;
  /** Selling price; the groups sum exactly to `price`. */
  readonly amount: string;
}

export interface Quotation {
  readonly language: Language;
  /** Name of the firm that quotes; undefined prints a sample name, marked as one. */
  readonly firm: string | undefined;
  readonly number: string;
  readonly version: number;
  /** Beijing time, as `validUntil`. */
  readonly savedAt: string;
  readonly validUntil: string;
  readonly standing: Standing;
  readonly edition: string;
  readonly customer: Customer;
  readonly regime: string;
  readonly cargo: {
    readonly weightKg: string;
    readonly volumeCbm: string;
    readonly value: { readonly amount: string; readonly currency: Currency };
    readonly hsCode: string | undefined;
    readonly temperature: string;
    readonly dangerousGoods: string | undefined;
  };
  readonly currency: Currency;
  readonly price: string;
  readonly arrivesAt: string;
  readonly arrivesAtBeijing: string;
  readonly transitMin: number;
  /** There by then in half of all cases, and in nine of ten, with how much of it rests on estimates; undefined: saved before distributions were known, or none is. */
  readonly odds: { readonly p50At: string; readonly p90At: string; readonly inputs: number; readonly estimated: number } | undefined;
  readonly co2eKg: string;
  /** Goods ready by then still catch the first ride. */
  readonly readyBy: string | undefined;
  readonly steps: readonly QuotationStep[];
  readonly groups: readonly PriceGroup[];
  readonly rates: readonly { readonly currency: Currency; readonly cnyPerUnit: string; readonly asOf: string; readonly isExample: boolean }[];
  readonly warnings: readonly { readonly code: WarningCode; readonly detail: Readonly<Record<string, string | number>> }[];
  readonly places: Readonly<Record<string, QuotationPlace>>;
  /** Key `from>to:mode`; polylines of [lon, lat], split where they cross ±180°. */
  readonly paths: Readonly<Record<string, readonly (readonly (readonly [number, number])[])[]>>;
}

export interface QuotationPrinter {
  /** A PDF; the same quotation gives the same bytes. @throws OutsideError */
  print(quotation: Quotation): Promise<Uint8Array>;
  close(): Promise<void>;
}
