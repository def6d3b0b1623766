/**
 * What the save dialog shows while the margin is typed: the greater of the percentage and the minimum, half away from zero to the minor unit.
 *
 * An exception to the rule that prices are made by the planner, and the only one on the pages: the planner's margin (planner/offer/margin.ts)
 * is reckoned here once more, because a figure that waits for the server at every key would be read before it is right. It is a preview
 * and nothing else: it is never sent, the server prices the offer itself, and from the answer on only the server's figures are shown.
 * tests/web/unit/saved.test.ts holds it to the planner's results.
 */
import { sumDecimals } from '../format/money.ts';

export interface MarginPreview {
  readonly margin: string;
  readonly sell: string;
}

const PERCENT = /^\d{1,3}(\.\d{1,2})?$/;
const AMOUNT = /^\d{1,12}(\.\d{1,2})?$/;
const places = (text: string): number => text.split('.')[1]?.length ?? 0;
const units = (text: string, scale: number): bigint => BigInt(text.replace('.', '') + '0'.repeat(scale - places(text)));
const decimal = (value: bigint, scale: number): string => {
  const digits = value.toString().padStart(scale + 1, '0');
  return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
};

/** @param buy decimal string with the currency's decimals @param minimum empty for none. Undefined where a field is no such number. */
export const previewMargin = (buy: string, percent: string, minimum: string): MarginPreview | undefined => {
  const scale = places(buy);
  if (!PERCENT.test(percent) || Number(percent) > 100 || (minimum !== '' && (!AMOUNT.test(minimum) || places(minimum) > scale))) return undefined;
  const divisor = 100n * 10n ** BigInt(places(percent));
  const share = (units(buy, scale) * units(percent, places(percent)) * 2n + divisor) / (divisor * 2n);
  const least = minimum === '' ? 0n : units(minimum, scale);
  const margin = decimal(share > least ? share : least, scale);
  return { margin, sell: sumDecimals([buy, margin]) };
};
