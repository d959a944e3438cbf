import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answered, api, type Schemas } from '@/shared/api/client';
import type { Problem } from '@/shared/api/problem';

export type Revision = Schemas['ListedRevision'];

/** Published versions and revisions of an item. */
export const useVersions = (code: string) => useQuery({
  queryKey: ['definition', code, 'versions'],
  queryFn: () => answered(api.GET('/api/v1/definitions/{code}/versions', { params: { path: { code } } })),
});

/** Revisions of all items, those that wait first. */
export const useRevisions = (isAsked: boolean) => useQuery({
  queryKey: ['definition-revisions'],
  queryFn: () => answered(api.GET('/api/v1/definitions/revisions', {})),
  enabled: isAsked,
});

type Sent = Parameters<typeof answered<Revision>>[0];

/** Proposes, publishes or returns; what is shown of the item is asked again. */
export function useDeciding(code: string, onDone: (done: Revision) => void) {
  const queries = useQueryClient();
  return useMutation<Revision, Problem, () => Sent>({
    mutationFn: (send) => answered<Revision>(send()),
    onSuccess: onDone,
    onSettled: () => Promise.all([
      queries.invalidateQueries({ queryKey: ['definition', code] }),
      queries.invalidateQueries({ queryKey: ['definition-revisions'] }),
      queries.invalidateQueries({ queryKey: ['item', code] }),
      queries.invalidateQueries({ queryKey: ['items'] }),
    ]),
  });
}
