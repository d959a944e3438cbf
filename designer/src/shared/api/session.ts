import { useSyncExternalStore } from 'react';

/**
 * Who is signed in. What says so to the server is a cookie that no script can read; `csrf` shows that a page of ours is
 * asking. A program that drives the screens may give a `token` instead.
 */
export interface Session {
  readonly csrf?: string;
  readonly token?: string;
  readonly user: string;
  readonly name: string;
  readonly office: string;
  readonly roles: readonly string[];
}

const KEY = 'workflowgov.session';
const listeners = new Set<() => void>();
let current: Session | null = read();

function read(): Session | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Session | null;
  } catch {
    return null;
  }
}

export function keepSession(session: Session | null): void {
  current = session;
  if (session)
    sessionStorage.setItem(KEY, JSON.stringify(session));
  else
    sessionStorage.removeItem(KEY);
  listeners.forEach((listener) => listener());
}

export const sessionNow = (): Session | null => current;

export const useSession = (): Session | null => useSyncExternalStore(
  (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  sessionNow,
);
