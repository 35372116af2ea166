import * as vscode from 'vscode';
import { pickAccount } from '../../accounts/clients/pickAccount';
import type { AccountSummary, ZoomClients } from '../../accounts/clients/zoomClients';
import { ownHostsOf } from '../../links/zoomLink';
import type { MeetingResolver } from '../../meetings/target/meetingResolver';
import type { CommandHandlers } from '../../platform/commandRegistry';
import { explainFailure } from '../../platform/failedAction';
import { back, QuickInputSteps } from '../../platform/quickInputSteps';
import type { Settings } from '../../platform/settings';
import { plainText } from '../../text/plainText';
import type { TokenPermissions, TokenRequest } from '../../tokens/tokenPermissions';
import { ZoomValidationError } from '../../zoom/errors';
import { pathParameters } from '../catalog/findRequests';
import type { RequestId } from '../catalog/zoomRequests';
import { requestById, zoomRequests } from '../catalog/zoomRequests';
import { findMeetingAtCursor, meetingValues, valuesOf } from '../insert/insertApiRequest';
import type { SnippetInsertion } from '../insert/snippetInsertion';
import { requestLabel } from '../labels/requestLabels';
import { customSnippetRequest } from '../snippets/snippetRequest';
import type { ApiResults, ResultCommand } from './apiResults';
import type { ApiSender } from './apiSender';
import { checkRequest, readRequestLine, readSendOptions } from './checkRequest';
import { maskSecrets } from './maskSecrets';
import { type CheckedRequest, fullPath, type SentRequest } from './sentRequest';

/** What {@link SendApiRequest} needs. */
export interface SendApiRequestDeps {
  settings: Pick<Settings, 'apiUrl'>;
  clients: Pick<ZoomClients, 'usableAccounts'>;
  sender: Pick<ApiSender, 'sendRequest'>;
  results: Pick<ApiResults, 'history' | 'add' | 'find' | 'setMasked' | 'showResult'>;
  insertion: Pick<SnippetInsertion, 'listTargets' | 'insertSnippet'>;
  permissions: Pick<TokenPermissions, 'requestPermission'>;
  /** Loads what lets a person pick a meeting, when it is first needed. */
  loadResolver: () => Promise<Pick<MeetingResolver, 'find'>>;
  now: () => Date;
}

/** Who asks for a request: the person who has picked it here, or somebody who calls a command. */
type Asker = 'person' | 'program';

interface RequestItem extends vscode.QuickPickItem {
  id?: RequestId;
  /** A request that was sent before. */
  sent?: SentRequest;
  /** For a method and a path that are entered: whose access token is sent. */
  as?: CheckedRequest['as'];
}

/** The lifetimes of tokens that a call gives if nobody says otherwise, in seconds. */
const [usualLifetime, shortLifetime] = [7_200, 300];

/** How much of a request a question shows, in characters. */
const longestLine = 300;

/** Sends calls of Zoom's API for people who try them out. */
export class SendApiRequest {
  readonly handlers: CommandHandlers<'sendApiRequest'> = {
    'zoom.sendApiRequest': (options) => this.sendApiRequest(options),
  };

  private readonly input = new QuickInputSteps();

  constructor(private readonly deps: SendApiRequestDeps) {}

  /**
   * Sends a request that a button outside the results names, after a question, and shows the response.
   *
   * @throws {ZoomValidationError} if it may not be sent
   */
  async sendFromButton(argument: unknown): Promise<void> {
    const { account, given } = await this.readOptions(argument);
    if (given !== undefined) {
      const { uri } = await this.send(given, account, 'program');
      await this.deps.results.showResult(uri);
    }
  }

  /** Does what a button in a result says. */
  async runResultAction(argument: unknown): Promise<void> {
    const { results } = this.deps;
    const { action, uri = '' }: Partial<ResultCommand> =
      typeof argument === 'object' && argument !== null ? argument : {};
    const sent = results.find(uri);
    if (sent === undefined) {
      return;
    }
    switch (action) {
      case 'sendAgain':
        // A program that runs this command can only repeat what the person has agreed to before.
        await results.showResult((await this.send(sent.request, sent.account, 'person')).uri);
        return;
      case 'showSecrets':
        await this.requestSecrets(sent, () => this.runResultAction(argument));
        results.setMasked(uri, false);
        return;
      case 'hideSecrets':
        results.setMasked(uri, true);
        return;
      case 'insertAs':
        await this.insertAs(sent);
        return;
      case undefined:
    }
  }

  private async sendApiRequest(argument: unknown): Promise<unknown> {
    const { account, given } = await this.readOptions(argument);
    if (given !== undefined) {
      const { response } = (await this.send(given, account, 'program')).sent;
      if (response.error !== undefined) {
        throw response.error;
      }
      return maskSecrets(response.body);
    }
    const picked = await this.pickRequest(account);
    const { sent, uri } = await this.send(picked.request, picked.account, 'person');
    await this.deps.results.showResult(uri);
    return maskSecrets(sent.response.body);
  }

  /**
   * Reads what a program asks for. Which account sends it is the person's choice, so nobody is asked about
   * what none of them may send.
   */
  private async readOptions(
    argument: unknown,
  ): Promise<{ account: AccountSummary; given: CheckedRequest | undefined }> {
    const accounts = await this.deps.clients.usableAccounts();
    readSendOptions(
      argument,
      accounts.flatMap((one) => this.basesOf(one)),
    );
    const account = await pickAccount(
      accounts,
      vscode.l10n.t('Select an account for the API request'),
    );
    return { account, given: readSendOptions(argument, this.basesOf(account)) };
  }

  private async send(
    request: CheckedRequest,
    account: SentRequest['account'],
    asker: Asker,
  ): Promise<{ sent: SentRequest; uri: vscode.Uri }> {
    await this.confirm(request, account, asker);
    const sentAt = this.deps.now();
    const label = `${request.method} ${request.path}`;
    const response = await explainFailure(
      {
        failed: vscode.l10n.t('Couldn’t send {0}.', plainText(label)),
        ...(request.method !== 'GET' && {
          unconfirmed: vscode.l10n.t(
            '{0} was sent, but there was no response. Zoom may have acted on it.',
            plainText(label),
          ),
        }),
      },
      () => this.deps.sender.sendRequest(account, request),
    );
    const sent = { request, account, response, sentAt };
    return { sent, uri: this.deps.results.add(sent) };
  }

  /**
   * Returns when a request may be sent. What changes something, and what a program asks for, is confirmed
   * each time. What gives a token to the person is asked for like every other token.
   */
  private async confirm(
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

  /** Returns when the person wants to see the secrets of a response. */
  private async requestSecrets({ request, account }: SentRequest, retry: () => unknown) {
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

  private async pickRequest(
    account: AccountSummary,
  ): Promise<{ request: CheckedRequest; account: SentRequest['account'] }> {
    const bases = this.basesOf(account);
    const item = await this.ask(vscode.l10n.t('Send API Request'), () =>
      this.input.showQuickPick<RequestItem>({
        items: this.requestItems(),
        placeholder: vscode.l10n.t('Select a request'),
      }),
    );
    if (item.sent !== undefined) {
      return item.sent;
    }
    const { id } = item;
    if (id === undefined) {
      const request = await this.askLine('GET /users/me', bases);
      return {
        request: await this.askBody({ ...request, as: item.as ?? request.as }),
        account,
      };
    }
    const request = await this.fillIn(id, account);
    return { request, account };
  }

  private async fillIn(id: RequestId, account: AccountSummary): Promise<CheckedRequest> {
    const bases = this.basesOf(account);
    const { method, path: template } = requestById(id);
    const meeting = pathParameters({ path: template }).includes('meetingId')
      ? (findMeetingAtCursor(ownHostsOf([account])) ?? (await this.pickMeeting()))
      : undefined;
    const values = valuesOf(id, { meeting, userId: undefined, now: this.deps.now() });
    const path = template.replace(/\{(\w+)\}/g, (braces, name: string) => {
      const value = values.parameters?.[name] ?? (name === 'userId' ? 'me' : undefined);
      return value === undefined ? braces : encodeURIComponent(value);
    });
    const query = Object.fromEntries(
      Object.entries({ ...examplesOf(id, 'query'), ...values.query }).map(([name, value]) => [
        name,
        String(value),
      ]),
    );
    if (path.includes('{')) {
      return this.askBody(await this.askLine(`${method} ${fullPath({ path, query })}`, bases), id);
    }
    const request = checkRequest({ method, path, query, as: 'account' }, bases);
    return this.askBody(request, id, values.body);
  }

  private async pickMeeting() {
    const resolver = await this.deps.loadResolver();
    return meetingValues(
      await resolver.find(undefined, vscode.l10n.t('Which meeting is the request about?')),
    );
  }

  private async askLine(value: string, bases: readonly string[]): Promise<CheckedRequest> {
    const line = await this.ask(vscode.l10n.t('Send API Request'), () =>
      this.input.showInputBox({
        value,
        placeholder: 'GET /users/me',
        prompt: vscode.l10n.t('Enter the method and the path below {0}.', bases[0] ?? ''),
        validate: (text) => problemIn(() => readRequestLine(text, bases)),
      }),
    );
    return readRequestLine(line, bases);
  }

  private async askBody(
    request: CheckedRequest,
    id = request.known?.id,
    values: Readonly<Record<string, unknown>> = {},
  ): Promise<CheckedRequest> {
    const examples = { ...(id === undefined ? {} : examplesOf(id, 'body')), ...values };
    const known = id === undefined ? undefined : requestById(id);
    const hasBody = known === undefined || (known.host === 'api' && known.body !== undefined);
    if (request.method === 'GET' || request.method === 'DELETE' || !hasBody) {
      return request;
    }
    const text = await this.ask(vscode.l10n.t('Send API Request'), () =>
      this.input.showInputBox({
        value: Object.keys(examples).length === 0 ? '' : JSON.stringify(examples),
        placeholder: '{ }',
        prompt: vscode.l10n.t('Enter the JSON body of the request. Leave it empty for none.'),
        validate: (typed) =>
          typed.trim() === '' || isJsonObject(typed)
            ? undefined
            : vscode.l10n.t('The body must be a JSON object or a list.'),
      }),
    );
    return text.trim() === '' ? request : { ...request, body: JSON.parse(text) as unknown };
  }

  private async ask<T>(title: string, question: () => Promise<T | typeof back>): Promise<T> {
    const answer = await this.input.askOne(title, false, question);
    if (answer === back) {
      throw new vscode.CancellationError();
    }
    return answer;
  }

  private requestItems(): RequestItem[] {
    const separator = (label: string): RequestItem => ({
      label,
      kind: vscode.QuickPickItemKind.Separator,
    });
    const sent = this.deps.results.history.map(([, one]): RequestItem => ({
      label: plainText(String(maskSecrets(`${one.request.method} ${fullPath(one.request)}`))),
      description: `${one.response.status} · ${plainText(one.account.label)}`,
      sent: one,
    }));
    return [
      ...(Object.keys(zoomRequests) as RequestId[])
        .filter((id) => requestById(id).host === 'api')
        .map((id): RequestItem => {
          const { method, path } = requestById(id);
          return { label: requestLabel(id), description: `${method} ${path}`, id };
        }),
      separator(vscode.l10n.t('Other Requests')),
      { label: vscode.l10n.t('Enter a Method and a Path'), as: 'account' },
      {
        label: vscode.l10n.t('Enter a Method and a Path for the App'),
        description: vscode.l10n.t('With a token that belongs to the app and to no user'),
        as: 'app',
      },
      ...(sent.length === 0 ? [] : [separator(vscode.l10n.t('Sent from This Window')), ...sent]),
    ];
  }

  private async insertAs({ request, account }: SentRequest): Promise<void> {
    const { insertion } = this.deps;
    const item = await this.ask(vscode.l10n.t('Insert API Request'), () =>
      this.input.showQuickPick({
        items: insertion.listTargets(),
        placeholder: vscode.l10n.t('Select a language'),
      }),
    );
    if (item.target === undefined) {
      return;
    }
    const { method, path, query, body } = request;
    const snippet = customSnippetRequest(
      {
        method,
        path,
        query,
        ...(typeof body === 'object' &&
          body !== null &&
          !Array.isArray(body) && { body: { ...body } }),
      },
      { apiUrl: this.deps.settings.apiUrl || account.apiUrl },
    );
    await insertion.insertSnippet(snippet, item.target);
  }

  private basesOf({ apiUrl }: Pick<AccountSummary, 'apiUrl'>): string[] {
    return [...new Set([apiUrl, this.deps.settings.apiUrl])];
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

function examplesOf(id: RequestId, part: 'query' | 'body'): Record<string, unknown> {
  const request = requestById(id);
  const fields = request.host === 'api' ? (request[part] ?? []) : [];
  return Object.fromEntries(
    fields.flatMap(({ name, example }) => (example === undefined ? [] : [[name, example]])),
  );
}

function problemIn(check: () => unknown): string | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    return error instanceof ZoomValidationError ? error.fields[0]?.message : undefined;
  }
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}
