import * as vscode from 'vscode';
import type { AccountsFeature } from '../accounts/accountsFeature';
import type { MeetingsFeature } from '../meetings/meetingsFeature';
import { lazy } from '../platform/lazy';
import type { Services } from '../platform/services';
import { ExpiryLenses } from './expiry/expiryLenses';
import type { TokenPermissions } from './tokenPermissions';

/**
 * How a token begins: with a JSON object in base64url, which has a name or white space first. This only
 * decides whether the code that finds tokens is loaded.
 */
const beginning = /eyJ|\be(?:y[AI]|w[0ko])\w/;

/** How far around the pointer a token can begin, in characters. */
const tokenReach = 131_072;

/** The tokens, for other features. */
export interface TokensFeature {
  /** Loads what asks a person before a command gives a token. */
  loadPermissions(): Promise<TokenPermissions>;
}

/** Registers the commands about tokens, and what says what a token is and when it expires. */
export function activateTokens(
  services: Services,
  accounts: AccountsFeature,
  meetings: MeetingsFeature,
): TokensFeature {
  const { commands, settings, secrets, clock, globalState, workspaceState, log, own } = services;
  const loadPermissions = lazy(async () => {
    const { TokenPermissions } = await import(
      /* webpackChunkName: "tokens" */ './tokenPermissions'
    );
    return new TokenPermissions({ global: globalState, workspace: workspaceState });
  });
  const loadInserted = lazy(async () => {
    const { InsertedTokens } = await import(
      /* webpackChunkName: "insertedTokens" */ './expiry/insertedTokens'
    );
    return new InsertedTokens(globalState);
  });
  own(
    accounts.store.onDidChange(({ removed }) => {
      if (removed.length > 0) {
        Promise.all([loadPermissions(), loadInserted()])
          .then(async ([permissions, inserted]) => {
            await permissions.forgetAccounts(removed);
            await inserted.forgetAccounts(removed);
          })
          .catch((error: unknown) => {
            log.error(error);
          });
      }
    }),
  );
  const loadCredentials = lazy(async () => {
    const { SdkCredentialStore } = await import(
      /* webpackChunkName: "sdkTokens" */ './sdkCredentials'
    );
    return new SdkCredentialStore(settings, secrets);
  });
  commands.register('sdkSecrets', async () => {
    const [{ SdkSecretCommands }, credentials] = await Promise.all([
      import(/* webpackChunkName: "sdkTokens" */ './sdkSecretCommands'),
      loadCredentials(),
    ]);
    return new SdkSecretCommands(credentials).handlers;
  });
  const loadCheck = lazy(async () => {
    const [{ createTokenCheck }, credentials] = await Promise.all([
      import(/* webpackChunkName: "checkToken" */ './check/createTokenCheck'),
      loadCredentials(),
    ]);
    return createTokenCheck({ clock, settings, own }, credentials);
  });
  commands.register('checkToken', async () => (await loadCheck()).handlers);
  own(
    vscode.languages.registerHoverProvider('*', {
      provideHover: async (document, position) => {
        const { text } = document.lineAt(position.line);
        const { character } = position;
        // No more than a token can have on either side, so that long lines take no longer.
        const around = text.slice(Math.max(0, character - tokenReach), character + tokenReach);
        return beginning.test(around)
          ? (await loadCheck()).createHover(document, position)
          : undefined;
      },
    }),
  );
  const loadCommands = lazy(async () => {
    const [{ createTokenCommands }, permissions, inserted, credentials, parts] = await Promise.all([
      import(/* webpackChunkName: "tokens" */ './createTokenCommands'),
      loadPermissions(),
      loadInserted(),
      loadCredentials(),
      accounts.load(),
    ]);
    const { requestAppToken } = accounts;
    return createTokenCommands(services, {
      ...{ ...parts, requestAppToken, loadMeetings: () => meetings.load() },
      ...{ permissions, inserted, credentials },
    });
  });
  commands.register('tokens', async () => (await loadCommands()).zak);
  commands.register('insertToken', async () => (await loadCommands()).insert);
  const loadExpiry = lazy(async () => {
    const [{ createTokenExpiry }, inserted] = await Promise.all([
      import(/* webpackChunkName: "tokenExpiry" */ './expiry/tokenExpiry'),
      loadInserted(),
    ]);
    return createTokenExpiry(services, inserted);
  });
  const lenses = new ExpiryLenses({
    beginning,
    load: loadExpiry,
    onError: (error) => {
      log.error(error);
    },
  });
  own(vscode.languages.registerCodeLensProvider('*', own(lenses)));
  return { loadPermissions };
}
