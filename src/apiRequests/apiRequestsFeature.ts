import * as vscode from 'vscode';
import type { AccountsFeature } from '../accounts/accountsFeature';
import type { MeetingsFeature } from '../meetings/meetingsFeature';
import { lazy } from '../platform/lazy';
import type { Services } from '../platform/services';
import type { TokensFeature } from '../tokens/tokensFeature';

/** What a path of Zoom's API has. This only decides whether the code that finds paths is loaded. */
const pathStart =
  /[}2]\/(?:users|(?:past_|live_)?meetings|contacts)\b|^[ \t]{0,9}(?:GET|POST|PUT|PATCH|DELETE) \/[a-z]/im;

/** The longest document that gets buttons, in characters, and the longest part of a line for a hover. */
const [longestDocument, longestLine] = [1_000_000, 5_000];

/** Registers the commands about requests of people's own programs. */
export function activateApiRequests(
  services: Services,
  accounts: AccountsFeature,
  { meetings, tokens }: { meetings: MeetingsFeature; tokens: TokensFeature },
): void {
  const { commands, settings, clock, errors, own } = services;
  const loadResolver = async () => (await meetings.load()).resolver;
  commands.register('insertApiRequest', async () => {
    const [{ createInsertCommands }, { clients }] = await Promise.all([
      import(/* webpackChunkName: "apiRequests" */ './insert/insertApiRequest'),
      accounts.load(),
    ]);
    return createInsertCommands({ settings, clients, clock, loadResolver });
  });
  const loadSend = lazy(async () => {
    const [{ createSend }, parts, permissions] = await Promise.all([
      import(/* webpackChunkName: "apiRequests" */ './send/createSend'),
      accounts.load(),
      tokens.loadPermissions(),
    ]);
    const requestAppToken = (accountId: string) => accounts.requestAppToken(accountId);
    return createSend(services, parts, { permissions, loadResolver, requestAppToken });
  });
  commands.register('sendApiRequest', async () => (await loadSend()).handlers);
  commands.registerRowCommand('_zoom.apiResult', (action) => {
    loadSend()
      .then((send) => send.runResultAction(action))
      .catch((error: unknown) => errors.showUnlessCancelled(error));
  });
  commands.registerRowCommand('_zoom.sendApiPath', (request) => {
    loadSend()
      .then((send) => send.sendFromButton(request))
      .catch((error: unknown) => errors.showUnlessCancelled(error));
  });
  const loadHovers = () => import(/* webpackChunkName: "pathHovers" */ './pathHovers/pathHovers');
  own(
    vscode.languages.registerHoverProvider('*', {
      provideHover: async (document, position) =>
        pathStart.test(document.lineAt(position.line).text.slice(0, longestLine))
          ? (await loadHovers()).createPathHover(document, position)
          : undefined,
    }),
  );
  own(
    vscode.languages.registerCodeLensProvider('*', {
      provideCodeLenses: async (document) => {
        const text = document.getText();
        return text.length <= longestDocument && pathStart.test(text)
          ? (await loadHovers()).createPathLenses(document)
          : [];
      },
    }),
  );
}
