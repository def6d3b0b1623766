import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languageTag, type Language } from './format/time.ts';
import { NetworkWorkspace } from './network/network-workspace.tsx';
import { PaletteHost } from './palette/palette.tsx';
import { useAppCommands } from './palette/use-app-commands.ts';
import { useNetworkSources } from './palette/use-network-sources.ts';
import { QuoteWorkspace } from './quote/quote-workspace.tsx';
import { toSearch, type Question } from './state/question.ts';
import { useNetwork } from './state/use-network.ts';
import { useQuoteUndo } from './state/use-quote-undo.ts';
import { useQuote } from './state/use-quote.ts';
import { fromSavedSearch } from './saved/address.ts';
import { foldPanel, unfoldPanel } from './state/panels.ts';
import { useQuoteSource } from './saved/use-quote-source.ts';
import { navigate, useAddress } from './state/use-address.ts';
import { useRegionKeys } from './state/use-regions.ts';
import { useGoKeys, useShortcuts } from './state/use-shortcuts.ts';
import { DATA_HOME, HOMES, useView, VIEWS, type View } from './state/use-view.ts';
import { Icon, type IconName } from './ui/icon.tsx';
import { ToastHost } from './ui/toast.tsx';
import { TopBar } from './ui/top-bar.tsx';

/** Who only asks for a price does not wait for the rest. */
const SavedWorkspace = lazy(() => import('./saved/saved-workspace.tsx').then((module) => ({ default: module.SavedWorkspace })));

const ConsolidateWorkspace = lazy(() => import('./consolidate/consolidate-workspace.tsx').then((module) => ({ default: module.ConsolidateWorkspace })));

const StockWorkspace = lazy(() => import('./stock/stock-workspace.tsx').then((module) => ({ default: module.StockWorkspace })));

const ICONS: Readonly<Record<View, IconName>> = { quote: 'document', consolidate: 'boxes', stock: 'warehouse', data: 'database' };

export const App = () => {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const { network, failure, retry } = useNetwork();
  const quote = useQuote();
  const { view, open } = useView(toSearch(quote.answer && quote.question, quote.optionId, quote.comparison));
  const saved = fromSavedSearch(useAddress());
  /** Fields chosen on a map or in a list, for the form to take over. */
  const [patch, setPatch] = useState<Partial<Question>>();
  const { fill, onDraft } = useQuoteUndo(quote, useCallback(() => open('quote'), [open]), setPatch);
  useEffect(() => {
    document.documentElement.lang = languageTag(language);
    document.title = t('app.documentTitle', { name: t(`app.${view}`) });
  }, [language, view, t]);
  // What was chosen for one question is no part of the next.
  const [answered, setAnswered] = useState(quote.answer);
  if (answered !== quote.answer) {
    setAnswered(quote.answer);
    if (quote.answer) setPatch(undefined);
  }
  useAppCommands({
    open,
    startNew: () => {
      open('quote');
      unfoldPanel('side');
      quote.reset();
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-testid="form-from"]')?.focus());
    },
    showKeys: () => document.querySelector<HTMLElement>('[data-testid="keys"]')?.click(),
  });
  useNetworkSources(network, { fill, show: (kind, id) => navigate(`${DATA_HOME}&${kind}=${encodeURIComponent(id)}`) });
  useQuoteSource();
  useRegionKeys();
  useShortcuts({ '[': () => foldPanel('side'), ']': () => foldPanel('drawer') });
  useGoKeys({ q: () => open('quote'), c: () => open('consolidate'), w: () => open('stock'), d: () => open('data') });
  const startQuote = (pair: Partial<Question>): void => {
    open('quote');
    quote.reset();
    setPatch(pair);
  };
  const follow = (target: View) => (event: React.MouseEvent): void => {
    event.preventDefault();
    if (target === 'quote' && view === 'quote') quote.reset();
    setPatch(undefined);
    open(target);
  };
  return (
    <div className={`app view-${view}`}>
      <TopBar view={view} icon={ICONS[view]} edition={quote.answer?.edition ?? network?.edition} warnings={view === 'quote' ? (quote.answer?.warnings ?? []) : []} network={network} networkFailure={failure} onRetryNetwork={retry} />
      <nav className="rail" aria-label={t('app.workspaces')}>
        {VIEWS.map((target) => (
          <a key={target} href={HOMES[target]} aria-current={target === view ? 'page' : undefined} onClick={follow(target)} data-testid={`rail-${target}`}>
            <Icon name={ICONS[target]} size={20} />
            {t(`app.${target}`)}
          </a>
        ))}
      </nav>
      {view === 'quote' && saved ? <Suspense fallback={<main className="stage" />}><SavedWorkspace view={saved} network={network} newSearch={toSearch(quote.answer && quote.question, quote.optionId)} /></Suspense>
        : view === 'consolidate' ? <Suspense fallback={<main className="stage" />}><ConsolidateWorkspace network={network} failure={failure} onRetry={retry} /></Suspense>
        : view === 'stock' ? <Suspense fallback={<main className="stage" />}><StockWorkspace network={network} failure={failure} onRetry={retry} /></Suspense>
        : view === 'quote' ? <QuoteWorkspace quote={quote} network={network} patch={patch} onDraft={onDraft} onFill={fill} /> : <NetworkWorkspace network={network} failure={failure} onRetry={retry} onQuote={startQuote} />}
      <ToastHost />
      <PaletteHost />
    </div>
  );
};
