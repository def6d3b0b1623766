/** Lengths, weights, shares and durations in words; the words come from the language files through `t`. */
import type { TFunction } from 'i18next';

/** `2 天 21 时`, `7 时 30 分`: two parts at most, so days drop the minutes. */
export const formatDuration = (minutes: number, t: TFunction): string => {
  const total = Math.round(minutes);
  if (total < 60) return t('duration.minutes', { n: total });
  if (total < 1440) {
    const rest = total % 60;
    const hours = t('duration.hours', { n: Math.floor(total / 60) });
    return rest === 0 ? hours : `${hours} ${t('duration.minutes', { n: rest })}`;
  }
  const hours = Math.round(total / 60);
  const days = t('duration.days', { n: Math.floor(hours / 24) });
  return hours % 24 === 0 ? days : `${days} ${t('duration.hours', { n: hours % 24 })}`;
};

/** At most `places` decimals, trailing zeros dropped. */
export const formatNumber = (value: number | string, places = 2): string =>
  new Intl.NumberFormat('en', { maximumFractionDigits: places }).format(typeof value === 'string' ? (value as `${number}`) : value);

/** Kilograms of CO2e: three significant digits under 100, whole above. */
export const formatCo2e = (kg: string): string => {
  const value = Number(kg);
  const places = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return new Intl.NumberFormat('en', { minimumFractionDigits: places, maximumFractionDigits: places }).format(value);
};

/** A share of one as percent, with exactly so many decimals. */
export const formatPercent = (share: number, places = 0): string => `${(share * 100).toFixed(places)}%`;
