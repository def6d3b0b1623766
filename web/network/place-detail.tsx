import { useTranslation } from 'react-i18next';
import { serviceName, weekdaysText, zoneName, type Names } from '../format/names.ts';
import { formatInstant } from '../format/time.ts';
import { Icon, kindIcon, modeIcon } from '../ui/icon.tsx';
import { callsAt } from './data-scene.ts';
import { Fact } from './fact.tsx';
import { inOrder } from './filters.ts';
import { StatusChip } from './status-chip.tsx';
import type { NetworkData, NetworkPlace } from './types.ts';

const LANGUAGES = [['zh', 'zh-CN'], ['en', 'en'], ['ko', 'ko'], ['ja', 'ja']] as const;

/** A place as its sources give it, and what calls there. */
export const PlaceDetail = ({ place, network, names, at, onService, onHot }: {
  place: NetworkPlace;
  network: NetworkData;
  names: Names;
  at: number;
  onService: (id: string) => void;
  onHot: (id: string | undefined) => void;
}) => {
  const { t } = useTranslation();
  const { provenance } = place;
  const fact = { provenance, network };
  const codes = [place.unlocode && `UN/LOCODE ${place.unlocode}`, place.iata && `IATA ${place.iata}`].filter(Boolean);
  const calls = inOrder(callsAt(network.services, place.id));
  return (
    <>
      <header className="detail-head">
        <Icon name={kindIcon(place.kind)} size={18} />
        <div>
          <h2>{names.place(place.id)}</h2>
          <p className="caption">{[t(`kind.${place.kind}`, { defaultValue: place.kind }), t(`country.${place.country}`, { defaultValue: place.country })].join(' · ')} · <span className="num">{place.id}</span></p>
        </div>
      </header>
      <dl className="record">
        <Fact name={t('data.fact.names')} {...fact}>
          {LANGUAGES.map(([code, lang]) => place.names[code] && <span key={code} lang={lang} className="own-name">{place.names[code]}</span>)}
        </Fact>
        {codes.length > 0 && <Fact name={t('data.fact.codes')} {...fact}><span className="num">{codes.join(' · ')}</span></Fact>}
        <Fact name={t('data.fact.position')} {...fact}><span className="num">{place.lat.toFixed(2)}, {place.lon.toFixed(2)}</span></Fact>
        <Fact name={t('data.fact.zone')} {...fact}><span className="num">{formatInstant(at, place.zone, names.language)}</span> <span className="zone">{zoneName(place.zone, t)}</span></Fact>
        {place.goods.length > 0 && <Fact name={t('data.fact.goods')} {...fact}>{place.goods.join(t('list.comma'))}</Fact>}
        {place.hours && place.hours.length > 0 && (
          <Fact name={t('data.fact.hours')} provenance={place.hours[0]?.provenance ?? provenance} network={network}>
            {place.hours.map((hours) => <span key={hours.weekdays.join('') + hours.opens} className="name-line num">{weekdaysText(hours.weekdays, t)} {hours.opens}—{hours.closes}{hours.closedOnHolidays && ` · ${t('data.closedOnHolidays')}`}</span>)}
          </Fact>
        )}
      </dl>
      {calls.length > 0 && (
        <section className="calls" aria-label={t('data.calls', { count: calls.length })}>
          <h3 className="detail-title">{t('data.calls', { count: calls.length })}</h3>
          <ul>
            {calls.map((service) => {
              const own = service.sailings.find(({ from }) => from === place.id) ?? service.sailings.find(({ to }) => to === place.id);
              const isOut = own?.from === place.id;
              return (
                <li key={service.id}>
                  <button type="button" onClick={() => onService(service.id)} onPointerEnter={() => onHot(service.id)} onPointerLeave={() => onHot(undefined)} onFocus={() => onHot(service.id)} onBlur={() => onHot(undefined)}>
                    <Icon name={modeIcon(service.mode)} mode={service.mode} size={14} />
                    <span className="clip">{serviceName(service, names, t)}</span>
                    {service.status !== 'active' && <StatusChip service={service} />}
                    {own && <span className="num muted">{isOut ? weekdaysText(own.weekdays, t) : t('data.arrivesAt')} {isOut ? own.departs : (own.arrives ?? '')}</span>}
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </>
  );
};
