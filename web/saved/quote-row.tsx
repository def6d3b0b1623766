import { useTranslation } from 'react-i18next';
import type { SavedQuoteRow } from '../api/saved-quotes.ts';
import { formatMoney } from '../format/money.ts';
import { HOME_ZONE, zoneName, type Names } from '../format/names.ts';
import { formatDate, formatInstant } from '../format/time.ts';
import { Icon, modeIcon } from '../ui/icon.tsx';
import { toQuote } from './address.ts';
import { stay } from './quote-tabs.tsx';
import { endName, marginText, timeLeft } from './row-words.ts';
import { StateChip } from './state-chip.tsx';

export const Modes = ({ modes }: { modes: SavedQuoteRow['latest']['modes'] }) => {
  const { t } = useTranslation();
  return (
    <span className="chain">
      {modes.map((mode, i) => <span key={`${mode} ${i}`}>{i > 0 && <i />}<Icon name={modeIcon(mode)} mode={mode} size={15} /></span>)}
      <span className="visually-hidden">{modes.map((mode) => t(`mode.${mode}`)).join(', ')}</span>
    </span>
  );
};

export const Lane = ({ row, names }: { row: SavedQuoteRow; names: Names }) => {
  const { t } = useTranslation();
  return <span className="lane-words"><span>{endName(row.from, names)}</span> <Icon name="arrow" size={11} /><span className="visually-hidden">{t('summary.to')}</span> <span>{endName(row.to, names)}</span></span>;
};

export const Validity = ({ row, now, names }: { row: SavedQuoteRow; now: number; names: Names }) => {
  const { t } = useTranslation();
  const left = timeLeft(row.state, row.latest.validUntil, now, t);
  return (
    <span className="validity">
      <span className="num">{formatInstant(Date.parse(row.latest.validUntil), HOME_ZONE, names.language)}</span>
      {left && <span className={left.isShort ? 'num short' : 'num muted'}>{left.isShort && <Icon name="warning" size={12} />}{left.text}</span>}
    </span>
  );
};

/** One saved quote as a row of the table; the number is the link, the row takes clicks beside it. */
export const QuoteRow = ({ row, index, now, names, isActive, onFocus, onOpen }: {
  row: SavedQuoteRow;
  index: number;
  now: number;
  names: Names;
  isActive: boolean;
  onFocus: () => void;
  onOpen: () => void;
}) => {
  const { t } = useTranslation();
  const { latest } = row;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the link of the row has the keys
    <tr aria-rowindex={index + 2} className={isActive ? 'on' : ''} onClick={onOpen} data-testid="quote-row">
      <th scope="row"><a className="row-link num" href={toQuote(row.number)} tabIndex={isActive ? 0 : -1} id={`quote-${row.number}`} onFocus={onFocus} onClick={(event) => { event.stopPropagation(); stay(toQuote(row.number))(event); }}>{row.number}</a>{latest.version > 1 && <span className="muted"> v{latest.version}</span>}</th>
      <td className="clip" title={row.note || undefined}>{row.customer.name}{row.note && <span className="muted"> · {row.note}</span>}</td>
      <td className="clip"><Lane row={row} names={names} /></td>
      <td><Modes modes={latest.modes} /></td>
      <td className="num">{formatInstant(Date.parse(latest.arrivesAt), row.to.zone, names.language)} <span className="zone">{zoneName(row.to.zone, t)}</span></td>
      <td className="num amount"><b>{formatMoney(latest.price.sell.amount, latest.price.sell.currency)}</b></td>
      <td className="num amount">{marginText(latest)}</td>
      <td><Validity row={row} now={now} names={names} /></td>
      <td><StateChip state={row.state} /></td>
      <td className="num muted">{formatDate(Date.parse(latest.savedAt), HOME_ZONE, names.language)}</td>
    </tr>
  );
};
