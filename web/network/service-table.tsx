import { useTranslation } from 'react-i18next';
import type { Network } from '../api/types.ts';
import { carrierName, vesselName, weekdaysText, zoneName, type Names } from '../format/names.ts';
import { formatDuration, formatNumber } from '../format/quantity.ts';
import { Icon, modeIcon } from '../ui/icon.tsx';
import { ProvenanceDot } from '../ui/provenance.tsx';
import { inOrder } from './filters.ts';
import { tripOf } from './running.ts';
import type { NetworkData, NetworkService } from './types.ts';

const COLUMNS = ['source', 'lane', 'mode', 'carrier', 'vessel', 'status', 'calendar', 'days', 'departs', 'arrives', 'duration', 'distance'] as const;
const NUMBERS: readonly string[] = ['departs', 'arrives', 'duration', 'distance'];

/** One row for each sailing of a service, provenance first. */
export const ServiceTable = ({ network, services, names, at, selectedId, onChoose }: { network: NetworkData; services: readonly NetworkService[]; names: Names; at: number; selectedId: string | undefined; onChoose: (id: string) => void }) => {
  const { t } = useTranslation();
  return (
    <table>
      <thead>
        <tr>{COLUMNS.map((name) => <th key={name} scope="col" className={NUMBERS.includes(name) ? 'amount' : ''}>{t(`data.column.${name}`)}</th>)}</tr>
      </thead>
      <tbody>
        {inOrder(services).flatMap((service) =>
          service.sailings.map((sailing, i) => {
            const lane = t('map.ride', { from: names.short(sailing.from), to: names.short(sailing.to) });
            const trip = tripOf(service, i, names.zone, at);
            return (
              <tr key={`${service.id} ${sailing.from} ${sailing.to} ${sailing.departs} ${sailing.weekdays.join('')}`} className={service.id === selectedId ? 'on' : ''} data-testid="table-row">
                <td><ProvenanceDot provenance={sailing.provenance} what={lane} network={network as unknown as Network} /></td>
                <th scope="row"><button type="button" className="link-button" onClick={() => onChoose(service.id)}>{lane}</button></th>
                <td><span className="with-icon"><Icon name={modeIcon(service.mode)} mode={service.mode} size={14} />{t(`mode.${service.mode}`, { defaultValue: service.mode })}</span></td>
                <td>{carrierName(service, names.language)}</td>
                <td>{vesselName(service, names.language)}</td>
                <td>{t(`status.${service.status}`, { defaultValue: service.status })}</td>
                <td>{t(`data.calendar.${service.calendar}`, { defaultValue: service.calendar })}</td>
                <td>{weekdaysText(sailing.weekdays, t)}</td>
                <td className="amount">{sailing.departs} <span className="zone">{zoneName(names.zone(sailing.from), t)}</span></td>
                <td className="amount">{trip && trip.arrivesDay > 0 && `+${trip.arrivesDay} `}{trip?.arrives} <span className="zone">{zoneName(names.zone(sailing.to), t)}</span></td>
                <td className="amount">{trip && formatDuration(trip.minutes, t)}</td>
                <td className="amount">{formatNumber(sailing.distanceKm, 0)} km</td>
              </tr>
            );
          }),
        )}
      </tbody>
    </table>
  );
};
