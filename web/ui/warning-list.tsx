import { useTranslation } from 'react-i18next';
import type { Network, Warning } from '../api/types.ts';
import { makeNames, pairName } from '../format/names.ts';
import type { Language } from '../format/time.ts';

/** What the reader must know before relying on the answer. */
export const WarningList = ({ warnings, network }: { warnings: readonly Warning[]; network: Network | undefined }) => {
  const { t, i18n } = useTranslation();
  const names = makeNames(i18n.language as Language, [], network);
  const line = (id: string): string => {
    const sailing = names.findService(id)?.sailings[0];
    return sailing ? pairName(sailing.from, sailing.to, names, t) : id;
  };
  const text = ({ code, detail }: Warning): string =>
    t(`warning.${code}.text`, {
      ...detail,
      services: String(detail['services'] ?? '').split(/,\s*/).filter(Boolean).map(line).join(t('list.comma')),
      service: line(String(detail['service'] ?? '')),
      status: t(`status.${detail['status'] ?? ''}`, { defaultValue: String(detail['status'] ?? '') }),
      country: t(`country.${detail['country'] ?? ''}`, { defaultValue: String(detail['country'] ?? '') }),
    });
  return (
    <ul data-testid="warning-list">
      {warnings.map((warning, i) => (
        <li key={`${warning.code} ${i}`}>
          <b>{t(`warning.${warning.code}.title`)}</b>
          {text(warning)}
        </li>
      ))}
    </ul>
  );
};
