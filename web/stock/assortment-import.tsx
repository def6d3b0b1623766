import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { assortmentTemplateAddress, downloadAssortmentErrors, importAssortment, previewAssortment, type Assortment, type AssortmentField } from '../api/stock.ts';
import { ImportDialog, type ImportKind } from '../ui/import-dialog.tsx';
import { showToast } from '../ui/toasts.ts';

const FIELDS: readonly AssortmentField[] = ['sku', 'name', 'market', 'weekly_units', 'weekly_deviation', 'value', 'currency', 'weight_kg', 'volume_cbm', 'shelf_days', 'temperature', 'regimes', 'returned_percent'];
const WEEKS = Array.from({ length: 53 }, (_, i) => `week_${i + 1}`);

/** A table of SKUs and their demand as a new assortment. */
export const AssortmentImport = ({ onDone, onClose }: { onDone: (kept: Assortment) => void; onClose: () => void }) => {
  const { t } = useTranslation();
  const kind = useMemo((): ImportKind<undefined> => ({
    title: t('stock.import.title'), drop: t('stock.import.drop'), hint: t('stock.import.hint'), testId: 'assortment', fields: [...FIELDS, ...WEEKS], fieldName: (field) => (field.startsWith('week_') ? t('stock.field.week', { n: field.slice(5) }) : t(`stock.field.${field}`)),
    counts: ({ counts }) => t('stock.import.counts', counts), submit: (count) => t('stock.import.submit', { count }), template: assortmentTemplateAddress, preview: previewAssortment, errors: downloadAssortmentErrors,
    send: async (file, mapping, onlyValid, key) => {
      const outcome = await importAssortment(file, mapping, onlyValid, key);
      if (!outcome.ok) return outcome;
      showToast({ text: t('stock.import.done', { lines: outcome.value.counts.lines, skus: outcome.value.counts.skus, refused: outcome.value.counts.refused }) });
      onDone(outcome.value);
      onClose();
      return { ok: true, value: undefined };
    },
    renderSent: () => null,
  }), [t, onDone, onClose]);
  return <ImportDialog kind={kind} onClose={onClose} />;
};
