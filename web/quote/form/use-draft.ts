/** The question as it is being filled in: fields, and wall clocks that become instants only when it is asked. */
import { useEffect, useState } from 'react';
import { HOME_ZONE, type Names } from '../../format/names.ts';
import { instantOfWall, toLocalInput, toRfc3339 } from '../../format/time.ts';
import { EMPTY_QUESTION, type Question } from '../../state/question.ts';

const HOUR = 3_600_000;
/** The server's own default: the next full hour. */
const nextHour = (): number => Math.ceil(Date.now() / HOUR) * HOUR;
export type ClockField = 'readyAt' | 'readyUntil' | 'dueAt';

export interface Draft {
  readonly fields: Question;
  readonly set: <K extends keyof Question>(field: K, value: Question[K]) => void;
  readonly swap: () => void;
  /** `2026-12-07T09:00` on the clock of the place the field is about; empty if not given. */
  readonly clock: (field: ClockField) => string;
  readonly setClock: (field: ClockField, local: string) => void;
  readonly zone: (field: ClockField) => string;
  /** The question with numbers and instants as the server reads them. */
  readonly finish: () => Question;
}

export const useDraft = (question: Question | undefined, patch: Partial<Question> | undefined, names: Names, onDraft: (fields: Question | undefined) => void): Draft => {
  const [fields, setFields] = useState<Question>({ ...EMPTY_QUESTION, ...question, ...patch });
  // Wall clocks stay as typed while the places change.
  const [clocks, setClocks] = useState<Partial<Record<ClockField, string>>>({});
  // Another question replaces the draft; fields chosen elsewhere are laid over it.
  const [taken, setTaken] = useState({ question, patch });
  if (taken.question !== question || taken.patch !== patch) {
    setTaken({ question, patch });
    if (taken.question !== question) {
      setFields(question ?? EMPTY_QUESTION);
      setClocks({});
    }
    if (patch && taken.patch !== patch) setFields((was) => ({ ...was, ...patch }));
  }
  // What picks from the map must be able to take back.
  useEffect(() => {
    onDraft(fields);
    return () => onDraft(undefined);
  }, [fields, onDraft]);
  const zone = (field: ClockField): string => {
    const end = field === 'dueAt' ? fields.to : fields.from;
    return end ? names.zone(end) : HOME_ZONE;
  };
  const clock = (field: ClockField): string => {
    const at = Date.parse(fields[field]);
    return clocks[field] ?? (Number.isFinite(at) ? toLocalInput(at, zone(field)) : field === 'readyAt' ? toLocalInput(nextHour(), zone(field)) : '');
  };
  const instant = (field: ClockField): string => {
    const at = clock(field) ? instantOfWall(clock(field), zone(field)) : undefined;
    return at === undefined ? '' : toRfc3339(at, zone(field));
  };
  const number = (text: string): string => text.trim().replace(/,/g, '');
  return {
    fields, clock, zone,
    set: (field, value) => setFields((was) => ({ ...was, [field]: value })),
    swap: () => setFields((was) => ({ ...was, from: was.to, to: was.from })),
    setClock: (field, local) => setClocks((was) => ({ ...was, [field]: local })),
    finish: () => ({
      ...fields,
      weightKg: number(fields.weightKg), volumeCbm: number(fields.volumeCbm), value: number(fields.value),
      readyAt: instant('readyAt'), readyUntil: instant('readyUntil'), dueAt: instant('dueAt'),
    }),
  };
};
