import type { EditRequest, SavedQuote } from '../api/saved-quotes.ts';

export interface EditDraft {
  readonly name: string;
  readonly contact: string;
  readonly note: string;
}
export const EDIT_FIELDS = ['name', 'contact', 'note'] as const satisfies readonly (keyof EditDraft)[];

export const draftOf = ({ customer, note }: Pick<SavedQuote, 'customer' | 'note'>): EditDraft => ({ ...customer, note });
export const bodyOf = ({ name, contact, note }: EditDraft): EditRequest => ({ customer: { name: name.trim(), contact: contact.trim() }, note: note.trim() });

export interface Disagreement {
  readonly field: keyof EditDraft;
  readonly theirs: string;
  readonly mine: string;
}
/** Fields that someone else has changed since the draft was begun, with what the draft says there. */
export const disagreements = (base: EditDraft, mine: EditDraft, theirs: EditDraft): readonly Disagreement[] =>
  EDIT_FIELDS.filter((field) => theirs[field] !== base[field] || (mine[field] !== base[field] && mine[field] !== theirs[field])).map((field) => ({ field, theirs: theirs[field], mine: mine[field] }));
