import { answered, api } from '@/shared/api/client';

/** The whole catalogue; the browser keeps it and only asks whether it still holds. */
export const itemsQuery = { queryKey: ['items'], queryFn: () => answered(api.GET('/api/v1/items')), staleTime: 60_000 };
