import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { pairName, type Names } from '../format/names.ts';
import { formatClock, formatDate, formatWeekdayClock, wallClock } from '../format/time.ts';
import { Icon, modeIcon } from '../ui/icon.tsx';
import type { Run, Week } from './running.ts';
import type { NetworkData } from './types.ts';

/** Who leaves on the day of the moment shown, each on the clock of its own port; those that have left are pale. */
export const DayBoard = ({ network, names, week, at, departures, onChoose, onHot }: {
  network: NetworkData;
  names: Names;
  week: Week;
  at: number;
  departures: readonly Run[];
  onChoose: (serviceId: string) => void;
  onHot: (serviceId: string | undefined) => void;
}) => {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const next = departures.findIndex((run) => run.departsAt > at);
  // The next to leave stands on top, unless the reader is in the list.
  useEffect(() => {
    const box = list.current;
    const row = box?.children[next < 0 ? departures.length - 1 : Math.max(0, next)];
    if (box && row instanceof HTMLElement && !box.matches(':hover, :focus-within')) box.scrollTop = row.offsetTop - box.offsetTop;
  }, [next, departures]);
  const clock = (instant: number, placeId: string): string => {
    const zone = names.zone(placeId);
    return wallClock(instant, zone).day === wallClock(instant, week.zone).day ? formatClock(instant, zone) : formatWeekdayClock(instant, zone, names.language);
  };
  const mode = new Map(network.services.map((service) => [service.id, service.mode as string]));
  const title = t('data.board.title', { date: formatDate(at, week.zone, names.language), count: departures.length });
  return (
    <section className="board" aria-label={title}>
      <h3 className="board-head">{title}<span className="caption">{t('data.board.local')}</span></h3>
      {departures.length === 0 && <p className="caption board-none">{t('data.board.none')}</p>}
      <ul ref={list} data-own-arrows>
        {departures.map((run) => (
          <li key={run.id}>
            <button type="button" className={run.departsAt <= at ? 'left' : ''} onClick={() => onChoose(run.service)} onPointerEnter={() => onHot(run.service)} onPointerLeave={() => onHot(undefined)} onFocus={() => onHot(run.service)} onBlur={() => onHot(undefined)} data-testid="board-row">
              <span className="num board-clock">{clock(run.departsAt, run.from)}</span>
              <Icon name={modeIcon(mode.get(run.service))} mode={run.mode} size={14} />
              <span className="clip">{pairName(run.from, run.to, names, t)}</span>
              <span className="num muted">{t('data.board.arrives', { at: formatWeekdayClock(run.arrivesAt, names.zone(run.to), names.language) })}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};
