import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequoteAnswer } from '../api/saved-quotes.ts';
import { formatDecimal, formatDifference, negated, sumDecimals } from '../format/money.ts';
import type { Names } from '../format/names.ts';
import { Icon } from '../ui/icon.tsx';
import { requoteRows, restOf, type RequoteRow } from './requote-lines.ts';

/** Charge by charge: before, now, difference with its sign; cost, margin and price below, each the sum of what stands above. */
export const RequoteTable = ({ answer, names }: { answer: RequoteAnswer; names: Names }) => {
  const { t } = useTranslation();
  const hasChange = answer.lines.some(({ change }) => change !== 'same');
  const [isOnlyChanged, setOnlyChanged] = useState(hasChange);
  const { document, difference } = answer;
  const rows = requoteRows(answer.lines, isOnlyChanged, names, t);
  const rest = isOnlyChanged ? restOf(answer.lines) : undefined;
  return (
    <div className="requote-body">
      <div className="block-head">
        <h3>{t('saved.requote.lines')}</h3>
        <span className="caption">{!hasChange && t('saved.requote.noChange')}</span>
        <label className="check only-changed"><input type="checkbox" checked={isOnlyChanged} onChange={(event) => setOnlyChanged(event.target.checked)} data-testid="only-changed" />{t('saved.requote.onlyChanged')}</label>
      </div>
      <div className="requote-scroll" data-own-arrows tabIndex={0} role="group" aria-label={t('saved.requote.lines')}>
        <table>
          <thead>
            <tr><th scope="col">{t('saved.requote.charge')}</th><th scope="col" className="amount">{t('saved.requote.before')}</th><th scope="col" className="amount">{t('saved.requote.now')}</th><th scope="col" className="amount">{t('saved.requote.difference')}</th></tr>
          </thead>
          <tbody>
            {rows.map((row) => <Row key={row.key} row={row} />)}
            {rest && <tr className="same" data-testid="rest-line"><th scope="row">{t('saved.requote.hidden', { count: rest.count })}</th><td className="num amount">{formatDecimal(rest.amount)}</td><td className="num amount">{formatDecimal(rest.amount)}</td><td className="num amount difference">{formatDifference(rest.difference)}</td></tr>}
          </tbody>
          {document && difference && (
            <tfoot>
              <Total name={t('saved.buyTotal')} now={document.price.buy.amount} difference={difference.buy.amount} testId="buy-difference" />
              <Total name={t('saved.margin.title')} now={document.margin.amount.amount} difference={difference.margin.amount} testId="margin-difference" />
              <Total name={t('saved.sell')} now={document.price.sell.amount} difference={difference.sell.amount} testId="total-difference" isStrong />
            </tfoot>
          )}
        </table>
      </div>
    </div>
  );
};

const Row = ({ row }: { row: RequoteRow }) => {
  const { t } = useTranslation();
  return (
    <tr className={row.change} data-testid="changed-line">
      <th scope="row"><span className="where"><Icon name={row.icon} mode={row.mode} size={14} /><span>{row.name}</span><span className="muted clip">{row.where}</span>{(row.change === 'added' || row.change === 'dropped') && <span className={`chip ${row.change === 'added' ? 'warn' : 'outline'}`}>{t(`saved.requote.${row.change}`)}</span>}</span></th>
      {[row.before, row.after].map((side, i) => <td key={i === 0 ? 'before' : 'after'} className="num amount">{side ? <><span className="muted basis">{side.basis}</span><span className="sum">{formatDecimal(side.amount)}</span></> : '–'}</td>)}
      <td className="num amount difference">{formatDifference(row.difference)}</td>
    </tr>
  );
};

/** Before is now less the difference, so that the three agree by themselves. */
const Total = ({ name, now, difference, testId, isStrong = false }: { name: string; now: string; difference: string; testId: string; isStrong?: boolean }) => (
  <tr className={isStrong ? 'strong' : ''}>
    <th scope="row">{name}</th>
    <td className="num amount">{formatDecimal(sumDecimals([now, negated(difference)]))}</td>
    <td className="num amount">{formatDecimal(now)}</td>
    <td className="num amount" data-testid={testId}>{formatDifference(difference)}</td>
  </tr>
);
