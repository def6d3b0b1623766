import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Option } from '../../api/types.ts';
import { PHONE, useMedia } from '../../state/use-media.ts';
import { Icon } from '../../ui/icon.tsx';
import { CompareTable } from './compare-table.tsx';
import type { Names } from '../../format/names.ts';

/** The ticked options side by side, in the place of the open one's detail: the list, the scatter and the map stay in view. On a phone a sheet. */
export const ComparePanel = ({ options, names, selectedId, hotId, onHot, onSelect, onUntick, onClose }: {
  options: readonly Option[];
  names: Names;
  selectedId: string | undefined;
  hotId: string | undefined;
  onHot: (optionId: string | undefined) => void;
  onSelect: (optionId: string) => void;
  onUntick: (optionId: string) => void;
  onClose: () => void;
}) => {
  const { t } = useTranslation();
  const isPhone = useMedia(PHONE);
  const panel = useRef<HTMLElement>(null);
  // The focus comes along, and goes back to where the comparison was opened from.
  useEffect(() => {
    const from = document.activeElement;
    panel.current?.querySelector<HTMLElement>('[data-testid="compare-close"]')?.focus({ preventScroll: true });
    return () => {
      if (from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true });
    };
  }, []);
  return (
    <section ref={panel} className="panel compare" data-covers-map={isPhone ? undefined : 'bottom'} data-testid="compare" aria-label={t('panels.compare.title')}>
      <header className="compare-bar">
        <h2>{t('panels.compare.title')}</h2>
        <span className="caption clip">{t(options.length < 2 ? 'panels.compare.oneMore' : 'panels.compare.against')}</span>
        <button type="button" className="icon-button" aria-label={t('panels.compare.close')} title={`${t('panels.compare.close')} (Esc)`} onClick={onClose} data-testid="compare-close"><Icon name="close" size={14} /></button>
      </header>
      <div className="compare-scroll" data-own-arrows tabIndex={0} role="group" aria-label={t('panels.compare.title')}>
        <CompareTable options={options} names={names} selectedId={selectedId} hotId={hotId} onHot={onHot} onSelect={onSelect} onUntick={onUntick} />
      </div>
    </section>
  );
};
