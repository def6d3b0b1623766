import { useTranslation } from 'react-i18next';
import type { Network, Service } from '../api/types.ts';
import { carrierName, serviceName, vesselName, weekdaysText, type Names } from '../format/names.ts';
import { Icon, modeIcon } from '../ui/icon.tsx';

/** The lines of the network, before a question is asked: the map's table twin and the way to it by keyboard. */
export const ServiceList = ({ network, names, hotService, onHot, onShow }: {
  network: Network;
  names: Names;
  hotService: string | undefined;
  onHot: (serviceId: string | undefined) => void;
  onShow: (serviceId: string) => void;
}) => {
  const { t } = useTranslation();
  return (
    <section className="services separator" aria-label={t('network.title')}>
      <div className="list-head">
        <h2>{t('network.title')}</h2>
        <span className="caption">{t('network.count', { services: network.services.length, places: network.places.length })}</span>
      </div>
      <ul>
        {network.services.map((service) => (
          <li key={service.id}>
            <button type="button" className={service.id === hotService ? 'hot' : ''} onClick={() => onShow(service.id)} onPointerEnter={() => onHot(service.id)} onPointerLeave={() => onHot(undefined)} onFocus={() => onHot(service.id)} onBlur={() => onHot(undefined)}>
              <Icon name={modeIcon(service.mode)} mode={service.mode} size={15} />
              <ServiceLine service={service} names={names} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** A service in two lines: where and when, who and how sure. */
export const ServiceLine = ({ service, names }: { service: Service; names: Names }) => {
  const { t } = useTranslation();
  const out = service.sailings.find((sailing) => names.findPlace(sailing.from)?.country === 'CN') ?? service.sailings[0];
  const isUsual = service.status === 'active';
  return (
    <span className="service">
      <span className="service-1">
        <span className="clip">{serviceName(service, names, t)}</span>
        {out && <span className="num days">{weekdaysText(out.weekdays, t)} {out.departs}</span>}
      </span>
      <span className="service-2">
        {!isUsual && <span className="chip warn">{t(`status.${service.status}`, { defaultValue: service.status })}</span>}
        {service.calendar === 'assumed' && <span className="chip outline">{t('itinerary.assumed')}</span>}
        <span className="caption clip">{[carrierName(service, names.language), vesselName(service, names.language)].filter(Boolean).join(' · ')}</span>
      </span>
    </span>
  );
};
