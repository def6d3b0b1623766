import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Network } from '../api/types.ts';
import { makeNames } from '../format/names.ts';
import type { Language } from '../format/time.ts';
import { HubCard } from '../map/hub-card.tsx';
import { Legend } from '../map/legend.tsx';
import type { MapHandle } from '../map/map-view.tsx';
import { answerScene } from '../map/answer-scene.ts';
import { ReachLegend } from '../network/reach-legend.tsx';
import { networkScene, pathOf, position, type Scene } from '../map/scene.ts';
import { EMPTY_QUESTION, type Question } from '../state/question.ts';
import { unfoldPanel } from '../state/panels.ts';
import { PHONE, useMedia } from '../state/use-media.ts';
import type { Quote } from '../state/use-quote.ts';
import { useSheet } from '../state/use-sheet.ts';
import { SaveDialog } from '../saved/save-dialog.tsx';
import { useShortcuts } from '../state/use-shortcuts.ts';
import { ComparePanel } from './compare/compare-panel.tsx';
import type { Criterion } from './criteria.ts';
import { PanelEdge } from '../ui/panel-edge.tsx';
import { Drawer } from './drawer/drawer.tsx';
import { useShare } from './drawer/share-button.tsx';
import { sorted } from './option-list.tsx';
import { useQuoteReach } from './reach/use-quote-reach.ts';
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
  const { answer, option, comparison } = quote;
  const names = useMemo(() => makeNames(language, Object.values(answer?.places ?? {}), network), [language, answer, network]);
  const [hover, setHover] = useState(NOTHING);
  const [isTable, setTable] = useState(false);
  const [sort, setSort] = useState<Criterion>('time');
  const [hubId, setHubId] = useState<string>();
  const [isSaving, setSaving] = useState(false);
  const [draftFrom, setDraftFrom] = useState<string>();
  const reach = useQuoteReach(network, names, draftFrom, answer);
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
    if (reach.scene) return reach.scene;
    if (answer && answer.options.length > 0) return answerScene(answer, option, names, t);
    return network ? networkScene(network, names) : undefined;
  }, [reach.scene, answer, option, network, names, t]);

  const compared = comparison.ticked.flatMap((id) => answer?.options.filter((each) => each.id === id) ?? []);
  // The comparison and the reach take the place of the open option.
  const hasDrawer = answer !== undefined && option !== undefined && !reach.isShown && !comparison.isOpen;
  const draft = useCallback((fields: Question | undefined): void => {
    setDraftFrom(fields?.from || undefined);
    onDraft(fields);
  }, [onDraft]);
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
    else if (comparison.isOpen) quote.compare(false);
    else if (reach.isShown) reach.show(false);
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
    ' ': () => tickByKey(quote), c: () => (comparison.isOpen || compared.length > 1 ? quote.compare(!comparison.isOpen) : false),
    x: () => (option ? share() : false),
    '/': openForm,
    n: () => { unfoldPanel('side'); quote.reset(); requestAnimationFrame(() => firstField.current?.focus()); },
    j: () => step(1), ArrowDown: () => (answer ? step(1) : false),
    k: () => step(-1), ArrowUp: () => (answer ? step(-1) : false),
    s: () => (option && !isSaving ? setSaving(true) : false),
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
  /** A market within reach becomes the destination: of the form, or of the question that is open. */
  const fillTo = (market: string): void => {
    if (answer && !quote.isEditing) {
      reach.show(false);
      change({ to: market });
    } else onFill('to', market);
  };
  const pickHub = (placeId: string): void => (reach.scene && reach.isMarket(placeId) ? fillTo(placeId) : setHubId(placeId));
  const pick = (owner: string): void => {
    if (reach.scene && reach.isMarket(owner)) {
      fillTo(owner);
      return;
    }
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
      <SidePanel quote={quote} network={network} names={names} patch={patch} isTable={isTable} sort={sort} hotId={hover.owner} firstField={firstField} reach={reach} onDraft={draft} onTo={fillTo}
        onTable={setTable} onSort={setSort} onHot={setOwner} onEdit={openForm} onChange={change} onSelect={select} onShowService={showService} />
      <PanelEdge edge="side" panelId="left-panel" name={t('chrome.panel.left')} />
      <Suspense fallback={<div className="ground" />}>
        <MapView handle={map} scene={scene} hot={hover} onHot={setOwner} onPick={pick} onHub={pickHub} onSea={() => setHubId(undefined)} />
      </Suspense>
      {reach.scene && reach.reached.reach ? <ul className="legend" data-covers-map="corner" aria-label={t('map.legend')}><ReachLegend reach={reach.reached.reach} order={reach.reached.order} /></ul> : <Legend modes={modesOf(scene)} />}
      {hub && <HubCard place={hub} network={network} names={names} onFrom={fill('from')} onTo={fill('to')} onClose={() => setHubId(undefined)} />}
      {comparison.isOpen && !reach.isShown && <ComparePanel options={compared} names={names} selectedId={quote.optionId} hotId={hover.owner} onHot={setOwner} onSelect={quote.select} onUntick={quote.tick} onClose={() => quote.compare(false)} />}
      {hasDrawer && <PanelEdge edge="drawer" panelId="drawer" name={t('drawer.title')} />}
      {hasDrawer && answer && option && quote.question && (!isPhone || sheet.isOpen) && (
        <Drawer onClose={sheet.close} option={option} answer={answer} question={quote.question} verdict={{ onSelect: select, onHot: setOwner, onChange: change }} network={network} names={names} hotStep={hover.step} onHotStep={setStep} onStep={showStep} onUnusual={quote.question.unusual ? undefined : () => change({ unusual: true }, 'lifted')}
          primary={<button type="button" className="button primary" title={`${t('saved.save.title')} (s)`} onClick={() => setSaving(true)} data-testid="save">{t('saved.save.title')}</button>} />
      )}
      {isSaving && answer && option && quote.question && <SaveDialog question={quote.question} answer={answer} option={option} names={names} onAskAgain={() => change({})} onClose={() => setSaving(false)} />}
    </main>
  );
};

/** Space ticks the card that has the focus, or the open option where nothing else wants the key. */
const tickByKey = ({ answer, optionId, tick }: Quote): boolean => {
  const at = document.activeElement;
  const focused = answer?.options.find(({ id }) => at?.id === `option-${id}`)?.id;
  const id = focused ?? (at === null || at === document.body || at.matches('.scatter, [data-own-arrows]') ? optionId : undefined);
  if (id === undefined || !answer) return false;
  tick(id);
  // The release of the key would press the card it was for.
  document.addEventListener('keyup', (event) => event.preventDefault(), { once: true, capture: true });
  return true;
};

const modesOf = (scene: Scene | undefined) => [...new Set(scene?.lines.map((line) => line.mode))];
