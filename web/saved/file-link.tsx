import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../api/download.ts';
import { isPlainClick } from '../state/use-address.ts';
import { showToast } from '../ui/toasts.ts';

/** A link to a file of the server; its words are in the language of the page. */
export const FileLink = ({ href, title, testId, children }: { href: string; title?: string; testId?: string; children: ReactNode }) => {
  const { t } = useTranslation();
  const [isBusy, setBusy] = useState(false);
  const fetchFile = async (): Promise<void> => {
    setBusy(true);
    if (!(await download(href))) showToast({ tone: 'error', text: t('saved.list.noFile') });
    setBusy(false);
  };
  return (
    <a className="button small" href={href} download title={title} aria-busy={isBusy} data-testid={testId} onClick={(event) => {
      if (!isPlainClick(event)) return;
      event.preventDefault();
      if (!isBusy) void fetchFile();
    }}>{children}</a>
  );
};
