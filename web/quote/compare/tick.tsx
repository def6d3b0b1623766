import { useTranslation } from 'react-i18next';

/** Marks an option for the comparison. Once four are marked a fifth is refused with the reason. */
export const Tick = ({ name, isTicked, isFull, onTick }: { name: string; isTicked: boolean; isFull: boolean; onTick: () => void }) => {
  const { t } = useTranslation();
  const isRefused = isFull && !isTicked;
  const title = t(isRefused ? 'panels.compare.full' : 'panels.compare.tickKey');
  return (
    <label className="card-tick" title={title}>
      <input type="checkbox" checked={isTicked} aria-disabled={isRefused} aria-label={isRefused ? `${name} ${title}` : t('panels.compare.tick', { name })} onChange={() => !isRefused && onTick()} data-testid="tick" />
    </label>
  );
};
