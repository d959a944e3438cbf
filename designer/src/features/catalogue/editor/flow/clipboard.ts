/** A step or block that was copied, with the text it stood in: it can be pasted into another item, and after a reload. */
export interface Copied {
  readonly title: string;
  readonly text: string;
  readonly at: readonly number[];
}

const place = 'workflowgov.copied-step';

export function copyPart(copied: Copied): void {
  sessionStorage.setItem(place, JSON.stringify(copied));
}

/** What was copied last in this tab; null when nothing was. */
export function copiedPart(): Copied | null {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? 'null') as Copied | null;
  } catch {
    return null;
  }
}
