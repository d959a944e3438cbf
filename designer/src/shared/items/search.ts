import Pinyin from 'pinyin-match';
import type { Schemas } from '@/shared/api/client';

export type ListedItem = Schemas['ListedItem'];

/** Where a part was found: first and last character, both included. */
export type Span = readonly [number, number];

/** An item that fits what was sought, and where in its name. */
export interface Found {
  readonly item: ListedItem;
  readonly spans: readonly Span[];
}

/** Beyond this nobody writes by initials, and the ways to cut letters into syllables grow fast. */
const LettersMost = 24;

/** Characters as they stand, or letters as pinyin: initials (spjy), syllables (shipin), or both mixed. */
function spanIn(text: string, part: string): Span | null {
  const at = text.toLowerCase().indexOf(part);
  if (at >= 0)
    return [at, at + part.length - 1];
  if (!/^[a-zü]+$/.test(part) || part.length > LettersMost)
    return null;
  return Pinyin.match(text, part) || null;
}

/** How well an item fits: its name from the start, its name, its code, its body. */
const Rank = { Start: 0, Name: 1, Code: 2, Body: 3 } as const;

function rankOf(item: ListedItem, part: string, bodies: Map<string, boolean>): { rank: number; span: Span | null } | null {
  const span = spanIn(item.name, part);
  if (span)
    return { rank: span[0] === 0 ? Rank.Start : Rank.Name, span };
  if (item.code.toLowerCase().includes(part))
    return { rank: Rank.Code, span: null };
  let body = bodies.get(item.authority);
  if (body === undefined)
    bodies.set(item.authority, body = spanIn(item.authority, part) !== null);
  return body ? { rank: Rank.Body, span: null } : null;
}

/** Items that hold every word sought, in name, code or body, the best first; all, in their order, when nothing is sought. */
export function find(items: readonly ListedItem[], sought: string): Found[] {
  const parts = partsOf(sought);
  if (parts.length === 0)
    return items.map((item) => ({ item, spans: [] }));
  const bodies = parts.map(() => new Map<string, boolean>());
  const ranked: (Found & { rank: number })[] = [];
  for (const item of items) {
    let rank = 0;
    const spans: Span[] = [];
    const fits = parts.every((part, index) => {
      const hit = rankOf(item, part, bodies[index]!);
      rank += hit?.rank ?? 0;
      if (hit?.span)
        spans.push(hit.span);
      return hit !== null;
    });
    if (fits)
      ranked.push({ item, spans, rank });
  }
  return ranked.sort((a, b) => a.rank - b.rank);
}

/** The words sought; a code copied with its blanks is one word. */
function partsOf(sought: string): string[] {
  const text = sought.trim().toLowerCase();
  const code = text.replace(/\s+/g, '');
  return /^\d{4}[0-9a-z]{14,}$/.test(code) ? [code] : text.split(/\s+/).filter(Boolean);
}

/** Things under the body that decides them, in the order in which the bodies come up. */
export function byAuthority<T>(found: readonly T[], authorityOf: (one: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const one of found) {
    const its = groups.get(authorityOf(one)) ?? [];
    its.push(one);
    groups.set(authorityOf(one), its);
  }
  return [...groups];
}
