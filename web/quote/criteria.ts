/** The three things an option is judged by, as plain numbers for axes and sorting. */
import type { TFunction } from 'i18next';
import type { Option } from '../api/types.ts';
import { formatMoney } from '../format/money.ts';
import { formatCo2e, formatDuration, formatNumber } from '../format/quantity.ts';

export const CRITERIA = ['time', 'price', 'co2e'] as const;
export type Criterion = (typeof CRITERIA)[number];
export const AXIS_PAIRS: readonly (readonly [Criterion, Criterion])[] = [['time', 'price'], ['time', 'co2e'], ['price', 'co2e']];

export const valueOf = (option: Option, criterion: Criterion): number => {
  if (criterion === 'time') return option.transitHours / 24;
  return Number(criterion === 'price' ? option.price.amount : option.co2eKg);
};
export const textOf = (option: Option, criterion: Criterion, t: TFunction): string => {
  if (criterion === 'time') return formatDuration(option.transitHours * 60, t);
  return criterion === 'price' ? formatMoney(option.price.amount, option.price.currency) : t('unit.kgCo2e', { n: formatCo2e(option.co2eKg) });
};
/** `1.5k` for axes; axes are read, not added up. */
export const tickText = (value: number): string => (value >= 1000 ? `${formatNumber(value / 1000, 1)}k` : formatNumber(value, 2));

/** Options no other beats in both criteria, by the first one: the corners of the stair. */
export const frontOf = (options: readonly Option[], x: Criterion, y: Criterion): readonly Option[] => {
  const byX = [...options].sort((a, b) => valueOf(a, x) - valueOf(b, x) || valueOf(a, y) - valueOf(b, y));
  let lowest = Infinity;
  return byX.filter((option) => {
    const better = valueOf(option, y) < lowest;
    if (better) lowest = valueOf(option, y);
    return better;
  });
};
export const PICK_ORDER = ['fastest', 'cheapest', 'bestService', 'greenest', 'balanced'] as const;
