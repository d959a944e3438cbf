const keyOf = (code: string) => `workflowgov.draft.${code}`;

/** A draft as this browser keeps it: what was written, and over which version. */
export interface Draft {
  readonly text: string;
  readonly over: string;
}

/** The draft of an item on this browser; null when there is none. */
export function draftOf(code: string): Draft | null {
  const kept = localStorage.getItem(keyOf(code));
  if (!kept)
    return null;
  try {
    const draft = JSON.parse(kept) as Partial<Draft>;
    return typeof draft.text === 'string' && typeof draft.over === 'string' ? { text: draft.text, over: draft.over } : null;
  } catch {
    return null;
  }
}

/** Keeps a draft, or with null forgets it. */
export function keepDraft(code: string, draft: Draft | null): void {
  if (draft)
    localStorage.setItem(keyOf(code), JSON.stringify(draft));
  else
    localStorage.removeItem(keyOf(code));
}
