import { useTranslation } from 'react-i18next';
import type { Option } from '../../api/types.ts';
import { formatMoney, sumDecimals } from '../../format/money.ts';
import { handlingName, optionName, type Names } from '../../format/names.ts';
import { Icon, modeIcon } from '../../ui/icon.tsx';
import { PickTags } from '../option-card.tsx';
import { bestOf, MEASURES, stageCharge, STAGES, type Measure, type Stage } from './measures.ts';
import { cellOf } from './words.ts';

interface Columns {
  readonly options: readonly Option[];
  readonly names: Names;
}

/** Options side by side, a figure a row. The best of a row is bold and says so; the others tell their difference against the first. */
export const CompareTable = ({ options, names, selectedId, hotId, onHot, onSelect, onUntick }: Columns & {
  selectedId: string | undefined;
  hotId: string | undefined;
  onHot: (optionId: string | undefined) => void;
  onSelect: (optionId: string) => void;
  onUntick: (optionId: string) => void;
}) => {
  const { t } = useTranslation();
  const stages = STAGES.filter((stage) => options.some((option) => stageCharge(option, stage) !== undefined));
  const currency = options[0]?.price.currency;
  return (
    <table data-testid="compare-table">
      <caption className="visually-hidden">{t('panels.compare.caption', { count: options.length })}</caption>
      <colgroup><col className="col-what" />{options.map(({ id }) => <col key={id} className={id === selectedId ? 'on' : id === hotId ? 'hot' : ''} />)}</colgroup>
      <thead>
        <tr>
          <th scope="col"><span className="visually-hidden">{t('panels.compare.what')}</span></th>
          {options.map((option) => (
            <th key={option.id} scope="col" onPointerEnter={() => onHot(option.id)} onPointerLeave={() => onHot(undefined)}>
              <div className="compare-head">
                <button type="button" className="compare-name" aria-current={option.id === selectedId ? 'true' : undefined} onClick={() => onSelect(option.id)} onFocus={() => onHot(option.id)} onBlur={() => onHot(undefined)}>
                  <PickTags option={option} />
                  <span>{optionName(option, names, t)}</span>
                  {handlingName(option, t) && <span className="muted">{handlingName(option, t)}</span>}
                </button>
                <button type="button" className="icon-button" aria-label={t('panels.compare.untick', { name: optionName(option, names, t) })} title={t('panels.compare.untick', { name: '' })} onClick={() => onUntick(option.id)}><Icon name="close" size={12} /></button>
              </div>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{MEASURES.map((measure) => <Row key={measure} measure={measure} options={options} names={names} name={t(`panels.compare.row.${measure}`)} />)}</tbody>
      <tbody>
        <tr className="compare-group"><th scope="rowgroup">{t('ledger.title')}</th><td colSpan={options.length}>{t('ledger.amount', { currency })} · {t('ledger.scope')}</td></tr>
        {stages.map((stage) => <Row key={stage} measure={stage} options={options} names={names} name={t(`panels.compare.stage.${stage}`)} />)}
        <tr className="compare-total">
          <th scope="row">{t('ledger.total')}</th>
          {options.map((option) => <td key={option.id} className="num">{formatMoney(sumDecimals(STAGES.map((stage) => stageCharge(option, stage) ?? '0')), option.price.currency)}</td>)}
        </tr>
      </tbody>
    </table>
  );
};

const Row = ({ measure, name, options, names }: Columns & { measure: Measure | Stage; name: string }) => {
  const { t } = useTranslation();
  const best = bestOf(options, measure);
  const [base] = options;
  if (!base) return null;
  return (
    <tr className={`compare-${measure}`} data-testid={`compare-${measure}`}>
      <th scope="row">{name}</th>
      {options.map((option, i) => {
        const cell = cellOf(option, base, measure, names, t);
        return (
          <td key={option.id} className={best[i] ? 'best' : ''}>
            <span className="compare-main">
              {best[i] && <span className="compare-best"><Icon name="check" size={12} />{t(`panels.compare.best.${isMeasure(measure) ? measure : 'cost'}`)}</span>}
              {measure === 'legs' && <Chain option={option} />}
              <span className="num">{cell.main}</span>
            </span>
            {cell.difference && <span className="compare-sub num">{cell.difference}</span>}
            {cell.notes.map((note) => <span key={note} className="compare-sub">{note}</span>)}
          </td>
        );
      })}
    </tr>
  );
};
/** Measures have a word of their own for the best; charges share one. */
const isMeasure = (measure: Measure | Stage): boolean => (MEASURES as readonly string[]).includes(measure);

const Chain = ({ option }: { option: Option }) => (
  <span className="chain" aria-hidden="true">
    {option.steps.filter(({ kind }) => kind === 'ride' || kind === 'link').map((step, i) => <span key={step.startsAt + step.from}>{i > 0 && <i />}<Icon name={modeIcon(step.mode)} mode={step.mode ?? 'road'} size={14} /></span>)}
  </span>
);
