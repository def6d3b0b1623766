import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from './format/time.ts';
import { QuoteWorkspace } from './quote/quote-workspace.tsx';
import { useNetwork } from './state/use-network.ts';
import { useQuote } from './state/use-quote.ts';
import { TopBar } from './ui/top-bar.tsx';
import { Icon } from './ui/icon.tsx';

export const App = () => {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const { network, failure, retry } = useNetwork();
  const quote = useQuote();
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = t('app.documentTitle');
  }, [language, t]);
  return (
    <div className="app">
      <TopBar edition={quote.answer?.edition ?? network?.edition} warnings={quote.answer?.warnings ?? []} network={network} networkFailure={failure} onRetryNetwork={retry} />
      <nav className="rail" aria-label={t('app.workspaces')}>
        <a href="/" aria-current="page" onClick={(event) => { event.preventDefault(); quote.reset(); }}>
          <Icon name="document" size={20} />
          {t('app.quote')}
        </a>
      </nav>
      <QuoteWorkspace quote={quote} network={network} />
    </div>
  );
};
