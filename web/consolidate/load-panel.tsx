import { useTranslation } from 'react-i18next';
import { loadSheetAddress, planBatchLoad, type Batch, type BatchLoadPlan, type BoardDeparture } from '../api/consolidations.ts';
import type { Names } from '../format/names.ts';
import { ProblemBox } from '../quote/problem-box.tsx';
import { FileLink } from '../saved/file-link.tsx';
import { Icon } from '../ui/icon.tsx';
import { BoxTitle } from './box-title.tsx';
import { LoadView } from './load-view.tsx';
import { useBatchAnswer } from './use-batch-answer.ts';

/** How the pieces of a box stand in it, step by step; printed for the dock from here. */
export const LoadPanel = ({ planId, batch, departure, names, zone, isPinned, isChanged, onShow }: {
  planId: string;
  /** Undefined: the plan has no box. */
  batch: Batch | undefined;
  departure: BoardDeparture | undefined;
  names: Names;
  zone: string;
  isPinned: boolean;
  /** Changes by hand stand that no load plan knows of yet. */
  isChanged: boolean;
  /** Shows a consignment in the pool. */
  onShow: (consignment: string) => void;
}) => {
  const { t } = useTranslation();
  const { value, failure, retry } = useBatchAnswer(planBatchLoad, planId, isChanged ? undefined : batch?.id);
  if (!batch || !departure) return <p className="caption plan-none">{t('consolidate.loading.none')}</p>;
  return (
    <div className="box-body" aria-busy={!value && !failure && !isChanged} data-testid="load-panel">
      <div className="box-head">
        <BoxTitle batch={batch} departure={departure} names={names} zone={zone} isPinned={isPinned} />
        {value?.plan && <span className="box-actions"><FileLink href={loadSheetAddress(planId, batch.id)} title={t('consolidate.loading.printOf')} testId="load-print"><Icon name="document" size={12} />{t('consolidate.loading.print')}</FileLink></span>}
      </div>
      <div className="plan-scroll load-scroll" tabIndex={0} role="group" aria-label={t('consolidate.tab.load')}>
        {isChanged ? <p className="caption plan-none">{t('consolidate.loading.changed')}</p>
          : failure ? <div className="data-failure"><ProblemBox failure={failure} leftover={failure.kind === 'problem' ? failure.problem.errors : []} isForm={false} onRetry={retry} /></div>
          : !value ? <p className="caption plan-none" role="status">{t('consolidate.loading.wait')}</p>
          : <>
              {value.missing.length > 0 && <Missing missing={value.missing} isAll={value.plan === null} onShow={onShow} />}
              {value.plan && <LoadView key={value.batch} plan={value.plan} />}
            </>}
      </div>
    </div>
  );
};

/** Goods that are in the box and cannot be drawn: each leads to the pool, where its sizes can be entered. */
const Missing = ({ missing, isAll, onShow }: { missing: BatchLoadPlan['missing']; isAll: boolean; onShow: (consignment: string) => void }) => {
  const { t } = useTranslation();
  return (
    <div className="load-missing" role="status" data-testid="load-missing">
      <Icon name="warning" size={14} />
      <div>
        <p>{t(isAll ? 'consolidate.loading.allMissing' : 'consolidate.loading.missing', { count: missing.length })}</p>
        <p className="load-missing-goods">{missing.map(({ consignment, reference, goods }) => <button key={consignment} type="button" className="link-button num" title={consignment} onClick={() => onShow(consignment)} data-testid="load-missing-one">{reference} {goods}</button>)}</p>
      </div>
    </div>
  );
};
