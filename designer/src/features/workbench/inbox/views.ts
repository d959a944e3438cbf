import { useSyncExternalStore } from 'react';

/** A filter under a name. */
export interface View {
  readonly name: string;
  /** The address after the question mark; empty = everything. */
  readonly search: string;
}

const listeners = new Set<() => void>();
const placeOf = (user: string) => `workflowgov.views.${user}`;

const isView = (each: unknown): each is View =>
  typeof each === 'object' && each !== null && 'name' in each && typeof each.name === 'string' && 'search' in each && typeof each.search === 'string';

export function readViews(text: string | null): View[] {
  try {
    const found: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(found) ? found.filter(isView) : [];
  } catch {
    return [];
  }
}

/** The same name is the same view: the newer one counts. */
export const withView = (views: readonly View[], view: View): View[] => [...views.filter((each) => each.name !== view.name), view];

/** Views a person keeps on this machine. */
export function useViews(user: string): readonly [readonly View[], (views: readonly View[]) => void] {
  const text = useSyncExternalStore((changed) => { listeners.add(changed); return () => listeners.delete(changed); }, () => localStorage.getItem(placeOf(user)));
  return [readViews(text), (views) => {
    localStorage.setItem(placeOf(user), JSON.stringify(views));
    listeners.forEach((changed) => changed());
  }];
}
