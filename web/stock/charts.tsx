import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StockAnswer, StockPlan } from '../api/stock.ts';
import type { Names } from '../format/names.ts';
import { BreakEvenChart, BreakEvenTable } from './break-even-chart.tsx';
import { CurveChart, CurveKey, CurveTable } from './curve-chart.tsx';
import { Tornado, TornadoTable } from './tornado.tsx';

interface Shown {
  readonly answer: StockAnswer;
  readonly plan: StockPlan;
  readonly names: Names;
  readonly isTable: boolean;
}

const Section = ({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) => (
  <section className="stock-section" aria-label={title}>
    <header><h2>{title}</h2>{note && <span className="caption">{note}</span>}</header>
    {children}
  </section>
);
/** What has not been worked out yet says so. */
const Waiting = ({ isFailed, onAgain }: { isFailed: boolean; onAgain: () => void }) => {
  const { t } = useTranslation();
  return isFailed ? <p className="caption stock-waiting">{t('stock.analysis.failed')} <button type="button" className="link-button" onClick={onAgain}>{t('stock.analysis.again')}</button></p> : <p className="caption stock-waiting" role="status"><span className="pulse" aria-hidden="true" /> {t('stock.analysis.wait')}</p>;
};
const stateOf = ({ analysis }: StockAnswer): 'ready' | 'failed' | 'waiting' => (analysis && analysis.curve.length > 0 ? 'ready' : analysis && ['failed', 'cancelled'].includes(analysis.job.state) ? 'failed' : 'waiting');

export const CurveSection = ({ answer, names, isTable, onAgain }: Shown & { onAgain: () => void }) => {
  const { t } = useTranslation();
  const state = stateOf(answer);
  return (
    <Section title={t('stock.curve.title')}>
      {state !== 'ready' || !answer.analysis ? <Waiting isFailed={state === 'failed'} onAgain={onAgain} /> : isTable ? <CurveTable curve={answer.analysis.curve} names={names} /> : <><CurveChart curve={answer.analysis.curve} names={names} /><CurveKey curve={answer.analysis.curve} /></>}
    </Section>
  );
};

/** As many SKUs to choose from; the rest is in the workbook. */
const CHOICES = 60;
export const BreakEvenSection = ({ plan, names, isTable, sku, onSku }: Shown & { sku: string | undefined; onSku: (sku: string) => void }) => {
  const { t } = useTranslation();
  const keyOf = (item: StockPlan['breakEvens'][number]): string => `${item.sku}/${item.market}`;
  const choices = plan.breakEvens.slice(0, CHOICES);
  const item = plan.breakEvens.find((each) => keyOf(each) === sku) ?? choices[0];
  const newest = plan.rules.map(({ version }) => version ?? '').toSorted().at(-1);
  return (
    <Section title={t('stock.breakEven.title')} note={newest ? t('stock.breakEven.rules', { date: newest }) : undefined}>
      {!item ? <p className="caption stock-waiting">{t('stock.breakEven.none')}</p> : (
        <>
          <div className="break-even-head">
            <select className="control" aria-label={t('stock.breakEven.choose')} value={keyOf(item)} onChange={(event) => onSku(event.target.value)} data-testid="break-even-sku">
              {(choices.includes(item) ? choices : [item, ...choices]).map((each) => <option key={keyOf(each)} value={keyOf(each)}>{`${each.name} · ${names.short(each.market)}`}</option>)}
            </select>
            <span className={`chip ${item.isStocked ? 'accent' : ''}`}>{t(item.isStocked ? 'stock.breakEven.stocked' : 'stock.breakEven.sentDirect')}</span>
          </div>
          {isTable ? <BreakEvenTable item={item} /> : item.curve.length > 1 ? <BreakEvenChart item={item} /> : <p className="caption stock-waiting">{t('stock.breakEven.oneWay')}</p>}
        </>
      )}
    </Section>
  );
};

export const SensitivitySection = ({ answer, plan, names, isTable, onAgain }: Shown & { onAgain: () => void }) => {
  const { t } = useTranslation();
  const state = stateOf(answer);
  const flips = answer.analysis?.sensitivities.filter(({ flipsAt }) => flipsAt !== null).length ?? 0;
  return (
    <Section title={t('stock.sensitivity.title')} note={state === 'ready' ? (flips === 0 ? t('stock.sensitivity.allHold') : t('stock.sensitivity.someFlip', { count: flips })) : undefined}>
      {state !== 'ready' || !answer.analysis ? <Waiting isFailed={state === 'failed'} onAgain={onAgain} /> : isTable ? <TornadoTable sensitivities={answer.analysis.sensitivities} names={names} /> : <Tornado sensitivities={answer.analysis.sensitivities} perOrder={plan.costPerOrder} names={names} />}
    </Section>
  );
};
