import { useTranslation } from 'react-i18next';
import type { Option } from '../../api/types.ts';
import type { Names } from '../../format/names.ts';
import { formatInstant, formatTick } from '../../format/time.ts';
import { oddsOf, onTimeText, percentText, riskiest, sentenceOf } from '../odds.ts';

/** Under the planned arrival: when it comes in half of all cases and in nine of ten, whether that is on time, and the connection most at risk. */
export const OddsStrip = ({ option, names }: { option: Option; names: Names }) => {
  const { t } = useTranslation();
  const odds = oddsOf(option);
  if (!odds) return null;
  const zone = names.zone(option.steps.at(-1)?.to ?? '');
  const at = (instant: string | null): string => (instant === null ? '—' : formatInstant(Date.parse(instant), zone, names.language));
  const risk = riskiest(odds);
  return (
    <dl className="odds" data-testid="odds" title={sentenceOf(option, names, t)}>
      <div><dt>{t('odds.p50')}</dt><dd className="num">{at(odds.p50At)}</dd></div>
      <div><dt>{t('odds.p90')}</dt><dd className="num">{at(odds.p90At)}</dd></div>
      <div><dt>{odds.estimated > 0 && <span className="dot estimated" aria-hidden="true" />} {t('odds.onTime')}</dt><dd className="num">{onTimeText(odds, zone, names.language, t)}</dd></div>
      {risk && (
        <div>
          <dt>{t('odds.risk')}</dt>
          <dd className="num">{t('odds.connection', { place: names.place(risk.from), date: formatTick(Date.parse(risk.serviceDate), 'UTC', names.language), missed: percentText(risk.missed), cancelled: percentText(risk.cancelled), context: names.modeOf(risk.service) })}</dd>
        </div>
      )}
      {odds.estimated > 0 && <div className="odds-estimated" title={t('odds.estimatedLong', { count: odds.estimated, all: odds.inputs })}><dt>{t('confidence.estimated')}</dt><dd className="num">{t('odds.estimated', { count: odds.estimated, all: odds.inputs })}</dd></div>}
    </dl>
  );
};
