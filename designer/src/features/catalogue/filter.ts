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
  /** What is special about an item now: being revised, coming, to be checked. */
  readonly state: ItemState | null;
}

export const states = ['drafted', 'waiting', 'concern', 'unsure'] as const;
export type ItemState = typeof states[number];

/** The states of an item by its code; most have none. */
export type States = ReadonlyMap<string, ReadonlySet<ItemState>>;

export const stateOf = (value: string | null): ItemState | null => states.find((known) => known === value) ?? null;

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
    state: stateOf(search.get('state')),
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
  if (filter.state)
    search.set('state', filter.state);
  return search;
}

type Facet = 'authority' | 'type' | 'pattern' | 'state';

export interface Shown {
  readonly found: Found[];
  /** How many there would be with another choice in this facet, all else kept. */
  readonly counts: Record<Facet, Map<string, number>>;
}

const nobody: ReadonlySet<ItemState> = new Set();

/** What is left of what was found, and the counts beside each choice. */
export function shown(found: readonly Found[], filter: Filter, statesOf: States = new Map()): Shown {
  const counts = { authority: new Map<string, number>(), type: new Map<string, number>(), pattern: new Map<string, number>(), state: new Map<string, number>() };
  const left: Found[] = [];
  for (const one of found) {
    const { item } = one;
    const its = statesOf.get(item.code) ?? nobody;
    const fits: Record<Facet, boolean> = {
      authority: filter.authority === null || item.authority === filter.authority,
      type: filter.type === null || item.type === filter.type,
      pattern: filter.pattern === null || patternName(item) === filter.pattern,
      state: filter.state === null || its.has(filter.state),
    };
    const fitsBut = (facet: Facet) => Object.entries(fits).every(([each, isFit]) => isFit || each === facet);
    if (fitsBut('authority'))
      count(counts.authority, item.authority);
    if (fitsBut('type'))
      count(counts.type, item.type);
    if (fitsBut('pattern'))
      count(counts.pattern, patternName(item));
    if (fitsBut('state'))
      its.forEach((state) => count(counts.state, state));
    if (Object.values(fits).every(Boolean))
      left.push(one);
  }
  return { found: left, counts };
}

const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
