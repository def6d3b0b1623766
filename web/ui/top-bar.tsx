import { useTranslation } from 'react-i18next';
import type { Failure } from '../api/client.ts';
import type { Network, Warning } from '../api/types.ts';
import { toggleTheme, useTheme } from '../state/use-theme.ts';
import type { View } from '../state/use-view.ts';
import { Icon, type IconName } from './icon.tsx';
import { KeysButton } from './keys-button.tsx';
import { LanguageMenu } from './language-menu.tsx';
import { Popover } from './popover.tsx';
import { PaletteField } from '../palette/palette-field.tsx';
import { WarningList } from './warning-list.tsx';

/** Enough of a content hash to tell two editions apart. */
const EDITION_LETTERS = 8;

export const TopBar = ({ view, icon, edition, warnings, network, networkFailure, onRetryNetwork }: {
  view: View;
  icon: IconName;
  edition: string | undefined;
  warnings: readonly Warning[];
  network: Network | undefined;
  networkFailure: Failure | undefined;
  onRetryNetwork: () => void;
}) => {
  const { t } = useTranslation();
  const theme = useTheme();
  const isSample = warnings.some(({ code }) => code === 'FX_EXAMPLE' || code === 'TARIFF_EXAMPLE');
  return (
    <header className="top">
      <div className="brand">
        <span className="logo"><Logo /></span>
        <span className="zh" lang="zh-CN">齐鲁通道</span>
        <span className="en" lang="en">Qilu Corridor</span>
      </div>
      <p className="crumb">
        <Icon name={icon} size={14} />
        <b>{t(`app.${view}`)}</b>
        {edition && <span className="muted" title={edition}>{t('app.edition', { id: edition.replace(/^ed-/, '').slice(0, EDITION_LETTERS) })}</span>}
      </p>
      <PaletteField />
      {networkFailure && <button type="button" className="badge" onClick={onRetryNetwork}><Icon name="warning" size={14} />{t('app.networkFailed')}</button>}
      {warnings.length > 0 && (
        <Popover className="badge" label={t(isSample ? 'app.sampleData' : 'app.notes')} testId="warnings" content={<WarningList warnings={warnings} network={network} />}>
          <Icon name="info" size={14} />
          {t(isSample ? 'app.sampleData' : 'app.notes')}
        </Popover>
      )}
      <KeysButton view={view} />
      <LanguageMenu />
      <button type="button" className="icon-button" aria-label={t(theme === 'dark' ? 'app.toLight' : 'app.toDark')} title={t(theme === 'dark' ? 'app.toLight' : 'app.toDark')} onClick={toggleTheme} data-testid="theme-toggle">
        <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
      </button>
    </header>
  );
};

/** Two ends and the way between them. */
const Logo = () => (
  <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true" className="logo-mark">
    <rect width="28" height="28" rx="7" />
    <path d="M6.5 19.5C13 19.5 11 9 16.5 9c2.6 0 3 2.5 5 3.2" />
    <circle className="start" cx="6" cy="19.5" r="2.3" />
    <circle className="end" cx="22" cy="12.5" r="2.2" />
  </svg>
);
