import { useTranslation } from 'react-i18next';
import type { Network, Place } from '../api/types.ts';
import { localName, placeCode, zoneName, type Names } from '../format/names.ts';
import { Icon, kindIcon } from '../ui/icon.tsx';
import { ProvenanceDot } from '../ui/provenance.tsx';

/** A place picked on the map: what it is, and the way into the question. */
export const HubCard = ({ place, network, names, onFrom, onTo, onClose }: {
  place: Place;
  network: Network | undefined;
  names: Names;
  onFrom: () => void;
  onTo: () => void;
  onClose: () => void;
}) => {
  const { t } = useTranslation();
  const local = localName(place, names.language);
  return (
    <aside className="hub-card" data-covers-map="corner" aria-label={names.place(place.id)}>
      <header>
        <Icon name={kindIcon(place.kind)} />
        <h2>{names.place(place.id)}</h2>
        <ProvenanceDot provenance={place.provenance} what={names.place(place.id)} network={network} />
        <button type="button" className="icon-button" aria-label={t('map.close')} onClick={onClose}><Icon name="close" size={14} /></button>
      </header>
      <p className="caption">
        {[t(`kind.${place.kind}`, { defaultValue: place.kind }), placeCode(place), zoneName(place.zone, t)].filter(Boolean).join(' · ')}
        {local && <> · <span lang={local.lang}>{local.text}</span></>}
      </p>
      {place.goods.length > 0 && <p className="caption">{t('map.goods', { goods: place.goods.join(t('list.comma')) })}</p>}
      <div className="hub-actions">
        {place.country === 'CN' && <button type="button" className="button small" onClick={onFrom}>{t('map.from')}</button>}
        <button type="button" className="button small" onClick={onTo}>{t('map.to')}</button>
      </div>
    </aside>
  );
};
