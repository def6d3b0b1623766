import { useTranslation } from 'react-i18next';
import type { BoardDeparture } from '../api/consolidations.ts';
import { formatDuration } from '../format/quantity.ts';
import { formatInstant, type Language } from '../format/time.ts';
import { Icon } from '../ui/icon.tsx';
import { nextCutOff, urgencyOf } from './cut-off.ts';

/** How long until the nearest cut-off that binds; words as well as colour. */
export const Countdown = ({ departure, way, now, zone }: { departure: BoardDeparture; way: 'unit' | 'loose' | undefined; now: number; zone: string }) => {
  const { t, i18n } = useTranslation();
  const cutOff = nextCutOff(departure, now, way);
  const urgency = urgencyOf(cutOff, now);
  if (!cutOff) return <span className="countdown past">{t('consolidate.cutOffPast')}</span>;
  const kind = t(`cutOff.${cutOff.kind}_${departure.mode}`, { defaultValue: t(`cutOff.${cutOff.kind}`) });
  return (
    <span className={`countdown num ${urgency}`} title={`${kind} ${formatInstant(cutOff.at, zone, i18n.language as Language)}`} data-testid="countdown">
      <Icon name={urgency === 'bad' ? 'warning' : 'clock'} size={13} />
      {t('consolidate.countdown', { kind, time: formatDuration((cutOff.at - now) / 60_000, t) })}
    </span>
  );
};
