import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../api/client.ts';
import type { StockAnswer, StockBreakEven, StockPlan } from '../api/stock.ts';
import type { Names } from '../format/names.ts';
import { ProblemBox } from '../quote/problem-box.tsx';
import { Icon } from '../ui/icon.tsx';
import { BreakEvenChart, BreakEvenTable, curveOf } from './break-even-chart.tsx';
import { CurveChart, CurveKey, CurveTable } from './curve-chart.tsx';
import { Tornado, TornadoTable } from './tornado.tsx';
import type { Progress } from './use-beside.ts';

interface Shown {
  readonly answer: StockAnswer;
  readonly plan: StockPlan;
  readonly names: Names;
  readonly isTable: boolean;
  /** It could not be asked for. */
  readonly failure: Failure | undefined;
  /** Asks again for what failed. */
  readonly onAgain: () => void;
  /** Of what is being worked out. */
  readonly progress: Progress | undefined;
  readonly onStop: () => void;
}

const Section = ({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) => (
  <section className="stock-section" aria-label={title}>
    <header><h2>{title}</h2>{note && <span className="caption">{note}</span>}</header>
    {children}
  </section>
);
/** What has not been worked out yet says so. */
const Waiting = ({ job, failure, progress, onAgain, onStop }: { job: NonNullable<StockAnswer['analysis']>['job'] | undefined } & Pick<Shown, 'failure' | 'progress' | 'onAgain' | 'onStop'>) => {
  const { t } = useTranslation();
  if (failure) return <ProblemBox failure={failure} leftover={[]} isForm={false} onRetry={onAgain} />;
  if (job && ['failed', 'cancelled', 'done'].includes(job.state)) return <p className="caption stock-waiting">{t(job.state === 'cancelled' ? 'stock.analysis.stopped' : 'stock.analysis.failed')} <button type="button" className="link-button" onClick={onAgain}>{t('stock.analysis.again')}</button></p>;
  return (
    <p className="caption stock-waiting">
      <span className="pulse" aria-hidden="true" /> <span role="status">{t('stock.analysis.wait')}</span>
      {progress && <> <progress max={progress.total} value={progress.done} aria-label={t('stock.analysis.wait')} /> <span className="num">{progress.done} / {progress.total}</span></>}
      {job && <> <button type="button" className="link-button" onClick={onStop} data-testid="stop-look">{t('stock.analysis.stop')}</button></>}
    </p>
  );
};

export const CurveSection = ({ answer: { analysis }, names, isTable, failure, progress, onAgain, onStop }: Shown) => {
  const { t } = useTranslation();
  return (
    <Section title={t('stock.curve.title')}>
      {!analysis || analysis.curve.length === 0 ? <Waiting job={analysis?.job} failure={failure} progress={progress} onAgain={onAgain} onStop={onStop} /> : isTable ? <CurveTable curve={analysis.curve} names={names} /> : <><CurveChart curve={analysis.curve} names={names} /><CurveKey curve={analysis.curve} /></>}
    </Section>
  );
};

const keyOf = ({ sku, market }: StockBreakEven): string => `${sku}/${market}`;
export const BreakEvenSection = ({ answer: { analysis }, plan, names, isTable, failure, progress, onAgain, onStop, sku, onSku }: Shown & { sku: string | undefined; onSku: (sku: string) => void }) => {
  const { t } = useTranslation();
  const [isAlone, setAlone] = useState(true);
  const choices = analysis?.breakEvens ?? [];
  const item = choices.find((each) => keyOf(each) === sku) ?? choices[0];
  const newest = plan.rules.map(({ version }) => version ?? '').toSorted().at(-1);
  const hasBoth = item !== undefined && item.direct !== null && curveOf(item, isAlone).points.length > 1;
  return (
    <Section title={t('stock.breakEven.title')} note={newest ? t('stock.breakEven.rules', { date: newest }) : undefined}>
      {!item ? (analysis?.job.state === 'done' ? <p className="caption stock-waiting">{t('stock.breakEven.none')}</p> : <Waiting job={analysis?.job} failure={failure} progress={progress} onAgain={onAgain} onStop={onStop} />) : (
        <>
          <div className="break-even-head">
            <select className="control" aria-label={t('stock.breakEven.choose')} value={keyOf(item)} onChange={(event) => onSku(event.target.value)} data-testid="break-even-sku">
              {choices.map((each) => <option key={keyOf(each)} value={keyOf(each)}>{`${each.name} · ${names.short(each.market)}`}</option>)}
            </select>
            <div className="segments" role="group" aria-label={t('stock.breakEven.way')}>
              {[true, false].map((alone) => <button key={String(alone)} type="button" aria-pressed={alone === isAlone} title={t(alone ? 'stock.breakEven.aloneLong' : 'stock.breakEven.inUseLong')} onClick={() => setAlone(alone)}>{t(alone ? 'stock.breakEven.alone' : 'stock.breakEven.inUse')}</button>)}
            </div>
          </div>
          {!hasBoth ? <p className="caption stock-waiting">{t('stock.breakEven.oneWay')}</p> : isTable ? <BreakEvenTable item={item} isAlone={isAlone} /> : <BreakEvenChart item={item} isAlone={isAlone} />}
          <p className="caption break-even-note">{t(item.isStocked ? 'stock.breakEven.stocked' : 'stock.breakEven.sentDirect', { site: names.short(item.warehouse) })}{hasBoth && curveOf(item, isAlone).fromPerMonth === null ? ` · ${t('stock.breakEven.never')}` : hasBoth && curveOf(item, isAlone).fromPerMonth === 0 ? ` · ${t('stock.breakEven.always')}` : ''}</p>
        </>
      )}
    </Section>
  );
};

export const SensitivitySection = ({ answer: { sensitivity }, plan, names, isTable, failure, progress, onAgain, onStop }: Shown) => {
  const { t } = useTranslation();
  const factors = sensitivity?.factors ?? [];
  const flips = factors.filter(({ flipsAt }) => flipsAt !== null).length;
  const note = factors.length === 0 ? undefined : sensitivity?.isComplete === false ? t('stock.sensitivity.partial', { n: factors.length }) : flips === 0 ? t('stock.sensitivity.allHold') : t('stock.sensitivity.someFlip', { count: flips });
  return (
    <Section title={t('stock.sensitivity.title')} note={note}>
      {!sensitivity && !failure ? <p className="stock-waiting"><button type="button" className="button small" onClick={onAgain} data-testid="stress"><Icon name="play" size={12} />{t('stock.sensitivity.start')}</button> <span className="caption">{t('stock.sensitivity.about')}</span></p> : factors.length === 0 ? <Waiting job={sensitivity?.job} failure={failure} progress={progress} onAgain={onAgain} onStop={onStop} /> : isTable ? <TornadoTable sensitivities={factors} names={names} /> : <Tornado sensitivities={factors} perOrder={plan.costPerOrder} names={names} />}
    </Section>
  );
};
