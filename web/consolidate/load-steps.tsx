import { useTranslation } from 'react-i18next';
import type { LoadPlan } from '../api/types.ts';

const COLUMNS = ['step', 'box', 'count', 'stop', 'size', 'corner', 'upright', 'row'] as const;

/** The steps in words; a step is chosen by its number. */
export const LoadSteps = ({ steps, current, onPick }: { readonly steps: LoadPlan['steps']; readonly current: number; readonly onPick: (step: number) => void }) => {
  const { t } = useTranslation();
  return (
    <div className="load-table" role="region" tabIndex={0} aria-label={t('load.steps')}>
      <table>
        <caption>{t('load.steps')}</caption>
        <thead><tr>{COLUMNS.map((column) => <th key={column} scope="col">{t(`load.column.${column}`)}</th>)}</tr></thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.step} aria-current={step.step === current ? 'step' : undefined} data-testid="load-step">
              <th scope="row"><button type="button" className="load-pick num" aria-label={t('load.step', { step: step.step, of: steps.length })} onClick={() => onPick(step.step)}>{step.step}</button></th>
              <td>{step.box}{step.consignment !== '' && <small> {step.consignment}</small>}</td>
              <td className="num">{step.count}</td>
              <td className="num">{step.stop}</td>
              <td className="num">{step.dxMm} × {step.dyMm} × {step.dzMm}</td>
              <td className="num">{step.xMm} · {step.yMm} · {step.zMm}</td>
              <td>{t(`load.upright.${step.upright}`)}</td>
              <td>{step.count > 1 && t(`load.row.${step.row}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

export const UnplacedTable = ({ unplaced }: { readonly unplaced: LoadPlan['unplaced'] }) => {
  const { t } = useTranslation();
  if (unplaced.length === 0) return <p className="load-all" data-testid="load-all">{t('load.allIn')}</p>;
  return (
    <div className="load-table" role="region" tabIndex={0} aria-label={t('load.unplaced')} data-testid="load-unplaced">
      <table>
        <caption>{t('load.unplaced')}</caption>
        <thead><tr>{(['box', 'count', 'reason'] as const).map((column) => <th key={column} scope="col">{t(`load.column.${column}`)}</th>)}</tr></thead>
        <tbody>{unplaced.map(({ box, count, reason }) => <tr key={box}><th scope="row">{box}</th><td className="num">{count}</td><td>{t(`load.reason.${reason}`)}</td></tr>)}</tbody>
      </table>
    </div>
  );
};
