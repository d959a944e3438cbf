import { sessionNow } from '@/shared/api/session';
import { Problem } from '@/shared/api/problem';

/** Saves a file that the server makes; the name is the server's own. */
export async function downloadFrom(path: string, name: string): Promise<void> {
  const token = sessionNow()?.token;
  const answer = await fetch(path, token ? { headers: { Authorization: `Bearer ${token}` } } : {});
  if (!answer.ok)
    throw Problem.of(answer.status, await answer.json().catch(() => null));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
