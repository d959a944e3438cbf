import { answered } from './client';

/** A page of a list, and the place the next one begins behind; null at the end. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
}

/** The place that a Link header names for the next page. */
export function nextOf(link: string | null): string | null {
  const address = link?.split(',').find((part) => part.includes('rel="next"'))?.match(/<([^>]*)>/)?.[1];
  return address ? new URLSearchParams(address.slice(address.indexOf('?') + 1)).get('after') : null;
}

/** The answer's rows with the place of the next page. */
export async function paged<T>(asked: Parameters<typeof answered<T[]>>[0]): Promise<Page<T>> {
  const answer = await asked;
  return { rows: await answered<T[]>(Promise.resolve(answer)), next: nextOf(answer.response.headers.get('Link')) };
}
