import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadErrors, importTable, poolTemplateAddress, previewImport, type PoolField, type PoolImport as ImportRecord, type PoolImportStarted, type PoolMapping } from '../api/consignments.ts';
import { ImportDialog, type ImportKind } from '../ui/import-dialog.tsx';
import { showToast } from '../ui/toasts.ts';
import { ImportProgress } from './import-progress.tsx';

const FIELDS: readonly PoolField[] = [
  'hub', 'reference', 'model', 'shipper', 'consignee', 'goods', 'hs_code', 'weight_kg', 'volume_cbm', 'pieces', 'regime', 'temperature', 'dg', 'alone', 'destination', 'ready_at', 'due_at', 'priority',
  'supplier', 'purchase_order', 'expected_at', 'buyer_order', 'agent', 'holding_per_day', 'late_per_day', 'left_behind_cost', 'currency', 'note',
];

/** A table into the pool of a hub; a long one goes in by a job. */
export const PoolImport = ({ hub, onDone, onClose }: { hub: string; onDone: () => void; onClose: () => void }) => {
  const { t } = useTranslation();
  const kind = useMemo((): ImportKind<PoolImportStarted | undefined> => {
    const finish = ({ counts: { imported, existing, refused } }: ImportRecord): void => {
      showToast({ text: t('consolidate.import.done', { imported, existing, refused }) });
      onDone();
      onClose();
    };
    return {
      title: t('consolidate.import.title'), drop: t('consolidate.import.drop'), hint: t('consolidate.import.hint'), testId: 'pool', fields: FIELDS, fieldName: (field) => t(`consolidate.field.${field}`),
      counts: ({ counts }) => t('consolidate.import.counts', counts), submit: (count) => t('consolidate.import.submit', { count }), template: poolTemplateAddress,
      preview: (file, mapping, signal) => previewImport(file, hub, mapping as PoolMapping, signal),
      send: async (file, mapping, onlyValid, key) => {
        const outcome = await importTable(file, hub, mapping as PoolMapping, onlyValid, key);
        if (!outcome.ok) return outcome;
        if ('job' in outcome.value) return { ok: true, value: outcome.value };
        finish(outcome.value);
        return { ok: true, value: undefined };
      },
      errors: (file, mapping) => downloadErrors(file, hub, mapping as PoolMapping),
      renderSent: (started, onEnd) => started && <ImportProgress started={started} onDone={finish} onEnd={onEnd} />,
    };
  }, [t, hub, onDone, onClose]);
  return <ImportDialog kind={kind} onClose={onClose} />;
};
