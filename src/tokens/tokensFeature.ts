import * as vscode from 'vscode';
import type { AccountsFeature } from '../accounts/accountsFeature';
import { findJwtAt } from '../jwt/findJwts';
import { lazy } from '../platform/lazy';
import type { Services } from '../platform/services';

/** Registers the commands about tokens, and the hover that says what a token is. */
export function activateTokens(
  { commands, settings, secrets, clock, globalState, workspaceState, log, own }: Services,
  accounts: AccountsFeature,
): void {
  const loadPermissions = lazy(async () => {
    const { TokenPermissions } = await import(
      /* webpackChunkName: "tokens" */ './tokenPermissions'
    );
    return new TokenPermissions({ global: globalState, workspace: workspaceState });
  });
  own(
    accounts.store.onDidChange(({ removed }) => {
      if (removed.length > 0) {
        loadPermissions()
          .then((permissions) => permissions.forgetAccounts(removed))
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
    const [{ TokenCheck }, { TokenDiagnostics }, { createReaderLocale }, credentials] =
      await Promise.all([
        import(/* webpackChunkName: "checkToken" */ './check/tokenCheck'),
        import(/* webpackChunkName: "checkToken" */ './check/tokenDiagnostics'),
        import(/* webpackChunkName: "checkToken" */ '../platform/readerLocale'),
        loadCredentials(),
      ]);
    return new TokenCheck({
      credentials,
      clock,
      locale: own(createReaderLocale(settings)),
      diagnostics: own(new TokenDiagnostics()),
    });
  });
  commands.register('checkToken', async () => (await loadCheck()).handlers);
  own(
    vscode.languages.registerHoverProvider('*', {
      provideHover: async (document, position) => {
        const line = document.lineAt(position.line).text;
        const found = findJwtAt(line, position.character);
        return found && (await loadCheck()).createHover(document, position, found);
      },
    }),
  );
  commands.register('tokens', async () => {
    const [{ ZakCommands }, { GitIgnore }, { EditorInsertion }, permissions, { clients }] =
      await Promise.all([
        import(/* webpackChunkName: "tokens" */ './zakCommands'),
        import(/* webpackChunkName: "tokens" */ './gitIgnore'),
        import(/* webpackChunkName: "insertion" */ '../platform/editorInsertion'),
        loadPermissions(),
        accounts.load(),
      ]);
    return new ZakCommands({
      clients,
      settings,
      insertion: new EditorInsertion(),
      gitIgnore: new GitIgnore(),
      permissions,
    }).handlers;
  });
}
