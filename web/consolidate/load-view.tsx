import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LoadPlan } from '../api/types.ts';
import { LoadFigures } from './load-figures.tsx';
import { LoadSteps, UnplacedTable } from './load-steps.tsx';
import { LoadSvg, STOP_GROUNDS } from './load-svg.tsx';
import '../styles/load.css';

/** A load plan to walk through step by step: three views, figures, and the steps as a table that says the same. */
export const LoadView = ({ plan }: { readonly plan: LoadPlan }) => {
  const { t } = useTranslation();
  const last = plan.steps.length;
  const [upTo, setUpTo] = useState(last);
  const shown = Math.min(upTo, last);
  const stops = [...new Set(plan.steps.map(({ stop }) => stop))].sort((a, b) => a - b);
  const said = shown === last ? t('load.allSteps', { of: last }) : t('load.step', { step: shown, of: last });
  const views = [['top', true], ['side', true], ['isometric', false]] as const;
  return (
    <section className="load-view" aria-label={t('load.describe', { unit: plan.unit.type, n: plan.placements.length })} data-testid="load-view">
      <LoadFigures plan={plan} />
      {last > 0 && (
        <div className="load-walk">
          <button type="button" disabled={shown <= 1} onClick={() => setUpTo(shown - 1)} data-testid="load-previous">{t('load.previous')}</button>
          <input type="range" min={1} max={last} value={shown} aria-label={t('load.slider')} aria-valuetext={said} onChange={(event) => setUpTo(Number(event.target.value))} data-testid="load-slider" />
          <button type="button" disabled={shown >= last} onClick={() => setUpTo(shown + 1)} data-testid="load-next">{t('load.next')}</button>
          <output className="num" data-testid="load-said">{said}</output>
        </div>
      )}
      {stops.length > 1 && (
        <ul className="load-stops">
          {stops.map((stop, i) => <li key={stop}><svg width="12" height="12" aria-hidden="true"><rect className={`load-face top stop-${i % STOP_GROUNDS}`} x="1" y="1" width="10" height="10" /></svg>{t('load.stop', { stop })}</li>)}
        </ul>
      )}
      <div className="load-views">
        {views.map(([name, isFlat]) => (
          <figure key={name} className={`view-${name}`}>
            <figcaption>{t(`load.${name}`)}</figcaption>
            <LoadSvg view={plan.views[name]} label={`${t(`load.${name}`)} · ${said}`} upTo={shown} isFlat={isFlat} />
            {isFlat && <p className="load-ends"><span>{t('load.front')}</span><span>{t('load.door')}</span></p>}
          </figure>
        ))}
      </div>
      <UnplacedTable unplaced={plan.unplaced} />
      {last > 0 && <LoadSteps steps={plan.steps} current={shown} onPick={setUpTo} />}
    </section>
  );
};
