import { useQuery } from '@tanstack/react-query';
import { answered, api, type Schemas } from '@/shared/api/client';
import { Problem } from '@/shared/api/problem';

/** What a draft is begun over: the newest published text, or nothing where the item is new. */
export type Begun = Schemas['DefinitionText'];

const notFound = 404;

/** The newest published definition; for a code that no item has yet, an empty one of version 0. */
export const useDefinition = (code: string) => useQuery<Begun>({
  queryKey: ['definition', code, 'begun'],
  queryFn: () => answered(api.GET('/api/v1/definitions/{code}', { params: { path: { code } } })).catch((problem: unknown) => {
    if (problem instanceof Problem && problem.status === notFound)
      return { code, file: `${code}.yaml`, version: 0, hash: '', text: '' };
    throw problem;
  }),
  staleTime: Infinity,
});
