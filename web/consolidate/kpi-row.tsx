import { useTranslation } from 'react-i18next';
import { formatPercent } from '../format/quantity.ts';
import type { Pool } from './use-pool.ts';
import type { Sums } from './plan-model.ts';

const ON_HAND = ['received', 'planned', 'loaded'] as const;

/** What lies here and what the plan makes of it. Before there is a plan: what lies here. */
export const KpiRow = ({ sums, pool }: { sums: Sums | undefined; pool: Pool['page'] }) => {
  const { t } = useTranslation();
  const onHand = pool ? ON_HAND.reduce((sum, state) => sum + pool.byState[state], 0) : undefined;
  const cells = sums
    ? [
      { name: 'consignments', value: String(sums.consignments), note: t('consolidate.kpi.planned') },
      { name: 'split', value: `${sums.inUnits} + ${sums.loose}`, note: t('consolidate.kpi.wholeAndLoose') },
      { name: 'units', value: sums.teu > 0 ? t('consolidate.kpi.teu', { n: sums.teu }) : t('consolidate.kpi.boxes', { count: sums.units }), note: sums.teu > 0 ? t('consolidate.kpi.boxesOn', { boxes: t('consolidate.kpi.boxes', { count: sums.units }), departures: t('consolidate.kpi.departures', { count: sums.departures }) }) : t('consolidate.kpi.departures', { count: sums.departures }) },
      { name: 'fill', value: sums.fill === undefined ? '–' : formatPercent(sums.fill, 1), note: t('consolidate.kpi.fill') },
    ]
    : [
      { name: 'consignments', value: onHand === undefined ? '–' : String(onHand), note: t('consolidate.kpi.onHand') },
      { name: 'weight', value: pool ? t('consolidate.measure.t', { n: (Number(pool.weightKg) / 1000).toFixed(1) }) : '–', note: t('consolidate.kpi.weight') },
      { name: 'volume', value: pool ? t('consolidate.measure.cbm', { n: Number(pool.volumeCbm).toFixed(1) }) : '–', note: t('consolidate.kpi.volume') },
      { name: 'left', value: pool ? String(pool.byState.leftBehind) : '–', note: t('consolidate.kpi.left') },
    ];
  return (
    <dl className="kpis" data-testid="kpis">
      {cells.map(({ name, value, note }) => <div key={name} data-testid={`kpi-${name}`}><dt>{note}</dt><dd className="num">{value}</dd></div>)}
    </dl>
  );
};
