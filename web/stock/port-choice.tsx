import { useTranslation } from 'react-i18next';
import type { DeparturePort } from '../api/stock.ts';
import type { Names } from '../format/names.ts';
import { Icon, kindIcon } from '../ui/icon.tsx';

/** @param chosen undefined: the usual ones */
export const chosenOf = (ports: readonly DeparturePort[], chosen: readonly string[] | undefined): readonly string[] => chosen ?? ports.flatMap(({ place, isUsual }) => (isUsual ? [place.id] : []));

/** Ports the goods leave from. The last one that is ticked stays: a plan leaves from somewhere. */
export const PortChoice = ({ ports, chosen, names, onChoose }: { ports: readonly DeparturePort[]; chosen: readonly string[] | undefined; names: Names; onChoose: (hubs: readonly string[]) => void }) => {
  const { t } = useTranslation();
  const ticked = new Set(chosenOf(ports, chosen));
  const known = new Set(ports.map(({ place }) => place.id));
  // What the address or an older plan names besides is kept, and can be unticked.
  const others = [...ticked].filter((id) => !known.has(id)).map((id) => ({ place: { id, kind: names.findPlace(id)?.kind ?? '' }, warehouses: [] }));
  const toggle = (id: string): void => {
    if (ticked.has(id)) ticked.delete(id);
    else ticked.add(id);
    onChoose([...ports.map(({ place }) => place.id).filter((each) => ticked.has(each)), ...others.map(({ place }) => place.id).filter((each) => ticked.has(each))]);
  };
  return (
    <fieldset className="field stock-ports" data-testid="ask-hubs">
      <legend>{t('stock.ports.title')} <span className="hint">{t('stock.ports.hint')}</span></legend>
      <div className="mode-boxes">
        {[...ports, ...others].map(({ place, warehouses }) => (
          <label key={place.id} className="toggle" title={warehouses.map(names.short).join(t('list.comma'))}>
            <input type="checkbox" checked={ticked.has(place.id)} disabled={ticked.size === 1 && ticked.has(place.id)} onChange={() => toggle(place.id)} data-testid={`hub-${place.id}`} />
            <Icon name={kindIcon(place.kind)} size={13} />{names.short(place.id)}
            <span className="muted num">{t('stock.ports.reach', { count: warehouses.length })}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};
