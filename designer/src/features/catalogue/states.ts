import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answered, api } from '@/shared/api/client';
import { useSession } from '@/shared/api/session';
import { itemsQuery } from '@/shared/items/itemsQuery';
import { words, type Words } from '@/shared/words/words';
import { useAllDrafts } from './begin/OwnDrafts';
import type { ItemState, States } from './filter';
import { useRevisions } from './revision/useRevisions';

export const itemStates: readonly (readonly [ItemState, Words])[] = [
  ['drafted', words('起草修订中', 'being revised')],
  ['waiting', words('修订待审核或者发布', 'a revision waits')],
  ['concern', words('体检有提示', 'a concern')],
  ['unsure', words('使用前须核对', 'check before use')],
];

/** How the catalogue stands; asked for by policy staff only. */
export const useHealth = (isAsked: boolean) => useQuery({ queryKey: ['catalogue-health'], queryFn: () => answered(api.GET('/api/v1/definitions/health', {})), enabled: isAsked, staleTime: 60_000 });

/** What is special about each item now. */
export function useStates(): States {
  const isPolicyStaff = useSession()?.roles.includes('政策人员') ?? false;
  const items = useQuery(itemsQuery).data;
  const drafts = useAllDrafts(isPolicyStaff).data;
  const revisions = useRevisions(isPolicyStaff).data;
  const health = useHealth(isPolicyStaff).data;
  return useMemo(() => {
    const states = new Map<string, Set<ItemState>>();
    const add = (code: string, state: ItemState) => states.set(code, (states.get(code) ?? new Set()).add(state));
    drafts?.forEach((draft) => add(draft.code, 'drafted'));
    revisions?.filter((revision) => !revision.outcome).forEach((revision) => add(revision.code, 'waiting'));
    health?.concerns.forEach((concern) => add(concern.code, 'concern'));
    items?.filter((item) => item.confidence === 'Low').forEach((item) => add(item.code, 'unsure'));
    return states;
  }, [items, drafts, revisions, health]);
}
