import { expect, it } from 'vitest';
import { AppTokens } from '../../../src/accounts/tokens/appTokens';
import { ActionableError } from '../../../src/platform/actionableError';

const oauthUrl = 'https://zoom.example/oauth';

/** The tokens of an app that has no secret, and of what kind the account's sign-in is. */
const tokensOf = (serverAccountId: string | undefined) =>
  new AppTokens(
    {
      currentAccount: () =>
        Promise.resolve({
          ...{ clientId: 'app', oauthUrl, accessToken: 'own', expiresAt: 5 },
          serverAccountId,
        } as never),
    },
    { forAccount: () => Promise.resolve({ clientId: 'app', oauthUrl } as never) },
    { waitFor: () => Promise.reject(new Error('Nothing is sent.')) },
  );

it('A public app has no token of its own, and the error has the button that helps', async () => {
  const error: unknown = await tokensOf(undefined)
    .requestAppToken('ada')
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ActionableError);
  expect(error).toMatchObject({
    message: expect.stringContaining('this account uses a public client ID') as unknown,
    actions: [expect.objectContaining({ title: 'Set Up Zoom App' })],
  });
});

it('A server-to-server app has the token of its account, and no other is requested', async () => {
  expect(await tokensOf('account').requestAppToken('ada')).toEqual({ token: 'own', expiresAt: 5 });
});
