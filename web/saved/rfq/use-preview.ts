import { useEffect, useState } from 'react';
import type { Failure } from '../../api/client.ts';
import { previewRfq, type Mapping, type RfqField, type RfqPreview } from '../../api/rfqs.ts';
import { keepColumn, rememberedMapping } from './mapping-memory.ts';

export const FIELDS: readonly RfqField[] = ['from', 'to', 'weight_kg', 'volume_cbm', 'value', 'currency', 'ready_at', 'regime', 'temperature', 'dg', 'hs_code', 'due_at', 'customer', 'reference', 'note'];

export interface Preview {
  readonly preview: RfqPreview | undefined;
  readonly failure: Failure | undefined;
  readonly isAsking: boolean;
  readonly mapping: Mapping;
  readonly map: (column: RfqPreview['columns'][number], field: RfqField | '') => void;
}

/** What the server makes of a table, asked again whenever a column is said to be something else. */
export const usePreview = (file: File): Preview => {
  const [mapping, setMapping] = useState<Mapping>();
  const [preview, setPreview] = useState<RfqPreview>();
  const [failure, setFailure] = useState<Failure>();
  /** The mapping the preview in view was asked with. */
  const [answered, setAnswered] = useState<{ readonly mapping: Mapping | undefined }>();
  useEffect(() => {
    const abort = new AbortController();
    previewRfq(file, mapping ?? {}, abort.signal).then(
      (outcome) => {
        setAnswered({ mapping });
        setFailure(outcome.ok ? undefined : outcome.failure);
        if (!outcome.ok) return;
        setPreview(outcome.value);
        // The first look tells the headings; memory may know some of them by another name.
        const remembered = mapping === undefined ? rememberedMapping(outcome.value.columns, FIELDS) : {};
        if (Object.keys(remembered).length > 0) setMapping(remembered);
      },
      // Aborted: asked again otherwise.
      () => undefined,
    );
    return () => abort.abort();
  }, [file, mapping]);
  const map = ({ letter, header }: RfqPreview['columns'][number], field: RfqField | ''): void => {
    keepColumn(header, field);
    setMapping({ ...mapping, [letter]: field });
  };
  return { preview, failure, isAsking: !answered || answered.mapping !== mapping, mapping: mapping ?? {}, map };
};
