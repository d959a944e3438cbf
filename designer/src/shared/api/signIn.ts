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

/** Every session ends with it. */
export async function changePassword(given: Schemas['PasswordRequest']): Promise<void> {
  await answered(api.POST('/api/v1/password', { body: given }));
}

/** 绑定第二因素: the secret is told once and counts once its first code was confirmed. */
export const beginSecondFactor = (given: Schemas['SecondFactorRequest']) => answered(api.POST('/api/v1/second-factor', { body: given }));

/** Every session ends with it. */
export async function confirmSecondFactor(given: Schemas['SecondFactorConfirmation']): Promise<void> {
  await answered(api.POST('/api/v1/second-factor/confirmation', { body: given }));
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
