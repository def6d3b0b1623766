import { useTranslation } from 'react-i18next';

/** The line styles in view; a mode that is not drawn is not listed. */
export const Legend = ({ modes }: { modes: readonly string[] }) => {
  const { t } = useTranslation();
  if (modes.length === 0) return null;
  return (
    <ul className="legend" data-covers-map="corner" aria-label={t('map.legend')}>
      {modes.map((mode) => (
        <li key={mode}>
          <svg width="26" height="8" aria-hidden="true"><line className={`route m-${mode}`} x1="1" x2="25" y1="4" y2="4" /></svg>
          {t(`mode.${mode}`, { defaultValue: mode })}
        </li>
      ))}
    </ul>
  );
};
