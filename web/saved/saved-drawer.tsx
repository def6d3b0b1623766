import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { quotationAddress, type QuoteDocument, type SavedQuote } from '../api/saved-quotes.ts';
import type { Network } from '../api/types.ts';
import { handlingName, HOME_ZONE, optionName, zoneName, type Names } from '../format/names.ts';
import { formatCo2e, formatDuration } from '../format/quantity.ts';
import { formatInstant } from '../format/time.ts';
import { Ledger } from '../quote/drawer/ledger.tsx';
import { ShareButton } from '../quote/drawer/share-button.tsx';
import { OddsStrip } from '../quote/drawer/odds-strip.tsx';
import { oddsOf } from '../quote/odds.ts';
import { TimelineDown } from '../quote/drawer/timeline-down.tsx';
import { timelineRows } from '../quote/drawer/timeline-rows.ts';
import { Timeline } from '../quote/drawer/timeline.tsx';
import { PickTags } from '../quote/option-card.tsx';
import { NARROW, PHONE, useMedia } from '../state/use-media.ts';
import { Icon } from '../ui/icon.tsx';
import { Popover } from '../ui/popover.tsx';
import { FrontList } from './front-list.tsx';

const TABS = ['ledger', 'front'] as const;

/** The offer as it was stored: the same timeline and ledger as an open option, with the margin and what else was on offer then. */
export const SavedDrawer = ({ quote, document, network, names, hotStep, onHotStep, onStep }: {
  quote: SavedQuote;
  document: QuoteDocument;
  network: Network | undefined;
  names: Names;
  hotStep: number | undefined;
  onHotStep: (step: number | undefined) => void;
  onStep: (step: number) => void;
}) => {
  const { t } = useTranslation();
  const isPhone = useMedia(PHONE);
  const isNarrow = useMedia(NARROW);
  const [tab, setTab] = useState<(typeof TABS)[number]>('ledger');
  const { option, margin, price } = document;
  const rows = timelineRows(option, document.question.regime ?? '', names, t);
  const axisZone = names.zone(option.steps[0]?.from ?? '');
  const endZone = names.zone(option.steps.at(-1)?.to ?? '');
  const arrives = Date.parse(option.arrivesAt);
  const handling = handlingName(option, t);
  const p90At = oddsOf(option)?.p90At ?? undefined;
  const timeline = { rows, tailUntil: p90At === undefined ? undefined : Date.parse(p90At), names, axisZone, hotStep, onHot: onHotStep, onStep };
  return (
    <section id="drawer" className="panel drawer saved-drawer" data-covers-map="bottom" data-testid="saved-drawer" aria-label={t('drawer.title')}>
      <header className="drawer-head">
        <PickTags option={option} />
        <h2 className="clip">{optionName(option, names, t)}{handling && <span className="muted"> · {handling}</span>}</h2>
        <p className="arrives">
          <span>{t('drawer.arrives')} <b>{formatInstant(arrives, endZone, names.language)}</b> <span className="zone">{zoneName(endZone, t)}</span></span>
          {endZone !== HOME_ZONE && <span className="muted wide"> · {t('drawer.home', { at: formatInstant(arrives, HOME_ZONE, names.language) })}</span>}
          <span className="muted wide"> · {formatDuration(option.transitHours * 60, t)} · {t('unit.kgCo2e', { n: formatCo2e(option.co2eKg) })}</span>
        </p>
        <div className="drawer-actions"><Outputs quote={quote} version={document.version} /></div>
      </header>
      <OddsStrip option={option} names={names} />
      {isPhone ? <TimelineDown {...timeline} endZone={endZone} /> : <Timeline {...timeline} />}
      <div className="drawer-foot separator">
        {isNarrow && (
          <div className="segments" role="group" aria-label={t('drawer.title')}>
            {TABS.map((name) => <button key={name} type="button" aria-pressed={name === tab} onClick={() => setTab(name)}>{t(name === 'ledger' ? 'ledger.title' : 'saved.front.title')}</button>)}
          </div>
        )}
        {(!isNarrow || tab === 'ledger') && <Ledger option={option} answer={{ warnings: document.warnings, currency: option.price.currency }} sale={{ margin, sell: price.sell }} network={network} names={names} hotStep={hotStep} onHot={onHotStep} />}
        {(!isNarrow || tab === 'front') && <FrontList document={document} names={names} endZone={endZone} />}
      </div>
    </section>
  );
};

const LANGUAGES = [['zh', 'zh-CN', '中文'], ['en', 'en', 'English'], ['ko', 'ko', '한국어'], ['ja', 'ja', '日本語']] as const;

/** The official quotation as a file, the page on paper, its address. */
const Outputs = ({ quote, version }: { quote: SavedQuote; version: number }) => {
  const { t } = useTranslation();
  return (
    <>
      <Popover className="button" label={t('saved.quote.pdf')} testId="pdf" content={(
        <>
          <h2>{t('saved.quote.pdf')}</h2>
          <ul className="pdf-languages">{LANGUAGES.map(([code, lang, name]) => <li key={code}><a lang={lang} href={quotationAddress(quote.number, version, code)} target="_blank" rel="noreferrer" data-testid={`pdf-${code}`}>{name}</a></li>)}</ul>
        </>
      )}><Icon name="document" size={14} />{t('saved.quote.file')}<Icon name="down" size={11} /></Popover>
      <button type="button" className="button" title={`${t('saved.quote.print')} (p)`} onClick={() => window.print()} data-testid="print">{t('saved.quote.print')}</button>
      <ShareButton />
    </>
  );
};
