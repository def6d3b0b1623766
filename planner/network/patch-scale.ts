/** Which rows a scale means, and what becomes of their prices. */
import { Big } from 'big.js';
import type { ExchangeRate, TariffRow, Vehicle } from '../domain/index.ts';
import type { Dataset } from './dataset.ts';
import type { PatchRow } from './patch-tables.ts';

/**
 * Multiplies all rates that fit, exactly. A tariff row's rate, breaks and amounts, or a vehicle's price, scale as one, so that what is charged
 * does. Without `code` percentages of other charges stay: they follow what they are a percentage of. The CNY has no rate to scale.
 */
export type Scale = { readonly kind: 'scale'; /** Decimal string above zero. */ readonly factor: string } & (
  | { readonly table: 'tariffs'; readonly card?: string | undefined; readonly code?: string | undefined }
  | { readonly table: 'vehicles'; readonly vehicle?: string | undefined }
  | { readonly table: 'exchange'; readonly currency?: string | undefined }
);
export const SCALED_TABLES = ['tariffs', 'vehicles', 'exchange'] as const;

/** The rows meant; or the field no row fits, and what would. */
export const rowsOfScale = (dataset: Dataset, patch: Scale): { readonly rows: readonly PatchRow[] } | { readonly field: string; readonly value: string; readonly known: readonly string[] } => {
  switch (patch.table) {
    case 'tariffs': {
      const ofCard = dataset.tariffs.filter((row) => patch.card === undefined || row.card === patch.card);
      if (ofCard.length === 0) return { field: 'card', value: patch.card ?? '', known: names(dataset.tariffs, (row) => row.card) };
      const rows = ofCard.filter((row) => (patch.code === undefined ? row.basis !== 'percentOfCharge' : row.code === patch.code));
      return rows.length > 0 ? { rows } : { field: 'code', value: patch.code ?? '', known: names(ofCard, (row) => row.code) };
    }
    case 'vehicles': {
      const rows = dataset.vehicles.filter((row) => patch.vehicle === undefined || row.id === patch.vehicle);
      return rows.length > 0 ? { rows } : { field: 'vehicle', value: patch.vehicle ?? '', known: names(dataset.vehicles, (row) => row.id) };
    }
    case 'exchange': {
      const foreign = dataset.exchange.filter((row) => row.currency !== 'CNY');
      const rows = foreign.filter((row) => patch.currency === undefined || row.currency === patch.currency);
      return rows.length > 0 ? { rows } : { field: 'currency', value: patch.currency ?? '', known: names(foreign, (row) => row.currency) };
    }
  }
};

const names = <T>(rows: readonly T[], name: (row: T) => string): string[] => [...new Set(rows.map(name))].sort();

/** The fields of a row that are prices, multiplied. */
export const scaledFields = (table: Scale['table'], row: PatchRow, factor: Big): Readonly<Record<string, unknown>> => {
  const times = (rate: string): string => Big(rate).times(factor).toFixed();
  switch (table) {
    case 'tariffs': {
      const { rate, minAmount, maxAmount, breaks } = row as TariffRow;
      return {
        rate: times(rate),
        ...(minAmount !== undefined && { minAmount: times(minAmount) }),
        ...(maxAmount !== undefined && { maxAmount: times(maxAmount) }),
        ...(breaks.length > 0 && { breaks: breaks.map((b) => ({ from: b.from, rate: times(b.rate) })) }),
      };
    }
    case 'vehicles': {
      const { fixed, perKm, min, fares } = row as Vehicle;
      const further = fares && { everyKm: fares.further.everyKm, price: times(fares.further.price) };
      return {
        fixed: times(fixed), perKm: times(perKm), min: times(min),
        ...(fares && { fares: { steps: fares.steps.map((step) => ({ upToKm: step.upToKm, price: times(step.price) })), further } }),
      };
    }
    case 'exchange':
      return { cnyPerUnit: times((row as ExchangeRate).cnyPerUnit) };
  }
};
