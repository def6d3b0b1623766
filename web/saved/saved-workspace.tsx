import { lazy, Suspense, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Network } from '../api/types.ts';
import { makeNames } from '../format/names.ts';
import type { Language } from '../format/time.ts';
import { networkScene } from '../map/scene.ts';
import { PHONE, useMedia } from '../state/use-media.ts';
import { ALL_QUOTES, toListSearch, type SavedView } from './address.ts';
import { QuoteList } from './quote-list.tsx';
import { QuotePage } from './quote-page.tsx';
import { RfqPage } from './rfq/rfq-page.tsx';

const MapView = lazy(() => import('../map/map-view.tsx').then((module) => ({ default: module.MapView })));
const ignore = (): void => undefined;
const NOTHING = { owner: undefined, step: undefined };

/** Saved quotes and bulk requests: a list, or one of them. The list comes back as it was left. */
export const SavedWorkspace = ({ view, network, newSearch }: { view: SavedView; network: Network | undefined; newSearch: string }) => {
  const { t, i18n } = useTranslation();
  const names = useMemo(() => makeNames(i18n.language as Language, [], network), [i18n.language, network]);
  const isPhone = useMedia(PHONE);
  const scene = useMemo(() => (network && view.kind !== 'quote' ? networkScene(network, names) : undefined), [network, names, view.kind]);
  const left = useRef(toListSearch(ALL_QUOTES));
  const title = view.kind === 'quote' ? view.quote.number : t(view.kind === 'list' ? 'saved.title' : 'saved.rfq.title');
  useEffect(() => {
    if (view.kind === 'list') left.current = toListSearch(view.list);
    const before = document.title;
    document.title = t('app.documentTitle', { name: title });
    return () => {
      document.title = before;
    };
  }, [view, title, t]);
  if (view.kind === 'quote') return <QuotePage key={view.quote.number} view={view.quote} network={network} listSearch={() => left.current} />;
  return (
    <main className="stage quotes-stage">
      {view.kind === 'list' ? <QuoteList view={view.list} names={names} newSearch={newSearch} /> : <RfqPage id={view.id} names={names} newSearch={newSearch} />}
      {/* The ground shows below a short list; a long one covers it, and a phone has no room for it. */}
      {!isPhone && <Suspense fallback={<div className="ground" />}><MapView handle={null} scene={scene} hot={NOTHING} onHot={ignore} onPick={ignore} onHub={ignore} onSea={ignore} /></Suspense>}
    </main>
  );
};
