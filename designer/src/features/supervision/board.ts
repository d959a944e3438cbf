import type { Schemas } from '@/shared/api/client';
import { words, type Words } from '@/shared/words/words';

export type Figures = Schemas['AuthorityFigures'];
export type BoardFilter = Schemas['BoardFilter'];

/** What the board counts, worst first; each is a filter of the list below. */
export const filters: readonly { readonly name: BoardFilter; readonly title: Words; readonly tone: string }[] = [
  { name: 'Open', title: words('在办', 'Open'), tone: 'none' },
  { name: 'OnTime', title: words('正常', 'On time'), tone: 'calm' },
  { name: 'DueToday', title: words('今日到期', 'Due today'), tone: 'today' },
  { name: 'Amber', title: words('预警', 'Amber'), tone: 'soon' },
  { name: 'Yellow', title: words('黄牌', 'Yellow card'), tone: 'yellow' },
  { name: 'Red', title: words('红牌', 'Red card'), tone: 'late' },
  { name: 'Suspended', title: words('中止', 'Suspended'), tone: 'paused' },
  { name: 'Ordered', title: words('督办未结', 'Open orders'), tone: 'none' },
];

export const countOf = (figures: Figures, orders: number): Record<BoardFilter, number> => ({
  Open: figures.open,
  OnTime: figures.on_time ?? 0,
  DueToday: figures.due_today,
  Amber: figures.amber,
  Yellow: figures.yellow,
  Red: figures.red,
  Suspended: figures.suspended,
  Ordered: orders,
});

/** Several authorities under one name. */
export const wholeOf = (name: string, parts: readonly Figures[]): Figures => parts.reduce((sum, part) => ({
  authority: name, open: sum.open + part.open, on_time: (sum.on_time ?? 0) + (part.on_time ?? 0), due_today: sum.due_today + part.due_today,
  suspended: sum.suspended + part.suspended, amber: sum.amber + part.amber, yellow: sum.yellow + part.yellow, red: sum.red + part.red,
  closed: sum.closed + part.closed, closed_late: sum.closed_late + part.closed_late,
}));

/** 按时办结率, in percent with one place; null when nothing ended. */
export const onTime = (figures: Figures): string | null =>
  figures.closed === 0 ? null : `${(((figures.closed - figures.closed_late) / figures.closed) * 100).toFixed(1)}%`;

/** Shares of the open cases for the bar of an authority, in order, without the empty ones. */
export function shares(figures: Figures): { tone: string; share: number; count: number; title: Words }[] {
  return [
    { tone: 'late', count: figures.red, title: words('红牌', 'red') },
    { tone: 'yellow', count: figures.yellow, title: words('黄牌', 'yellow') },
    { tone: 'soon', count: figures.amber, title: words('预警', 'amber') },
    { tone: 'calm', count: figures.on_time ?? 0, title: words('正常', 'on time') },
  ].filter((each) => each.count > 0).map((each) => ({ ...each, share: (each.count / figures.open) * 100 }));
}

/** What stands beside the departments. */
export type BoardTab = 'cases' | 'forecast' | 'refused';

/** What the address says is to be shown. */
export interface Chosen {
  readonly filter: BoardFilter;
  readonly authority: string | null;
  readonly item: string | null;
  readonly due: string | null;
  readonly tab: BoardTab;
}

const tabs: readonly BoardTab[] = ['cases', 'forecast', 'refused'];

export function chosenOf(search: URLSearchParams): Chosen {
  const asked = search.get('show');
  return {
    filter: filters.find((each) => each.name === asked)?.name ?? (search.get('due') ? 'Open' : 'Red'),
    authority: search.get('authority'), item: search.get('item'), due: search.get('due'),
    tab: tabs.find((each) => each === search.get('tab')) ?? 'cases',
  };
}

/** The address of what is chosen; what is usual is left out. */
export function searchOf(chosen: Chosen): URLSearchParams {
  const search = new URLSearchParams();
  if (chosen.filter !== (chosen.due ? 'Open' : 'Red'))
    search.set('show', chosen.filter);
  for (const key of ['authority', 'item', 'due'] as const) {
    const value = chosen[key];
    if (value)
      search.set(key, value);
  }

  if (chosen.tab !== 'cases')
    search.set('tab', chosen.tab);
  return search;
}
