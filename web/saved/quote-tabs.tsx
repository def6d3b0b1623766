import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isPlainClick, navigate } from '../state/use-address.ts';

const SAVED = '?view=quotes';
const RFQS = '?view=rfqs';

/** A link that stays on the page. */
export const stay = (search: string) => (event: MouseEvent): void => {
  if (!isPlainClick(event)) return;
  event.preventDefault();
  navigate(search);
};

/** The rooms of the quote workspace: asking, what was saved, and asking in bulk. */
export const QuoteTabs = ({ current, newSearch = '' }: {
  current: 'new' | 'saved' | 'rfqs';
  /** The question as it was left. */
  newSearch?: string;
}) => {
  const { t } = useTranslation();
  return (
    <nav className="segments quote-tabs" aria-label={t('saved.tabs.title')}>
      <a href={newSearch || '/'} aria-current={current === 'new' ? 'page' : undefined} onClick={stay(newSearch)} data-testid="tab-new">{t('saved.tabs.new')}</a>
      <a href={SAVED} aria-current={current === 'saved' ? 'page' : undefined} onClick={stay(SAVED)} data-testid="tab-saved">{t('saved.tabs.saved')}</a>
      <a href={RFQS} aria-current={current === 'rfqs' ? 'page' : undefined} onClick={stay(RFQS)} data-testid="tab-rfqs">{t('saved.rfq.title')}</a>
    </nav>
  );
};
