import { useTranslation } from 'react-i18next';
import type { QuoteState } from '../api/saved-quotes.ts';
import { Icon, type IconName } from '../ui/icon.tsx';

const TONES: Readonly<Record<QuoteState, string>> = { open: 'outline', accepted: 'good', expired: 'bad' };
const ICONS: Readonly<Record<QuoteState, IconName>> = { open: 'clock', accepted: 'check', expired: 'close' };

export const StateChip = ({ state }: { state: QuoteState }) => {
  const { t } = useTranslation();
  return <span className={`chip ${TONES[state]}`} data-testid="state"><Icon name={ICONS[state]} size={12} />{t(`saved.state.${state}`)}</span>;
};
