import createClient, { type Middleware } from 'openapi-fetch';
import type { components, paths } from './schema';
import { Problem } from './problem';
import { keepSession, sessionNow } from './session';

export type Schemas = components['schemas'];

/** Says on a request who asks: a token, or beside the session's cookie what no other page can know. */
export function identify(headers: Headers, method: string): Headers {
  const session = sessionNow();
  if (session?.token)
    headers.set('Authorization', `Bearer ${session.token}`);
  else if (session?.csrf && method !== 'GET')
    headers.set('X-CSRF-Token', session.csrf);
  return headers;
}

/** Asked with a password of one's own: a refusal says nothing about the session. */
const byPassword: ReadonlySet<string> = new Set(['/api/v1/session', '/api/v1/password', '/api/v1/second-factor', '/api/v1/second-factor/confirmation']);

const identity: Middleware = {
  onRequest({ request }) {
    identify(request.headers, request.method);
    // Refusals come in both languages, Chinese as the title; which of them is shown is the screen's choice, not the browser's.
    request.headers.set('Accept-Language', 'zh-CN');
    // One click is one command, however often the network makes us send it.
    if (request.method === 'POST' && !request.headers.has('Idempotency-Key'))
      request.headers.set('Idempotency-Key', crypto.randomUUID());
    return request;
  },
  onResponse({ response, schemaPath }) {
    if (response.status === 401 && !byPassword.has(schemaPath))
      keepSession(null);
  },
};

/** The server's API with its own types; same origin. */
export const api = createClient<paths>({ baseUrl: '' });
api.use(identity);

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The answer's value, or the server's problem thrown. */
export async function answered<T>(asked: Promise<Answer<T>>): Promise<NonNullable<T>> {
  let answer: Answer<T>;
  try {
    answer = await asked;
  } catch (fault) {
    throw fault instanceof Problem || (fault instanceof DOMException && fault.name === 'AbortError') ? fault : Problem.unreachable();
  }

  if (!answer.response.ok)
    throw Problem.of(answer.response.status, answer.error);
  return answer.data as NonNullable<T>;
}
