import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Network } from '../api/types.ts';
import { makeNames } from '../format/names.ts';
import type { Language } from '../format/time.ts';
import { HubCard } from '../map/hub-card.tsx';
import { Legend } from '../map/legend.tsx';
import type { MapHandle } from '../map/map-view.tsx';
import { answerScene } from '../map/answer-scene.ts';
import { networkScene, pathOf, position, type Scene } from '../map/scene.ts';
import { EMPTY_QUESTION, type Question } from '../state/question.ts';
import { unfoldPanel } from '../state/panels.ts';
import { PHONE, useMedia } from '../state/use-media.ts';
import type { Quote } from '../state/use-quote.ts';
import { useSheet } from '../state/use-sheet.ts';
import { useShortcuts } from '../state/use-shortcuts.ts';
import type { Criterion } from './criteria.ts';
import { PanelEdge } from '../ui/panel-edge.tsx';
import { Drawer } from './drawer/drawer.tsx';
import { useShare } from './drawer/share-button.tsx';
import { sorted } from './option-list.tsx';
import { useQuoteCommands } from './use-quote-commands.ts';
import { SidePanel } from './side-panel.tsx';

/** The question can be read and answered before the map's code has come. */
const MapView = lazy(() => import('../map/map-view.tsx').then((module) => ({ default: module.MapView })));

interface Hover {
  readonly owner: string | undefined;
  readonly step: number | undefined;
}
const NOTHING: Hover = { owner: undefined, step: undefined };

/** The quote workspace: the map as ground, the question and its options left, the open option below. */
export const QuoteWorkspace = ({ quote, network, patch, onDraft, onFill }: {
  quote: Quote;
  network: Network | undefined;
  /** Fields chosen elsewhere, for the form to take over. */
  patch: Partial<Question> | undefined;
  /** Told what is being filled in; undefined once the form is folded. */
  onDraft: (fields: Question | undefined) => void;
  onFill: (field: 'from' | 'to', placeId: string) => void;
}) => {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const { answer, option } = quote;
  const names = useMemo(() => makeNames(language, Object.values(answer?.places ?? {}), network), [language, answer, network]);
  const [hover, setHover] = useState(NOTHING);
  const [isTable, setTable] = useState(false);
  const [sort, setSort] = useState<Criterion>('time');
  const [hubId, setHubId] = useState<string>();
  const isPhone = useMedia(PHONE);
  const sheet = useSheet();
  const map = useRef<MapHandle>(null);
  const firstField = useRef<HTMLInputElement>(null);
  // What was under the pointer belongs to the picture it was in.
  const [pictured, setPictured] = useState(option);
  if (pictured !== option) {
    setPictured(option);
    setHover(NOTHING);
  }

  const scene = useMemo((): Scene | undefined => {
    if (answer && answer.options.length > 0) return answerScene(answer, option, names, t);
    return network ? networkScene(network, names) : undefined;
  }, [answer, option, network, names, t]);

  const openForm = (): void => {
    unfoldPanel('side');
    quote.edit(true);
    // The form is drawn first; then its first field can take the focus.
    requestAnimationFrame(() => firstField.current?.focus());
  };
  const change = (part: Partial<Question>, kind?: 'asked' | 'lifted'): void => quote.ask({ ...EMPTY_QUESTION, ...quote.question, ...part }, kind);
  const step = (by: 1 | -1): void => {
    if (!answer) return;
    const list = sorted(answer, sort);
    const next = list[Math.min(list.length - 1, Math.max(0, list.findIndex(({ id }) => id === quote.optionId) + by))];
    if (!next) return;
    quote.select(next.id);
    document.getElementById(`option-${next.id}`)?.scrollIntoView({ block: 'nearest' });
  };
  const closeLayer = (): boolean => {
    if (isPhone && sheet.isOpen) sheet.close();
    else if (hubId) setHubId(undefined);
    else if (quote.isEditing && answer) quote.edit(false);
    else return false;
    return true;
  };
  const share = useShare();
  useQuoteCommands({ answer, option, question: quote.question }, {
    edit: openForm, swap: (question) => change({ from: question.to, to: question.from }), step, share, sort: setSort,
    table: () => setTable(!isTable), zoom: (by) => map.current?.zoom(by), fit: () => map.current?.fit(),
  });
  useShortcuts({
    x: () => (option ? share() : false),
    '/': openForm,
    n: () => { unfoldPanel('side'); quote.reset(); requestAnimationFrame(() => firstField.current?.focus()); },
    j: () => step(1), ArrowDown: () => (answer ? step(1) : false),
    k: () => step(-1), ArrowUp: () => (answer ? step(-1) : false),
    t: () => setTable(!isTable),
    '+': () => map.current?.zoom(1), '=': () => map.current?.zoom(1),
    '-': () => map.current?.zoom(-1), '0': () => map.current?.fit(),
    Escape: closeLayer,
  });
  const showStep = (index: number): void => {
    const shown = option?.steps[index];
    const path = shown?.mode && answer ? pathOf(answer.paths, shown.from, shown.to, shown.mode).flat() : [];
    const place = shown && names.findPlace(shown.from);
    if (path.length > 0) map.current?.focus(path);
    else if (place) map.current?.focus([position(place)]);
  };
  const showService = (serviceId: string): void => map.current?.focus((scene?.lines ?? []).filter((line) => line.owners.includes(serviceId)).flatMap((line) => line.paths.flat()));
  const select = (optionId: string): void => {
    quote.select(optionId);
    // On a phone the answer is the list; an option opens over it.
    if (isPhone) sheet.open();
  };
  const pick = (owner: string): void => {
    if (answer?.options.some(({ id }) => id === owner)) select(owner);
    else showService(owner);
  };
  const hub = hubId ? names.findPlace(hubId) : undefined;
  const fill = (field: 'from' | 'to') => (): void => {
    onFill(field, hubId ?? '');
    setHubId(undefined);
  };
  const setOwner = (owner: string | undefined): void => setHover({ owner, step: undefined });
  const setStep = (index: number | undefined): void => setHover({ owner: undefined, step: index });
  return (
    <main className="stage">
      <SidePanel quote={quote} network={network} names={names} patch={patch} isTable={isTable} sort={sort} hotId={hover.owner} firstField={firstField} onDraft={onDraft}
        onTable={setTable} onSort={setSort} onHot={setOwner} onEdit={openForm} onChange={change} onSelect={select} onShowService={showService} />
      <PanelEdge edge="side" panelId="left-panel" name={t('chrome.panel.left')} />
      <Suspense fallback={<div className="ground" />}>
        <MapView handle={map} scene={scene} hot={hover} onHot={setOwner} onPick={pick} onHub={setHubId} onSea={() => setHubId(undefined)} />
      </Suspense>
      <Legend modes={modesOf(scene)} />
      {hub && <HubCard place={hub} network={network} names={names} onFrom={fill('from')} onTo={fill('to')} onClose={() => setHubId(undefined)} />}
      {answer && option && <PanelEdge edge="drawer" panelId="drawer" name={t('drawer.title')} />}
      {answer && option && quote.question && (!isPhone || sheet.isOpen) && (
        <Drawer onClose={sheet.close} option={option} answer={answer} regime={quote.question.regime} network={network} names={names} hotStep={hover.step} onHotStep={setStep} onStep={showStep} onUnusual={quote.question.unusual ? undefined : () => change({ unusual: true }, 'lifted')} />
      )}
    </main>
  );
};

const modesOf = (scene: Scene | undefined) => [...new Set(scene?.lines.map((line) => line.mode))];
