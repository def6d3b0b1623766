import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { makeKey } from '../../api/saved-quotes.ts';
import type { Names } from '../../format/names.ts';
import { QuoteTabs } from '../quote-tabs.tsx';
import { RfqPreviewPanel } from './rfq-preview.tsx';
import { RfqResult } from './rfq-result.tsx';
import { RfqStart } from './rfq-start.tsx';

/** Bulk requests: choose a table, look at it, have it priced, take it back. The work goes on when the page is closed. */
export const RfqPage = ({ id, names, newSearch }: { id: string | undefined; names: Names; newSearch: string }) => {
  const { t } = useTranslation();
  /** With one key for each file chosen, so that sending it twice prices it once. */
  const [chosen, setChosen] = useState<{ readonly file: File; readonly key: string }>();
  return (
    <section className="panel quotes rfq" aria-label={t('saved.rfq.title')}>
      <header className="quotes-top">
        <QuoteTabs current="rfqs" newSearch={newSearch} />
        <h1 className="visually-hidden">{t('saved.rfq.title')}</h1>
      </header>
      {id !== undefined ? <RfqResult key={id} id={id} names={names} /> : chosen ? <RfqPreviewPanel key={chosen.key} file={chosen.file} submitKey={chosen.key} onOther={() => setChosen(undefined)} /> : <RfqStart onFile={(file) => setChosen({ file, key: makeKey() })} names={names} />}
    </section>
  );
};
