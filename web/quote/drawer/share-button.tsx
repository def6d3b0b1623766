import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';
import { showToast } from '../../ui/toasts.ts';

/** Copies the address, which holds the question and the open option; where the clipboard is refused the address is shown to be copied by hand. */
export const useShare = (): (() => void) => {
  const { t } = useTranslation();
  return useCallback(() => {
    const address = location.href;
    const byHand = (): void => showToast({ text: t('chrome.share.byHand'), copy: address });
    // Absent on pages that are not served safely.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    if (!clipboard) byHand();
    else clipboard.writeText(address).then(() => showToast({ text: t('chrome.share.copied') }), byHand);
  }, [t]);
};

/** The first thing to do with an option, until there is something more. */
export const ShareButton = ({ isPrimary = false }: { isPrimary?: boolean }) => {
  const { t } = useTranslation();
  const share = useShare();
  return <button type="button" className={`button${isPrimary ? ' primary' : ''}`} onClick={share} title={`${t('chrome.share.long')} (x)`} data-testid="share"><Icon name="share" size={14} />{t('chrome.share.share')}</button>;
};
