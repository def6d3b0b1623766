import { useTranslation } from 'react-i18next';
import type { Charge, Network } from '../../api/types.ts';
import { formatDecimal, sumDecimals } from '../../format/money.ts';
import { Icon } from '../../ui/icon.tsx';
import { joinProvenance, ProvenanceDot } from '../../ui/provenance.tsx';
import { basisText, chargeName, type LedgerGroup } from './ledger-groups.ts';

/** One group of the ledger: a single row, or its lines. */
export const LedgerRows = ({ group, network, isOpen, hotStep, onHot, onToggle }: {
  group: LedgerGroup;
  network: Network | undefined;
  isOpen: boolean;
  hotStep: number | undefined;
  onHot: (step: number | undefined) => void;
  onToggle: () => void;
}) => {
  const { t } = useTranslation();
  const [only] = group.charges;
  if (!only) return null;
  const isSingle = group.charges.length === 1;
  const isHot = group.charges.some((charge) => charge.step === hotStep);
  const text = group.charges.map((charge) => t('ledger.lineShort', { name: chargeName(charge, t), basis: basisText(charge, t) })).join(t('list.comma'));
  const rules = [...new Set(group.charges.flatMap((charge) => charge.applied))];
  const hover = { onPointerEnter: () => onHot(only.step), onPointerLeave: () => onHot(undefined) };
  return (
    <tbody>
      <tr className={isHot ? 'hot' : ''} {...hover} data-testid={isOpen ? 'charge-group' : 'charge-row'}>
        <th scope="row">
          <span className="where">
            <Icon name={group.icon} mode={group.mode} size={14} />
            {isSingle ? (
              <span className="clip" title={group.name}>{group.name}</span>
            ) : (
              <button type="button" className="fold" aria-expanded={isOpen} title={t(isOpen ? 'ledger.collapse' : 'ledger.expand')} onClick={onToggle}>
                <span className="clip">{group.name}</span><Icon name={isOpen ? 'down' : 'right'} size={11} />
              </button>
            )}
          </span>
        </th>
        {isOpen ? <td colSpan={3} className="basis-line">{t('ledger.lines', { count: group.charges.length })}</td> : (
          <>
            <td className="basis"><Basis text={text} applied={rules} /></td>
            <td className="source"><ProvenanceDot provenance={joinProvenance(group.charges.map((charge) => charge.provenance))} what={isSingle ? chargeName(only, t) : group.name} network={network} /></td>
            <td className="num amount">{formatDecimal(sumDecimals(group.charges.map((charge) => charge.amount)))}</td>
          </>
        )}
      </tr>
      {isOpen && group.charges.map((charge, i) => <Line key={`${charge.code} ${charge.basis} ${charge.step} ${i}`} charge={charge} network={network} isHot={charge.step === hotStep} onHot={onHot} />)}
    </tbody>
  );
};

const Line = ({ charge, network, isHot, onHot }: { charge: Charge; network: Network | undefined; isHot: boolean; onHot: (step: number | undefined) => void }) => {
  const { t } = useTranslation();
  return (
    <tr className={isHot ? 'hot line-row' : 'line-row'} onPointerEnter={() => onHot(charge.step)} onPointerLeave={() => onHot(undefined)} data-testid="charge-row">
      <th scope="row"><span className="where sub clip">{chargeName(charge, t)}</span></th>
      <td className="basis"><Basis text={basisText(charge, t)} applied={charge.applied} /></td>
      <td className="source"><ProvenanceDot provenance={charge.provenance} what={chargeName(charge, t)} network={network} /></td>
      <td className="num amount">{formatDecimal(charge.amount)}</td>
    </tr>
  );
};

const Basis = ({ text, applied }: { text: string; applied: Charge['applied'] }) => {
  const { t } = useTranslation();
  return (
    <span className="basis-line">
      <span className="clip" title={text}>{text}</span>
      {applied.map((rule) => <span key={rule} className="chip">{t(`applied.${rule}`)}</span>)}
    </span>
  );
};
