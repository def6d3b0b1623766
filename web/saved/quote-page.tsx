import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Network } from '../api/types.ts';
import { makeNames } from '../format/names.ts';
import type { Language } from '../format/time.ts';
import { answerScene } from '../map/answer-scene.ts';
import { Legend } from '../map/legend.tsx';
import type { MapHandle } from '../map/map-view.tsx';
import { networkScene, pathOf, position } from '../map/scene.ts';
import { useShare } from '../quote/drawer/share-button.tsx';
import { ProblemBox } from '../quote/problem-box.tsx';
import { navigate } from '../state/use-address.ts';
import { useShortcuts } from '../state/use-shortcuts.ts';
import { PanelEdge } from '../ui/panel-edge.tsx';
import { toQuoteSearch, type QuoteView } from './address.ts';
import { PrintSheet } from './print-sheet.tsx';
import { stay } from './quote-tabs.tsx';
import { QuoteSide } from './quote-side.tsx';
import { RequotePanel } from './requote-panel.tsx';
import { SavedDrawer } from './saved-drawer.tsx';
import { useSavedQuote } from './use-saved-quote.ts';
import { useTurns } from './use-turns.ts';

const MapView = lazy(() => import('../map/map-view.tsx').then((module) => ({ default: module.MapView })));

/** One saved quote: who and how much left, its way on the map, when and what for below. What is shown is what was stored. */
export const QuotePage = ({ view, network, listSearch }: { view: QuoteView; network: Network | undefined; listSearch: () => string }) => {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const { quote, document, failure, reload, retry } = useSavedQuote(view.number, view.version);
  const turns = useTurns(quote, reload);
  const [hotStep, setHotStep] = useState<number>();
  const map = useRef<MapHandle>(null);
  const names = useMemo(() => makeNames(language, Object.values(document?.places ?? {}), network), [language, document, network]);
  const scene = useMemo(() => {
    if (document) return { ...answerScene({ options: [document.option], places: document.places, paths: document.paths }, document.option, names, t), key: `saved ${document.number} ${document.version}` };
    return network && !quote ? networkScene(network, names) : undefined;
  }, [document, network, quote, names, t]);
  const go = (part: Partial<QuoteView>, how: 'push' | 'replace' = 'push'): void => navigate(toQuoteSearch({ ...view, ...part }), how);
  const showStep = (index: number): void => {
    const step = document?.option.steps[index];
    const path = step?.mode && document ? pathOf(document.paths, step.from, step.to, step.mode).flat() : [];
    const place = step && names.findPlace(step.from);
    if (path.length > 0) map.current?.focus(path);
    else if (place) map.current?.focus([position(place)]);
  };
  const share = useShare();
  useShortcuts({
    x: share,
    Escape: () => (view.isComparing ? go({ isComparing: false }) : navigate(listSearch())),
    r: () => (quote && !view.isComparing ? go({ isComparing: true }) : false), p: () => window.print(), n: () => navigate(''),
    '+': () => map.current?.zoom(1), '=': () => map.current?.zoom(1), '-': () => map.current?.zoom(-1), '0': () => map.current?.fit(),
  });
  if (failure && !quote) {
    const isUnknown = failure.kind === 'problem' && (failure.problem.code === 'NOT_FOUND' || failure.problem.status === 404);
    return (
      <main className="stage">
        <section className="panel side quote-missing">
          <h1>{isUnknown ? t('saved.quote.unknown', { number: view.number }) : view.number}</h1>
          {!isUnknown && <ProblemBox failure={failure} leftover={[]} isForm={false} onRetry={retry} />}
          <p><a className="link-button" href={listSearch()} onClick={(event) => stay(listSearch())(event)}>{t('saved.quote.toList')}</a></p>
        </section>
      </main>
    );
  }
  return (
    <main className="stage saved-stage" data-testid="quote-page">
      <QuoteSide quote={quote} document={document} network={network} names={names} turns={turns} listSearch={listSearch} isComparing={view.isComparing} reload={reload} onVersion={(version) => go({ version, isComparing: false }, 'replace')} onCompare={() => go({ isComparing: !view.isComparing })} />
      <PanelEdge edge="side" panelId="left-panel" name={t('chrome.panel.left')} />
      {document && <PanelEdge edge="drawer" panelId="drawer" name={t('drawer.title')} />}
      <Suspense fallback={<div className="ground" />}>
        <MapView handle={map} scene={scene} hot={{ owner: undefined, step: hotStep }} onHot={() => undefined} onPick={() => undefined} onHub={() => undefined} onSea={() => undefined} />
      </Suspense>
      <Legend modes={[...new Set(scene?.lines.map((line) => line.mode))]} />
      {quote && document && !view.isComparing && <SavedDrawer quote={quote} document={document} network={network} names={names} hotStep={hotStep} onHotStep={setHotStep} onStep={showStep} />}
      {quote && document && view.isComparing && <RequotePanel key={quote.latest.version} quote={quote} names={names} reload={reload} onClose={() => go({ isComparing: false }, 'replace')} />}
      {quote && document && <PrintSheet quote={quote} document={document} names={names} />}
    </main>
  );
};
