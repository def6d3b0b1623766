import { useTranslation } from 'react-i18next';
import type { Reach } from '../api/types.ts';
import { signOf } from '../format/money.ts';
import { formatNumber } from '../format/quantity.ts';
import { gradeLimits, type ReachOrder } from './reach.ts';

/** What the three grades of a reach stand for: days, or prices in the quote's currency. */
export const ReachLegend = ({ reach, order }: { reach: Reach; order: ReachOrder }) => {
  const { t } = useTranslation();
  const [a, b] = gradeLimits(reach.markets, order);
  const price = (limit: number): string => `${signOf(reach.currency)}${formatNumber(Math.ceil(limit), 0)}`;
  return [1, 2, 3].map((grade) => (
    <li key={grade}>
      <svg width="26" height="8" aria-hidden="true"><line className={`route reach grade-${grade}`} x1="1" x2="25" y1="4" y2="4" /></svg>
      {order === 'time' ? t(`data.grade.${grade}`, { a: a / 24, b: b / 24 }) : t(`panels.reach.grade.${grade}`, { a: price(a), b: price(b) })}
    </li>
  ));
};
