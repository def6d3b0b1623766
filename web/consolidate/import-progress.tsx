import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { jobIdIn, showImport, type PoolImport, type PoolImportStarted } from '../api/consignments.ts';
import { cancelJob, type Job } from '../api/jobs.ts';
import { formatNumber } from '../format/quantity.ts';
import { followJob } from '../state/follow-job.ts';

/** Until a record that could not be read is asked for again, ms. */
const AGAIN_MS = 2000;

/** A long table on its way into the pool: how far it is, and the way out while nothing is in. It goes on when the dialog is closed. */
export const ImportProgress = ({ started, onDone, onEnd }: { started: PoolImportStarted; onDone: (record: PoolImport) => void; onEnd: (job: Job) => void }) => {
  const { t } = useTranslation();
  const [job, setJob] = useState<Job>();
  const [isCancelling, setCancelling] = useState(false);
  const told = useRef({ onDone, onEnd });
  useEffect(() => {
    told.current = { onDone, onEnd };
  });
  const id = jobIdIn(started);
  useEffect(() => {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (): void => {
      showImport(started.id, abort.signal).then(
        (outcome) => {
          if (outcome.ok) told.current.onDone(outcome.value);
          else timer = setTimeout(show, AGAIN_MS);
        },
        // Aborted: nobody looks any more.
        () => undefined,
      );
    };
    const stop = followJob(id, (now) => {
      setJob(now);
      if (now.state === 'failed' || now.state === 'cancelled') told.current.onEnd(now);
      if (now.state === 'done') show();
    });
    return () => {
      abort.abort();
      clearTimeout(timer);
      stop();
    };
  }, [id, started.id]);
  const { phase = 'queued', done = 0, total } = job?.progress ?? {};
  const isKnown = total !== undefined && total !== null && done < total;
  return (
    <div className="rfq-progress" data-testid="import-progress">
      <span role="status">{t(`poolImport.phase.${phase}`, { done: formatNumber(done), total: formatNumber(total ?? 0) })}</span>
      <progress {...(isKnown && { max: total, value: done })} aria-label={t('poolImport.label')} />
      <button type="button" className="button" disabled={isCancelling} onClick={() => { setCancelling(true); void cancelJob(id); }} data-testid="import-cancel">{t('poolImport.cancel')}</button>
    </div>
  );
};
