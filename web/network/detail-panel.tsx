import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Names } from '../format/names.ts';
import { PHONE, useMedia } from '../state/use-media.ts';
import { Icon } from '../ui/icon.tsx';
import { PlaceDetail } from './place-detail.tsx';
import { ReachList } from './reach-list.tsx';
import { ServiceDetail } from './service-detail.tsx';
import type { NetworkData, NetworkPlace, NetworkService } from './types.ts';
import type { ReachState } from './use-reach.ts';

/** The record of what was chosen. On a phone it is a sheet over everything else, closed by its button. */
export const DetailPanel = ({ network, place, service, names, at, reached, hotId, onHot, onChoose, onQuote, onClose }: {
  network: NetworkData;
  place: NetworkPlace | undefined;
  service: NetworkService | undefined;
  names: Names;
  at: number;
  reached: ReachState | undefined;
  hotId: string | undefined;
  onHot: (id: string | undefined) => void;
  onChoose: (kind: 'place' | 'service', id: string) => void;
  onQuote: (to: string) => void;
  onClose: () => void;
}) => {
  const { t } = useTranslation();
  const isPhone = useMedia(PHONE);
  const panel = useRef<HTMLElement>(null);
  const chosen = place?.id ?? service?.id;
  // A sheet takes the focus, and gives it back to the row it was opened from; beside the map the list keeps it.
  useEffect(() => {
    if (!isPhone) return undefined;
    panel.current?.querySelector<HTMLElement>('[data-testid="detail-close"]')?.focus({ preventScroll: true });
    return () => document.getElementById(`row-${chosen ?? ''}`)?.focus();
  }, [isPhone, chosen]);
  return (
    <aside ref={panel} className="panel detail" data-covers-map="right" aria-label={t('data.detail')} data-testid="detail">
      <button type="button" className="icon-button detail-close" aria-label={t('map.close')} title={`${t('map.close')} (Esc)`} onClick={onClose} data-testid="detail-close"><Icon name="close" size={14} /></button>
      <div key={chosen} className="detail-scroll">
        {service && <ServiceDetail service={service} network={network} names={names} at={at} onPlace={(id) => onChoose('place', id)} />}
        {place && <PlaceDetail place={place} network={network} names={names} at={at} onService={(id) => onChoose('service', id)} onHot={onHot} />}
        {place && reached && <ReachList reached={reached} names={names} hotId={hotId} onHot={onHot} onQuote={onQuote} />}
      </div>
    </aside>
  );
};
