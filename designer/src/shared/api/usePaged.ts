import { keepPreviousData, useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import type { answered } from './client';
import { paged } from './paged';

type Ask<T> = (after: { after?: string }) => Parameters<typeof answered<T[]>>[0];

/** A list of the server page by page; what was there stays until the next answer is here. */
export const usePaged = <T>(queryKey: QueryKey, ask: Ask<T>, refetchInterval: number | false = false) => useInfiniteQuery({
  queryKey,
  queryFn: ({ pageParam }) => paged<T>(ask(pageParam ? { after: pageParam } : {})),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.next ?? undefined,
  refetchInterval,
  placeholderData: keepPreviousData,
});
