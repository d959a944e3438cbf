import { useSyncExternalStore } from 'react';
import type { Mode } from '@/shared/look/theme';
import type { Language } from '@/shared/words/words';

interface Preferences {
  readonly mode: Mode;
  readonly language: Language;
}

const KEY = 'workflowgov.preferences';
const listeners = new Set<() => void>();
let current = read();

function read(): Preferences {
  const system: Mode = globalThis.matchMedia?.('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const standard: Preferences = { mode: system, language: 'zh' };
  try {
    return { ...standard, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>) };
  } catch {
    return standard;
  }
}

/** Changes what this person prefers; kept in this browser. */
export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  localStorage.setItem(KEY, JSON.stringify(current));
  listeners.forEach((listener) => listener());
}

export const usePreferences = (): Preferences => useSyncExternalStore(
  (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  () => current,
);
