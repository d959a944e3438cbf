import { useQuery } from '@tanstack/react-query';
import { answered, api, type Schemas } from '@/shared/api/client';

export type CaseFile = Schemas['CaseFile'];

/** Files of the case in the order of the item's list, the newest of a material first; photos of visits last. */
export function useFiles(page: Schemas['CasePage']): readonly CaseFile[] {
  const { number } = page;
  const files = useQuery({
    queryKey: ['case', number, 'files'],
    queryFn: () => answered<CaseFile[]>(api.GET('/api/v1/cases/{number}/files', { params: { path: { number } } })),
  });
  return inOrder(files.data ?? [], page.materials.map((material) => material.key));
}

export function inOrder(files: readonly CaseFile[], keys: readonly string[]): CaseFile[] {
  const rank = (file: CaseFile) => (keys.indexOf(file.place) + keys.length + 1) % (keys.length + 1);
  return files.filter((file) => file.type).sort((a, b) => rank(a) - rank(b) || b.sequence - a.sequence);
}

export const pathOf = (number: string, file: CaseFile): string => `/api/v1/cases/${encodeURIComponent(number)}/files/${file.sha256}?inline=true`;

/** A length as people say it: 820 B, 12 KB, 3.4 MB. */
export function lengthOf(bytes: number): string {
  if (bytes < 1000)
    return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
