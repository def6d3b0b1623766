import { useTranslation } from 'react-i18next';
import { markOf } from '../map/scene.ts';
import type { NetworkService } from './types.ts';

/** The status in a word; amber when it is not running or not sure to. */
export const StatusChip = ({ service }: { service: Pick<NetworkService, 'status'> }) => {
  const { t } = useTranslation();
  const mark = markOf(service);
  return <span className={`chip ${mark === 'cross' ? 'warn' : mark === 'ring' ? 'outline' : ''}`}>{t(`status.${service.status}`, { defaultValue: service.status })}</span>;
};
