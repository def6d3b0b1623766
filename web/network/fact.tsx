import type { ReactNode } from 'react';
import type { Network, Provenance } from '../api/types.ts';
import { ProvenanceDot } from '../ui/provenance.tsx';
import type { NetworkData } from './types.ts';

/** One line of a record: what, its value, and where the value comes from. */
export const Fact = ({ name, provenance, network, children }: { name: string; provenance: Provenance | undefined; network: NetworkData; children: ReactNode }) => (
  <div className="fact">
    <dt>{name}</dt>
    <dd>{children}</dd>
    {provenance && <dd className="fact-source"><ProvenanceDot provenance={provenance} what={name} network={network as unknown as Network} /></dd>}
  </div>
);
