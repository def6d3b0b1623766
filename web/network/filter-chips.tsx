import { useTranslation } from 'react-i18next';
import { Icon, modeIcon } from '../ui/icon.tsx';
import { choicesOf, toggle, type Filters, type Group } from './filters.ts';
import type { NetworkData } from './types.ts';

const GROUPS: readonly Group[] = ['modes', 'statuses', 'calendars'];
const WORDS: Readonly<Record<Group, string>> = { modes: 'mode', statuses: 'status', calendars: 'data.calendar' };

/** Toggles with counts. While none of a group is pressed, all of it is shown, and 全部 says so. */
export const FilterChips = ({ network, filters, onChange }: { network: NetworkData; filters: Filters; onChange: (part: Partial<Filters>) => void }) => {
  const { t } = useTranslation();
  return (
    <div className="filters">
      {GROUPS.map((group) => {
        const chosen = filters[group];
        return (
          <div key={group} className="filter-group" role="group" aria-label={t(`data.group.${group}`)}>
            <span className="filter-name" aria-hidden="true">{t(`data.group.${group}`)}</span>
            <button type="button" className="toggle" aria-pressed={chosen.length === 0} onClick={() => onChange({ [group]: [] })}>{t('data.all')}</button>
            {choicesOf(network, filters, group).map(({ value, count }) => (
              <button key={value} type="button" className="toggle" aria-pressed={chosen.includes(value)} onClick={() => onChange({ [group]: toggle(chosen, value) })} data-testid={`filter-${group}-${value}`}>
                {group === 'modes' && <Icon name={modeIcon(value)} mode={value} size={14} />}
                {t(`${WORDS[group]}.${value}`, { defaultValue: value })}
                <span className="num toggle-count">{count}</span>
              </button>
            ))}
          </div>
        );
      })}
    </div>
  );
};
