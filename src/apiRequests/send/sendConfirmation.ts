import * as vscode from 'vscode';
import { plainText } from '../../text/plainText';
import type { TokenPermissions, TokenRequest } from '../../tokens/tokenPermissions';
import { maskSecrets } from './maskSecrets';
import { type CheckedRequest, fullPath, type SentRequest } from './sentRequest';

/** What {@link SendConfirmation} needs. */
export interface SendConfirmationDeps {
  permissions: Pick<TokenPermissions, 'requestPermission'>;
}

/** Who asks for a request: the person who has picked it here, or somebody who calls a command. */
export type Asker = 'person' | 'program';

/** The lifetimes of tokens that a call gives if nobody says otherwise, in seconds. */
const [usualLifetime, shortLifetime] = [7_200, 300];

/** How much of a request a question shows, in characters. */
const longestLine = 300;

/** Asks a person for consent to what a request does, and to what its response shows. */
export class SendConfirmation {
  constructor(private readonly deps: SendConfirmationDeps) {}

  /**
   * Returns when a request may be sent. What changes something, and what a program asks for, is confirmed
   * each time. What gives a token to the person is asked for like every other token.
   *
   * @throws {vscode.CancellationError} if the person does not agree
   */
  async confirmRequest(
    request: CheckedRequest,
    account: SentRequest['account'],
    asker: Asker,
  ): Promise<void> {
    const token = tokenRequest(request, account);
    if (asker === 'person' && request.method === 'GET') {
      if (token !== undefined) {
        await this.deps.permissions.requestPermission(token, () => undefined);
      }
      return;
    }
    const send = vscode.l10n.t('Send');
    const line = plainText(String(maskSecrets(`${request.method} ${fullPath(request)}`)));
    const details = [
      request.as === 'app'
        ? vscode.l10n.t('With a token of the app of {0}.', plainText(account.label))
        : vscode.l10n.t('As {0}.', plainText(account.label)),
      ...(token === undefined
        ? []
        : [vscode.l10n.t('The response has a token, which is hidden until you show it.')]),
      ...(asker === 'program'
        ? [
            vscode.l10n.t(
              'If you didn’t run this command yourself, another extension or a task did.',
            ),
          ]
        : []),
    ];
    const answer = await vscode.window.showWarningMessage(
      vscode.l10n.t(
        'Send {0} to Zoom?',
        line.length > longestLine ? `${line.slice(0, longestLine)}…` : line,
      ),
      { modal: true, detail: details.join('\n\n') },
      send,
    );
    if (answer !== send) {
      throw new vscode.CancellationError();
    }
  }

  /**
   * Returns when the person wants to see the secrets of a response.
   *
   * @param retry does all of it once more, if the person has chosen to be asked again
   * @throws {vscode.CancellationError} if the person does not want to
   */
  async confirmSecrets({ request, account }: SentRequest, retry: () => unknown): Promise<void> {
    const token = tokenRequest(request, account);
    if (token !== undefined) {
      await this.deps.permissions.requestPermission(token, retry);
      return;
    }
    const show = vscode.l10n.t('Show');
    const answer = await vscode.window.showWarningMessage(
      vscode.l10n.t('Show the hidden values of this response?'),
      {
        modal: true,
        detail: vscode.l10n.t(
          'Anyone who sees them can join or start meetings, or act as the user. Other extensions can read them while they are shown.',
        ),
      },
      show,
    );
    if (answer !== show) {
      throw new vscode.CancellationError();
    }
  }
}

/** Returns the token that a request gives; `undefined` if it gives none. */
function tokenRequest(
  { known, query }: CheckedRequest,
  account: SentRequest['account'],
): TokenRequest | undefined {
  if (known?.request.response !== 'token') {
    return undefined;
  }
  const { userId } = known.parameters;
  const ttl = Number(query.ttl);
  return {
    account,
    userId: userId === undefined || userId === 'me' ? undefined : userId,
    kind: query.type === 'onbehalf' ? 'onbehalf' : 'zak',
    lifetime:
      Number.isInteger(ttl) && ttl > 0
        ? ttl
        : known.id === 'getZak'
          ? shortLifetime
          : usualLifetime,
  };
}
