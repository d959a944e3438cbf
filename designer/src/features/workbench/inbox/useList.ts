import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Filter, InboxEntry } from '../inbox';
import { lineOf, taskOf, type Lines } from './lines';
import { nameOf } from './marked';
import { useRowHeight } from './useRowHeight';
import { pageSize, useTasks } from './useTasks';

export const headHeight = 33;

/** Lines outside the window that are kept ready, above and below. */
const spare = 20;

interface Place {
  readonly at: number | null;
  readonly top: number;
}

/** Where a reader was in a list, by its address: they come back to it from a case. */
const places = new Map<string, Place>();

/** The part of a long list that is in sight: its tasks, the one with the focus, and how both stay while others come and go. */
export function useList(filter: Filter, lines: Lines, search: string, list: RefObject<HTMLElement | null>) {
  const height = useRowHeight();
  const [margin, setMargin] = useState(0);
  const [at, setAt] = useState<number | null>(() => places.get(search)?.at ?? null);
  const wanted = useRef<number | null>(at);
  const anchor = useRef<{ readonly line: number; readonly name: string; readonly focused: string | null } | null>(null);
  const virtual = useWindowVirtualizer({
    count: lines.count,
    estimateSize: (line) => (line === lines.head ? headHeight : height),
    overscan: spare,
    scrollMargin: margin,
  });
  const shown = virtual.getVirtualItems();
  const taskAt = (line: number) => taskOf(lines, line) ?? Math.max(0, line - 1);
  const tasks = useTasks(filter, taskAt(shown[0]?.index ?? 0), taskAt(shown.at(-1)?.index ?? 0));
  const nameAt = (task: number | null) => (task === null ? null : named(tasks.entryAt(task)));

  // Whatever grows above the list moves its beginning.
  useEffect(() => {
    const above = new ResizeObserver(() => setMargin(Math.round((list.current?.getBoundingClientRect().top ?? 0) + scrollY)));
    above.observe(document.body);
    return () => above.disconnect();
  }, [list]);

  useEffect(() => virtual.measure(), [virtual, height, lines.head]);

  // Kept while the list stands: once it is left, the window has scrolled with the next page.
  const seen = useRef<Place>({ at, top: 0 });
  useLayoutEffect(() => {
    const look = () => { seen.current = { ...seen.current, top: scrollY }; };
    addEventListener('scroll', look, { passive: true });
    return () => removeEventListener('scroll', look);
  }, []);
  useEffect(() => {
    seen.current = { ...seen.current, at };
  }, [at]);

  useEffect(() => {
    const top = places.get(search)?.top;
    if (top)
      scrollTo({ top });
    return () => void places.set(search, seen.current);
  }, [search]);
  // Runs after every rendering, and changes the place at most once for a change of the rows: the moved task is at its place then.
  // What was on top stays on top when tasks come or go above it; what had the focus keeps it.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  useLayoutEffect(() => {
    const before = anchor.current;
    if (before && scrollY > margin && nameAt(taskOf(lines, before.line)) !== before.name) {
      const now = near(before.line, (line) => nameAt(taskOf(lines, line)) === before.name);
      if (now !== null)
        scrollBy(0, (now - before.line) * height);
    }
    if (before?.focused && at !== null && nameAt(at) !== null && nameAt(at) !== before.focused) {
      const moved = near(at, (task) => nameAt(task) === before.focused);
      if (moved !== null)
        setAt(moved);
    }
    const top = shown.find((item) => item.start >= scrollY && nameAt(taskOf(lines, item.index)) !== null);
    const name = top && nameAt(taskOf(lines, top.index));
    anchor.current = top && name ? { line: top.index, name, focused: nameAt(at) } : null;
  });

  // The focus goes to a row once it is there: it may still have been on its way from the server.
  useEffect(() => {
    const row = wanted.current === null ? null : list.current?.querySelector<HTMLElement>(`[data-task="${wanted.current}"]`);
    if (!row)
      return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });

  return {
    ...tasks, at, setAt, height, shown, margin, length: virtual.getTotalSize(),
    move: (by: 1 | -1) => {
      if (lines.tasks === 0)
        return;
      const next = Math.min(lines.tasks - 1, Math.max(0, at === null ? 0 : at + by));
      wanted.current = next;
      setAt(next);
      virtual.scrollToIndex(lineOf(lines, next), { align: 'auto' });
    },
  };
}

const named = (entry: InboxEntry | undefined): string | null => (entry ? nameOf(entry) : null);

/** The nearest place within a page that fits. */
function near(from: number, fits: (place: number) => boolean): number | null {
  for (let by = 1; by < pageSize; by++) {
    for (const place of [from + by, from - by]) {
      if (place >= 0 && fits(place))
        return place;
    }
  }
  return null;
}
