import { useTranslation } from 'react-i18next';
import { localName, placeCode, type Names } from '../format/names.ts';
import { Icon, kindIcon } from '../ui/icon.tsx';
import { byKind } from './filters.ts';
import type { NetworkPlace } from './types.ts';

/** The places in view, by kind. */
export const PlaceList = ({ places, names, selectedId, onChoose }: { places: readonly NetworkPlace[]; names: Names; selectedId: string | undefined; onChoose: (id: string) => void }) => {
  const { t } = useTranslation();
  return (
    <div className="place-rows">
      {byKind(places).map(([kind, list]) => (
        <section key={kind} aria-label={t(`kind.${kind}`, { defaultValue: kind })}>
          <h2 className="place-kind">{t(`kind.${kind}`, { defaultValue: kind })} <span className="muted num">{list.length}</span></h2>
          <ul>
            {list.map((place) => {
              const local = localName(place, names.language);
              return (
                <li key={place.id}>
                  <button type="button" id={`row-${place.id}`} aria-current={place.id === selectedId ? 'true' : undefined} onClick={() => onChoose(place.id)} data-testid="place-row">
                    <Icon name={kindIcon(place.kind)} size={14} />
                    <span className="clip">{names.place(place.id)}{local && <span className="muted" lang={local.lang}> {local.text}</span>}</span>
                    <span className="muted num">{placeCode(place)}</span>
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
};
