import { useTranslation } from 'react-i18next';
import { carrierName, serviceName, vesselName, zoneName, type Names } from '../format/names.ts';
import { formatDuration, formatNumber } from '../format/quantity.ts';
import { Icon, modeIcon } from '../ui/icon.tsx';
import { Fact } from './fact.tsx';
import { tripOf } from './running.ts';
import { StatusChip } from './status-chip.tsx';
import type { NetworkData, NetworkService } from './types.ts';
import { WeekdayStrip } from './weekday-strip.tsx';

/** A service as its sources give it: who, how sure, and every direction with its days and clocks. */
export const ServiceDetail = ({ service, network, names, at, onPlace }: { service: NetworkService; network: NetworkData; names: Names; at: number; onPlace: (id: string) => void }) => {
  const { t } = useTranslation();
  const { provenance } = service;
  const fact = { provenance, network };
  const vessel = vesselName(service, names.language);
  const cutOffs = Object.entries(service.cutOffsMin ?? {});
  return (
    <>
      <header className="detail-head">
        <Icon name={modeIcon(service.mode)} mode={service.mode} size={18} />
        <div>
          <h2>{serviceName(service, names, t)}</h2>
          <p className="caption">{t(`mode.${service.mode}`, { defaultValue: service.mode })} · <span className="num">{service.id}</span></p>
        </div>
      </header>
      <dl className="record">
        <Fact name={t('data.fact.status')} {...fact}><StatusChip service={service} /></Fact>
        <Fact name={t('data.fact.carrier')} {...fact}>{carrierName(service, names.language)}</Fact>
        {vessel && <Fact name={t('data.fact.vessel', { context: service.mode })} {...fact}>{vessel}</Fact>}
        <Fact name={t('data.fact.calendar')} {...fact}>{t(`data.calendar.${service.calendar}`, { defaultValue: service.calendar })}</Fact>
        {service.capacityKg && <Fact name={t('data.fact.capacity')} {...fact}><span className="num">{formatNumber(service.capacityKg / 1000, 1)} t</span></Fact>}
        {service.units?.length > 0 && <Fact name={t('data.fact.units')} {...fact}>{service.units.map((unit) => t(`data.unit.${unit}`, { defaultValue: unit })).join(t('list.comma'))}</Fact>}
        {service.validFrom && <Fact name={t('data.fact.valid')} {...fact}><span className="num">{service.validFrom} — {service.validTo}</span></Fact>}
        {cutOffs.length > 0 && (
          <Fact name={t('data.fact.cutOffs')} {...fact}>
            {cutOffs.map(([code, minutes]) => <span key={code} className="cut-off-line">{t('data.cutOff', { name: t(`cutOff.${code}`, { context: service.mode, defaultValue: code }), time: formatDuration(minutes, t) })}</span>)}
          </Fact>
        )}
      </dl>
      {service.sailings.map((sailing, i) => {
        const trip = tripOf(service, i, names.zone, at);
        const lane = t('map.ride', { from: names.short(sailing.from), to: names.short(sailing.to) });
        return (
          <section key={`${sailing.from} ${sailing.to} ${sailing.departs} ${sailing.weekdays.join('')}`} className="sailing" aria-label={lane}>
            <h3>
              <button type="button" className="link-button" onClick={() => onPlace(sailing.from)}>{names.short(sailing.from)}</button>
              <Icon name="right" size={12} className="muted" />
              <button type="button" className="link-button" onClick={() => onPlace(sailing.to)}>{names.short(sailing.to)}</button>
            </h3>
            <dl className="record">
              <Fact name={t('data.fact.days')} provenance={sailing.provenance} network={network}><WeekdayStrip weekdays={sailing.weekdays} />{sailing.everyWeeks > 1 && <span className="caption"> {t('data.everyWeeks', { n: sailing.everyWeeks })}</span>}</Fact>
              <Fact name={t('data.fact.departs')} provenance={sailing.provenance} network={network}><span className="num">{sailing.departs}</span> <span className="zone">{zoneName(names.zone(sailing.from), t)}</span></Fact>
              <Fact name={t('data.fact.arrives')} provenance={sailing.provenance} network={network}><span className="num">{trip && trip.arrivesDay > 0 && `+${trip.arrivesDay} `}{trip?.arrives}</span> <span className="zone">{zoneName(names.zone(sailing.to), t)}</span></Fact>
              <Fact name={t('data.fact.duration')} provenance={sailing.provenance} network={network}><span className="num">{[trip && formatDuration(trip.minutes, t), `${formatNumber(sailing.distanceKm, 0)} km`].filter(Boolean).join(' · ')}</span></Fact>
              {sailing.via?.length > 0 && <Fact name={t('data.fact.via')} provenance={sailing.provenance} network={network}>{sailing.via.map((id) => <button key={id} type="button" className="link-button name-line" onClick={() => onPlace(id)}>{names.place(id)}</button>)}</Fact>}
            </dl>
          </section>
        );
      })}
      {provenance.remark && <p className="remark caption detail-remark">{provenance.remark}</p>}
    </>
  );
};
