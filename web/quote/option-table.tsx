import { useTranslation } from 'react-i18next';
import type { Option } from '../api/types.ts';
import { CRITERIA, textOf } from './criteria.ts';
import { laterText, oddsOf, percentText } from './odds.ts';

const percentOf = (option: Option): string => {
  const odds = oddsOf(option);
  return odds ? percentText(odds.onTime) : '—';
};

/** The scatter's twin: the same options and the same numbers, to be read instead of seen. */
export const OptionTable = ({ options, selectedId, onSelect }: { options: readonly Option[]; selectedId: string | undefined; onSelect: (optionId: string) => void }) => {
  const { t } = useTranslation();
  return (
    <div className="table-twin">
      <table data-testid="pareto-table">
        <thead>
          <tr>
            <th scope="col">{t('pareto.option')}</th>
            {CRITERIA.map((criterion) => <th key={criterion} scope="col">{t(`criterion.${criterion}`)}</th>)}
            <th scope="col">{t('odds.p90')}</th>
            <th scope="col">{t('odds.onTime')}</th>
          </tr>
        </thead>
        <tbody>
          {options.map((option, i) => (
            <tr key={option.id} className={option.id === selectedId ? 'on' : ''}>
              <th scope="row"><button type="button" className="link-button" onClick={() => onSelect(option.id)}>{i + 1} {option.picks.map((pick) => t(`pick.${pick}.name`)).join(t('pick.join'))}</button></th>
              {CRITERIA.map((criterion) => <td key={criterion} className="num">{textOf(option, criterion, t)}</td>)}
              <td className="num">{laterText(oddsOf(option)?.p90At ?? null, option, t) ?? '—'}</td>
              <td className="num">{percentOf(option)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
