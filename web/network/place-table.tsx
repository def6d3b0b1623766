import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Network } from '../api/types.ts';
import { placeCode, zoneName, type Names } from '../format/names.ts';
import { ProvenanceDot } from '../ui/provenance.tsx';
import { byKind } from './filters.ts';
import type { NetworkData, NetworkPlace } from './types.ts';

const COLUMNS = ['source', 'place', 'kind', 'code', 'country', 'zh', 'en', 'ko', 'ja', 'zone', 'goods', 'services'] as const;
const LANGUAGES = [['zh', 'zh-CN'], ['en', 'en'], ['ko', 'ko'], ['ja', 'ja']] as const;

/** One row for each place, provenance first. */
export const PlaceTable = ({ network, places, names, selectedId, onChoose }: { network: NetworkData; places: readonly NetworkPlace[]; names: Names; selectedId: string | undefined; onChoose: (id: string) => void }) => {
  const { t } = useTranslation();
  const calls = useMemo(() => {
    const counts = new Map<string, number>();
    for (const service of network.services) for (const id of new Set(service.sailings.flatMap(({ from, to }) => [from, to]))) counts.set(id, (counts.get(id) ?? 0) + 1);
    return counts;
  }, [network]);
  return (
    <table>
      <thead>
        <tr>{COLUMNS.map((name) => <th key={name} scope="col" className={name === 'services' ? 'amount' : ''}>{t(`data.column.${name}`)}</th>)}</tr>
      </thead>
      <tbody>
        {byKind(places).flatMap(([kind, list]) =>
          list.map((place) => (
            <tr key={place.id} className={place.id === selectedId ? 'on' : ''} data-testid="table-row">
              <td><ProvenanceDot provenance={place.provenance} what={names.place(place.id)} network={network as unknown as Network} /></td>
              <th scope="row"><button type="button" className="link-button" onClick={() => onChoose(place.id)}>{names.place(place.id)}</button></th>
              <td>{t(`kind.${kind}`, { defaultValue: kind })}</td>
              <td>{placeCode(place)}</td>
              <td>{t(`country.${place.country}`, { defaultValue: place.country })}</td>
              {LANGUAGES.map(([code, lang]) => <td key={code} lang={lang}>{place.names[code]}</td>)}
              <td>{zoneName(place.zone, t)}</td>
              <td className="goods">{place.goods.join(t('list.comma'))}</td>
              <td className="amount">{calls.get(place.id) ?? ''}</td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
};
