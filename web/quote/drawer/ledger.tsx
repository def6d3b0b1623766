import { useTranslation } from 'react-i18next';
import type { Answer, Network, Option } from '../../api/types.ts';
import { formatDecimal, formatMoney, sumDecimals } from '../../format/money.ts';
import type { Names } from '../../format/names.ts';
import { Icon } from '../../ui/icon.tsx';
import { ProvenanceDot } from '../../ui/provenance.tsx';
import { basisText, chargeName, ledgerGroups, ratesOfExchange } from './ledger-groups.ts';

/** Every charge is a row and the total is the sum of the rows, to the last minor unit. */
export const Ledger = ({ option, answer, network, names, hotStep, onHot }: {
  option: Option;
  answer: Answer;
  network: Network | undefined;
  names: Names;
  hotStep: number | undefined;
  onHot: (step: number | undefined) => void;
}) => {
  const { t } = useTranslation();
  const groups = ledgerGroups(option, names, t);
  const total = sumDecimals(option.charges.map((charge) => charge.amount));
  const isEstimated = option.charges.some((charge) => charge.provenance.confidence === 'estimated');
  const exchange = ratesOfExchange(option);
  const asOf = answer.warnings.find((warning) => warning.code === 'FX_EXAMPLE')?.detail['asOf'];
  return (
    <section className="ledger" aria-label={t('ledger.title')}>
      <div className="block-head">
        <h3>{t('ledger.title')}</h3>
        <span className="caption">{t('ledger.scope')}</span>
        <span className="caption key"><span className="dot sourced" /> {t('confidence.sourced')}</span>
        <span className="caption key"><span className="dot estimated" /> {t('confidence.estimated')}</span>
      </div>
      <div className="ledger-scroll" tabIndex={0} role="region" aria-label={t('ledger.title')}>
        <table>
          <thead className="visually-hidden">
            <tr><th scope="col">{t('ledger.where')}</th><th scope="col">{t('ledger.basis')}</th><th scope="col">{t('ledger.source')}</th><th scope="col">{t('ledger.amount', { currency: answer.currency })}</th></tr>
          </thead>
          {groups.map((group) => (
            <tbody key={group.key}>
              {group.charges.map((charge, i) => (
                <tr key={charge.code + charge.basis + charge.step} className={charge.step === hotStep ? 'hot' : ''} onPointerEnter={() => onHot(charge.step)} onPointerLeave={() => onHot(undefined)} data-testid="charge-row">
                  <th scope="row" className={i > 0 ? 'again' : ''}>
                    <Icon name={group.icon} mode={group.mode} size={14} />
                    <span className="clip" title={group.name}>{group.name}</span>
                  </th>
                  <td className="basis">
                    <span className="line">
                      <span className="charge-name">{chargeName(charge, t)}</span>
                      <span className="clip" title={basisText(charge, t)}>{basisText(charge, t)}</span>
                      {charge.applied.map((rule) => <span key={rule} className="chip">{t(`applied.${rule}`)}</span>)}
                    </span>
                  </td>
                  <td className="source"><ProvenanceDot provenance={charge.provenance} what={chargeName(charge, t)} network={network} /></td>
                  <td className="num amount">{formatDecimal(charge.amount)}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
      <div className="total">
        <span>{t('ledger.total')}</span>
        <span className="caption clip">{exchange.length > 0 ? t(asOf ? 'ledger.exchangeOf' : 'ledger.exchange', { rates: exchange.map(({ currency, fx }) => `${currency} ${fx}`).join(' · '), asOf }) : answer.currency}</span>
        <span className={`dot ${isEstimated ? 'estimated' : 'sourced'}`} role="img" aria-label={t(`confidence.${isEstimated ? 'estimated' : 'sourced'}`)} />
        <strong className="num" data-testid="total">{formatMoney(total, option.price.currency)}</strong>
      </div>
    </section>
  );
};
