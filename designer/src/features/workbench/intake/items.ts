import type { Schemas } from '@/shared/api/client';

type ListedItem = Schemas['ListedItem'];

/** Items that hold every word sought, in name, body or code. */
export function find(items: readonly ListedItem[], sought: string): ListedItem[] {
  const parts = sought.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter((item) => {
    const text = `${item.name} ${item.authority} ${item.code}`.toLowerCase();
    return parts.every((part) => text.includes(part));
  });
}

/** Items under the body that decides them. */
export function byAuthority(items: readonly ListedItem[]): [string, ListedItem[]][] {
  const groups = new Map<string, ListedItem[]>();
  for (const item of items) {
    const its = groups.get(item.authority) ?? [];
    its.push(item);
    groups.set(item.authority, its);
  }
  return [...groups];
}
