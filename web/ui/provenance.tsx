import { useTranslation } from 'react-i18next';
import type { Network, Provenance } from '../api/types.ts';
import { Popover } from './popover.tsx';

/** Filled: read in a source. Ring: estimated. The shape says it, not the colour; a click tells where it comes from. */
export const ProvenanceDot = ({ provenance, what, network }: { provenance: Provenance; what: string; network: Network | undefined }) => {
  const { t } = useTranslation();
  const word = t(`confidence.${provenance.confidence}`);
  return (
    <Popover className="dot-button" label={t('provenance.label', { what, word })} title={word} content={<ProvenanceText provenance={provenance} what={what} network={network} />}>
      <span className={`dot ${provenance.confidence}`} />
    </Popover>
  );
};

const ProvenanceText = ({ provenance, what, network }: { provenance: Provenance; what: string; network: Network | undefined }) => {
  const { t } = useTranslation();
  const sources = provenance.sources.map((id) => network?.sources.find((source) => source.id === id) ?? { id, kind: '', title: id, ref: '' });
  return (
    <>
      <h2>{what}</h2>
      <p>
        <span className={`dot ${provenance.confidence}`} /> {t(`confidence.${provenance.confidence}`)}
      </p>
      {provenance.remark && <p className="remark">{provenance.remark}</p>}
      <ul className="sources">
        {sources.map(({ id, title, ref }) => (
          <li key={id}>
            <b>{title}</b>
            {/^https?:\/\//.test(ref) ? <a href={ref} rel="noreferrer" target="_blank">{ref}</a> : ref.length > 1 && <span className="muted">{ref}</span>}
          </li>
        ))}
      </ul>
    </>
  );
};

/** A sum is estimated if any part is; it rests on all their sources. */
export const joinProvenance = (parts: readonly Provenance[]): Provenance => ({
  confidence: parts.some((part) => part.confidence === 'estimated') ? 'estimated' : 'sourced',
  sources: [...new Set(parts.flatMap((part) => part.sources))],
  remark: [...new Set(parts.map((part) => part.remark).filter(Boolean))].join('\n'),
});
