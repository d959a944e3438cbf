import { useQuery } from '@tanstack/react-query';
import { answered, api, type Schemas } from '@/shared/api/client';

export type Guide = Schemas['ItemGuide'];
export type Item = Guide['item'];

/** The item in force under a code. */
export const useGuide = (code: string) => useQuery({
  queryKey: ['item', code, 'guide'],
  queryFn: () => answered(api.GET('/api/v1/items/{code}/guide', { params: { path: { code } } })),
  staleTime: 60_000,
});
