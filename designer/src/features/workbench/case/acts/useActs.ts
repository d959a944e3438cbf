import { useQuery } from '@tanstack/react-query';
import { answered, api, type Schemas } from '@/shared/api/client';

export type OfferedAct = Schemas['OfferedAct'];
export type CaseAct = Schemas['CaseAct'];

/** What the reader may do besides finishing a step; the server tries each act and offers what would be lawful. */
export const useActs = (number: string) => useQuery({
  queryKey: ['case', number, 'acts'],
  queryFn: () => answered(api.GET('/api/v1/desk/cases/{number}/acts', { params: { path: { number } } })),
});
