import { useId, type ReactNode } from 'react';
import type { Fault } from '../../api/types.ts';

export interface FieldBinding {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

/** A label, a control and what is wrong with it. The fault stands at the field, never in a toast. */
export const Field = ({ label, hint, faults, onCandidate, children }: {
  label: string;
  hint?: ReactNode;
  faults?: readonly Fault[];
  /** Takes one of the places a fault proposes. */
  onCandidate?: (placeId: string, fault: Fault) => void;
  children: (binding: FieldBinding) => ReactNode;
}) => {
  const id = useId();
  const hasFault = (faults?.length ?? 0) > 0;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && <span className="hint">{hint}</span>}
      {children({ id, 'aria-invalid': hasFault, 'aria-describedby': hasFault ? `${id}-fault` : undefined })}
      {hasFault && (
        <p className="fault" id={`${id}-fault`}>
          {faults?.map((fault) => <span key={fault.pointer + fault.code + fault.value}>{fault.message}</span>)}
          {onCandidate && faults?.flatMap((fault) => fault.candidates.map(({ id, name }) => (
            <button key={fault.pointer + id} type="button" className="button small" onClick={() => onCandidate(id, fault)}>{name} <span className="muted">{id}</span></button>
          )))}
        </p>
      )}
    </div>
  );
};
