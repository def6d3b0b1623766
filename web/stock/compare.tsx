import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../api/client.ts';
import { compareStockPlans, type StockComparison, type StockPlanRow } from '../api/stock.ts';
import { formatDifference, signOf } from '../format/money.ts';
import type { Names } from '../format/names.ts';
import { formatNumber, formatPercent } from '../format/quantity.ts';
import { HOME_ZONE } from '../format/names.ts';
import { formatInstant } from '../format/time.ts';
import { ProblemBox } from '../quote/problem-box.tsx';

const differenceOf = ({ amount, currency }: StockComparison['difference']): string => {
  const told = formatDifference(amount);
  return /^[+−]/u.test(told) ? `${told[0] ?? ''}${signOf(currency)}${told.slice(1)}` : `${signOf(currency)}${told}`;
};
const toneOf = (amount: string): string => (/^-?[0.]+$/.test(amount) ? '' : amount.startsWith('-') ? ' gain' : ' loss');

/** The open plan against another of the assortment: cost part by part, sites, who serves whom. */
export const Compare = ({ plan, rows, other, names, onOther }: { plan: string; rows: readonly StockPlanRow[]; other: string | undefined; names: Names; onOther: (id: string) => void }) => {
  const { t } = useTranslation();
  const choices = rows.filter((row) => row.plan && row.id !== plan);
  const chosen = choices.find(({ id }) => id === other)?.id ?? choices[0]?.id;
  const [found, setFound] = useState<{ readonly of: string; readonly value: StockComparison | undefined; readonly failure: Failure | undefined }>();
  const key = `${plan} ${chosen ?? ''}`;
  useEffect(() => {
    if (chosen === undefined) return undefined;
    const abort = new AbortController();
    compareStockPlans(plan, chosen, abort.signal).then(
      (outcome) => setFound({ of: key, value: outcome.ok ? outcome.value : undefined, failure: outcome.ok ? undefined : outcome.failure }),
      // Aborted: two others are compared.
      () => undefined,
    );
    return () => abort.abort();
  }, [plan, chosen, key]);
  if (chosen === undefined) return <p className="caption stock-waiting" data-testid="compare-none">{t('stock.compare.none')}</p>;
  const value = found?.of === key ? found.value : undefined;
  const failure = found?.of === key ? found.failure : undefined;
  return (
    <div className="stock-scroll stock-compare" tabIndex={0} role="group" aria-label={t('stock.tab.compare')} data-testid="compare">
      <div className="compare-head">
        <label>{t('stock.compare.with')} <select className="control" value={chosen} onChange={(event) => onOther(event.target.value)} data-testid="compare-with">{choices.map((row) => <option key={row.id} value={row.id}>{t('stock.compare.choice', { at: formatInstant(Date.parse(row.createdAt), HOME_ZONE, names.language), sites: row.plan?.warehouses.map(names.short).join(t('list.comma')) || t('stock.curve.allDirect') })}</option>)}</select></label>
        {value && <b className={`num${toneOf(value.difference.amount)}`} data-testid="compare-difference">{differenceOf(value.difference)}</b>}
        {value && <span className="caption num">{t('stock.compare.sum', { amount: differenceOf(value.perOrder), co2e: formatDifference((value.co2eKg / 1000).toFixed(1)), moved: t('stock.compare.moved', { count: value.moved }) })}</span>}
      </div>
      {failure && <ProblemBox failure={failure} leftover={[]} isForm={false} />}
      {!value && !failure && <p className="caption" role="status">{t('consolidate.plans.comparing')}</p>}
      {value && (
        <div className="compare-tables">
          <table className="plan-table">
            <thead><tr><th scope="col">{t('stock.compare.part')}</th><th scope="col" className="amount">{t('stock.compare.change')}</th></tr></thead>
            <tbody>{Object.entries(value.parts).filter(([, { amount }]) => !/^-?[0.]+$/.test(amount)).map(([part, amount]) => <tr key={part}><th scope="row">{t(`stock.part.${part}`)}</th><td className={`num amount${toneOf(amount.amount)}`}>{differenceOf(amount)}</td></tr>)}</tbody>
          </table>
          <table className="plan-table">
            <thead><tr><th scope="col">{t('stock.calendar.site')}</th><th scope="col" className="amount">{t('stock.compare.before')}</th><th scope="col" className="amount">{t('stock.compare.after')}</th></tr></thead>
            <tbody>{value.sites.map((site) => <tr key={site.warehouse}><th scope="row">{names.short(site.warehouse)}</th><td className="num amount">{site.before ? formatNumber(site.ordersBefore, 0) : t('stock.site.closed')}</td><td className="num amount">{site.after ? formatNumber(site.ordersAfter, 0) : t('stock.site.closed')}</td></tr>)}</tbody>
          </table>
          <table className="plan-table">
            <thead><tr><th scope="col">{t('stock.service.market')}</th><th scope="col" className="amount">{t('stock.compare.onTimeBefore')}</th><th scope="col" className="amount">{t('stock.compare.onTimeAfter')}</th></tr></thead>
            <tbody>{value.markets.map((market) => <tr key={market.market}><th scope="row">{names.short(market.market)}</th><td className="num amount">{formatPercent(market.onTimeBefore, 1)}</td><td className="num amount">{formatPercent(market.onTimeAfter, 1)}</td></tr>)}</tbody>
          </table>
        </div>
      )}
    </div>
  );
};
