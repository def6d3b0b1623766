import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { zoneName, type Names } from '../format/names.ts';
import { formatWeekdayClock } from '../format/time.ts';
import { Icon } from '../ui/icon.tsx';
import { DayBoard } from './day-board.tsx';
import { dayIn, departuresIn, underWay, type Run } from './running.ts';
import type { NetworkData, NetworkService } from './types.ts';
import type { WeekState } from './use-week.ts';
import { WeekChart } from './week-chart.tsx';

/** A week of the network: how much is under way when, the moment the map shows, and who leaves on that day. */
export const WeekPanel = ({ network, names, time, runs, service, onChoose, onHot }: {
  network: NetworkData;
  names: Names;
  time: WeekState;
  runs: readonly Run[];
  service: NetworkService | undefined;
  onChoose: (serviceId: string) => void;
  onHot: (serviceId: string | undefined) => void;
}) => {
  const { t } = useTranslation();
  const { week, hour, at, isPlaying, isNow } = time;
  const count = underWay(runs, at).length;
  const day = dayIn(week, at);
  const departures = useMemo(() => departuresIn(runs, day.from, day.to), [runs, day.from, day.to]);
  const moment = formatWeekdayClock(at, week.zone, names.language);
  return (
    <section id="drawer" className="panel week" data-covers-map="bottom" aria-label={t('data.week.title')} data-testid="week">
      <header className="week-head">
        <h2>{t('data.week.title')}</h2>
        <p className="num week-moment"><b>{moment}</b> <span className="zone">{zoneName(week.zone, t)}</span></p>
        <p className="num week-count" data-testid="under-way"><b>{count}</b> {t('data.week.underWay')}</p>
        {!isNow && <button type="button" className="button small" onClick={time.now}>{t('data.week.now')}</button>}
        <button type="button" className="icon-button" aria-label={t('data.week.earlier')} title={`${t('data.week.earlier')} (←)`} onClick={() => time.set(hour - 1)}><Icon name="right" size={14} className="flip" /></button>
        <button type="button" className="icon-button play" aria-pressed={isPlaying} aria-label={t(isPlaying ? 'data.week.pause' : 'data.week.play')} title={`${t(isPlaying ? 'data.week.pause' : 'data.week.play')} (Space)`} onClick={() => time.play(!isPlaying)} data-testid="play"><Icon name={isPlaying ? 'pause' : 'play'} /></button>
        <button type="button" className="icon-button" aria-label={t('data.week.later')} title={`${t('data.week.later')} (→)`} onClick={() => time.set(hour + 1)}><Icon name="right" size={14} /></button>
      </header>
      <div className="week-body">
        <WeekChart names={names} time={time} runs={runs} service={service} valueText={t('data.week.value', { at: moment, zone: zoneName(week.zone, t), count })} />
        <DayBoard network={network} names={names} week={week} at={at} departures={departures} onChoose={onChoose} onHot={onHot} />
      </div>
    </section>
  );
};
