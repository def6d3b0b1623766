import { useTranslation } from 'react-i18next';
import type { Network, Service } from '../api/types.ts';
import { carrierName, pairName, vesselName, type Names } from '../format/names.ts';
import { Icon, MODE_ICONS } from '../ui/icon.tsx';

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
              <Icon name={MODE_ICONS[service.mode]} mode={service.mode} size={15} />
              <ServiceLine service={service} names={names} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

const ServiceLine = ({ service, names }: { service: Service; names: Names }) => {
  const { t } = useTranslation();
  const out = service.sailings.find((sailing) => names.findPlace(sailing.from)?.country === 'CN') ?? service.sailings[0];
  const isUsual = service.status === 'active';
  return (
    <span className="service">
      <span className="service-1">
        <span className="clip">{out ? pairName(out.from, out.to, names, t) : service.id}</span>
        {out && <span className="num days">{t('network.sails', { days: out.weekdays.map((day) => t(`weekday.${day}`)).join(t('network.dayJoin')), at: out.departs })}</span>}
      </span>
      <span className="service-2">
        {!isUsual && <span className="chip warn">{t(`status.${service.status}`, { defaultValue: service.status })}</span>}
        {service.calendar === 'assumed' && <span className="chip outline">{t('itinerary.assumed')}</span>}
        <span className="caption clip">{[carrierName(service, names.language), vesselName(service, names.language)].filter(Boolean).join(' · ')}</span>
      </span>
    </span>
  );
};
