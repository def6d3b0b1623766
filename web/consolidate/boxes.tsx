import { useTranslation } from 'react-i18next';
import { manifestAddress, type Batch, type BoardDeparture } from '../api/consolidations.ts';
import { formatMoney } from '../format/money.ts';
import type { Names } from '../format/names.ts';
import { formatNumber } from '../format/quantity.ts';
import { FileLink } from '../saved/file-link.tsx';
import { Icon } from '../ui/icon.tsx';
import { BoxTitle } from './box-title.tsx';
import { dragGoods } from './drag.ts';
import type { PlanModel } from './plan-model.ts';
import { SharesTable } from './shares-table.tsx';

/** `1207-000042`: what is the same for all of a year is left to the title. */
const shortId = (id: string): string => id.replace(/^CSG-\d{4}(?=\d{4}-)/, '');

/** One box: what is in it and who pays how much of it; pinned, moved and printed from here. */
export const Boxes = ({ planId, model, batch, departure, names, zone, isPinned, isChanged, sprung, onPin, onMove }: {
  planId: string;
  model: PlanModel;
  batch: Batch | undefined;
  departure: BoardDeparture | undefined;
  names: Names;
  zone: string;
  isPinned: boolean;
  /** Changes by hand stand that no file knows of yet. */
  isChanged: boolean;
  /** Consignments that sprang back. */
  sprung: readonly string[];
  onPin: () => void;
  onMove: (goods: readonly string[]) => void;
}) => {
  const { t } = useTranslation();
  if (!batch || !departure) return <p className="caption plan-none">{t('consolidate.box.choose')}</p>;
  const { goods } = model;
  const bound = [...new Set(batch.consignments.flatMap((id) => goods.get(id)?.destination ?? []))];
  // One destination stands in the head, several in a column.
  const isMixed = bound.length > 1;
  return (
    <div className="box-body" data-testid="box">
      <div className="box-head">
        <BoxTitle batch={batch} departure={departure} bound={bound.length === 1 ? bound[0] : undefined} names={names} zone={zone} isPinned={isPinned} />
        <span className="box-actions">
          <button type="button" className="button small" aria-pressed={isPinned} onClick={onPin} title={t('consolidate.box.pinKey')} data-testid="box-pin"><Icon name="lock" size={12} />{t(isPinned ? 'consolidate.box.unpin' : 'consolidate.box.pin')}</button>
          <button type="button" className="button small" onClick={() => onMove(batch.consignments)} title={t('consolidate.box.moveKey')} data-testid="box-move"><Icon name="handover" size={12} />{t('consolidate.box.moveAll')}</button>
          {!isChanged && (['pdf', 'xlsx', 'csv'] as const).map((format) => <FileLink key={format} href={manifestAddress(planId, departure.id, format)} title={t('consolidate.box.manifestOf', { type: format.toUpperCase() })} testId={`manifest-${format}`}><Icon name={format === 'pdf' ? 'document' : 'table'} size={12} />{t('consolidate.box.manifest', { type: format.toUpperCase() })}</FileLink>)}
        </span>
      </div>
      <div className="box-columns">
        <div className="plan-scroll" tabIndex={0} role="group" aria-label={t('consolidate.box.contents')}>
          <table className="plan-table contents" aria-label={t('consolidate.box.contents')}>
            <thead><tr><th scope="col">{t('consolidate.column.consignment')}</th><th scope="col">{t('consolidate.column.goods')}</th><th scope="col">{t('consolidate.column.shipper')}</th>{isMixed && <th scope="col">{t('consolidate.column.destination')}</th>}<th scope="col" className="amount">kg</th><th scope="col" className="amount">m³</th><th scope="col"><span className="visually-hidden">{t('consolidate.box.move')}</span></th></tr></thead>
            <tbody>
              {batch.consignments.map((id) => {
                const one = goods.get(id);
                return (
                  <tr key={id} className={sprung.includes(id) ? 'sprung' : ''} draggable onDragStart={(event) => dragGoods(event, [id])} data-testid="box-row">
                    <th scope="row" className="num" title={id}>{shortId(id)}</th><td className="clip">{one?.goods}</td><td className="clip">{one?.shipper}</td>{isMixed && <td className="clip">{one ? names.short(one.destination) : ''}</td>}
                    <td className="num amount">{one ? formatNumber(one.grossKg, 0) : ''}</td><td className="num amount">{one ? one.volumeCbm.toFixed(2) : ''}</td>
                    <td className="amount"><button type="button" className="icon-button row-move" onClick={() => onMove([id])} aria-label={t('consolidate.box.moveOne', { id })} title={t('consolidate.box.moveOne', { id })} data-testid="row-move"><Icon name="handover" size={13} /></button></td>
                  </tr>
                );
              })}
            </tbody>
            <tfoot><tr><th scope="row" colSpan={isMixed ? 4 : 3}>{t('consolidate.box.sum')}</th><td className="num amount">{formatNumber(batch.grossKg, 0)}</td><td className="num amount">{batch.volumeCbm.toFixed(2)}</td><td>{' '}</td></tr></tfoot>
          </table>
        </div>
        <div className="plan-scroll" tabIndex={0} role="group" aria-label={t('consolidate.split.title')}>
          <SharesTable shares={batch.shares} total={batch.cost} label={t('consolidate.split.ofBox')} isShort />
          <p className="caption box-note">{t('consolidate.split.unitCost', { cost: formatMoney(batch.unitCost.amount, batch.unitCost.currency) })}</p>
        </div>
      </div>
    </div>
  );
};
