import { answered, api, type Schemas } from './client';
import { keepSession } from './session';

function keep({ me, csrf }: Schemas['BrowserSession']): void {
  keepSession({ csrf, ...me });
}

export async function signIn(given: Schemas['SignInRequest']): Promise<void> {
  keep(await answered(api.POST('/api/v1/session', { body: given })));
}

/** Takes up the session that another tab or the provider opened; false when there is none. */
export async function takeUpSession(): Promise<boolean> {
  const answer = await api.GET('/api/v1/session');
  if (answer.response.status !== 200 || !answer.data)
    return false;
  keep(answer.data);
  return true;
}

export async function changePassword(given: Schemas['PasswordRequest']): Promise<void> {
  const answer = api.POST('/api/v1/password', { body: given });
  await answered(answer);
  await signIn({ user: given.user, password: given.wanted });
}

/** Ends the session here and at the server; where the provider is to be told too, its address. */
export async function signOut(): Promise<void> {
  try {
    const { next } = await answered(api.DELETE('/api/v1/session'));
    keepSession(null);
    if (next)
      location.assign(next);
  } finally {
    keepSession(null);
  }
}
