import { identify, type Schemas } from './client';
import { Problem } from './problem';

/** A file as the server keeps it, with its name. */
export type Uploaded = Schemas['MaterialFile'];

async function sent(path: string, method: string, body?: Blob): Promise<Response> {
  const headers = identify(new Headers(body ? { 'Content-Type': body.type || 'application/octet-stream' } : {}), method);
  const answer = await fetch(path, { method, headers, body: body ?? null }).catch(() => { throw Problem.unreachable(); });
  if (!answer.ok)
    throw Problem.of(answer.status, await answer.json().catch(() => null));
  return answer;
}

/** The bytes of a file, for showing. */
export const fileAt = async (path: string): Promise<Blob> => (await sent(path, 'GET')).blob();

/** Hands a file over; the server checks its size and, by content, its kind. */
export async function upload(file: File): Promise<Uploaded> {
  const kept = await (await sent(`/api/v1/files?name=${encodeURIComponent(file.name)}`, 'POST', file)).json() as Schemas['Upload'];
  return { name: file.name, sha256: kept.sha256 ?? '' };
}
