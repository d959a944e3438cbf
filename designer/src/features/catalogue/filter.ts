import type { Schemas } from '@/shared/api/client';
import { itemTypes } from '@/shared/items/itemWords';
import type { Found, ListedItem } from '@/shared/items/search';

export type ItemType = Schemas['ItemType'];

/** What the address says is to be shown. */
export interface Filter {
  readonly words: string;
  readonly authority: string | null;
  readonly type: ItemType | null;
  /** The pattern's name without its version; empty for items with steps of their own. */
  readonly pattern: string | null;
}

export const types = Object.keys(itemTypes) as ItemType[];

/** inspection@1 and inspection@2 are one kind of process to a reader. */
export const patternName = (item: ListedItem): string => item.pattern?.split('@')[0] ?? '';

export function filterOf(search: URLSearchParams): Filter {
  const type = search.get('type');
  return {
    words: search.get('q') ?? '',
    authority: search.get('authority'),
    type: types.find((known) => known === type) ?? null,
    pattern: search.get('pattern'),
  };
}

/** The address for a filter; what is not chosen is not in it. */
export function searchOf(filter: Filter): URLSearchParams {
  const search = new URLSearchParams();
  if (filter.words)
    search.set('q', filter.words);
  if (filter.authority)
    search.set('authority', filter.authority);
  if (filter.type)
    search.set('type', filter.type);
  if (filter.pattern !== null)
    search.set('pattern', filter.pattern);
  return search;
}

type Facet = 'authority' | 'type' | 'pattern';

const fits: Record<Facet, (item: ListedItem, filter: Filter) => boolean> = {
  authority: (item, filter) => filter.authority === null || item.authority === filter.authority,
  type: (item, filter) => filter.type === null || item.type === filter.type,
  pattern: (item, filter) => filter.pattern === null || patternName(item) === filter.pattern,
};

export interface Shown {
  readonly found: Found[];
  /** How many there would be with another choice in this facet, all else kept. */
  readonly counts: Record<Facet, Map<string, number>>;
}

/** What is left of what was found, and the counts beside each choice. */
export function shown(found: readonly Found[], filter: Filter): Shown {
  const counts = { authority: new Map<string, number>(), type: new Map<string, number>(), pattern: new Map<string, number>() };
  const left: Found[] = [];
  for (const one of found) {
    const { item } = one;
    const [authority, type, pattern] = [fits.authority(item, filter), fits.type(item, filter), fits.pattern(item, filter)];
    if (type && pattern)
      count(counts.authority, item.authority);
    if (authority && pattern)
      count(counts.type, item.type);
    if (authority && type)
      count(counts.pattern, patternName(item));
    if (authority && type && pattern)
      left.push(one);
  }
  return { found: left, counts };
}

const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
