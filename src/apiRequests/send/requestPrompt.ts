import * as vscode from 'vscode';
import type { AccountSummary } from '../../accounts/clients/zoomClients';
import { ownHostsOf } from '../../links/zoomLink';
import type { MeetingResolver } from '../../meetings/target/meetingResolver';
import { back, QuickInputSteps } from '../../platform/quickInputSteps';
import { plainText } from '../../text/plainText';
import { ZoomValidationError } from '../../zoom/errors';
import { pathParameters } from '../catalog/findRequests';
import type { RequestId } from '../catalog/zoomRequests';
import { requestById, zoomRequests } from '../catalog/zoomRequests';
import { findMeetingAtCursor, meetingValues, valuesOf } from '../insert/insertApiRequest';
import { requestLabel } from '../labels/requestLabels';
import type { ApiResults } from './apiResults';
import { checkRequest, readRequestLine } from './checkRequest';
import { maskSecrets } from './maskSecrets';
import { type CheckedRequest, fullPath, type SentRequest } from './sentRequest';

/** What {@link RequestPrompt} needs. */
export interface RequestPromptDeps {
  results: Pick<ApiResults, 'history'>;
  /** Loads what lets a person pick a meeting, when it is first needed. */
  loadResolver: () => Promise<Pick<MeetingResolver, 'find'>>;
  now: () => Date;
}

interface RequestItem extends vscode.QuickPickItem {
  id?: RequestId;
  /** A request that was sent before. */
  sent?: SentRequest;
  /** For a method and a path that are entered: whose access token is sent. */
  as?: CheckedRequest['as'];
}

/** Asks a person which request is to be sent, and with which values. */
export class RequestPrompt {
  private readonly input = new QuickInputSteps();

  constructor(private readonly deps: RequestPromptDeps) {}

  /**
   * Asks for a request, and for what the chosen one needs.
   *
   * @param bases the addresses of the API that a full URL may begin with
   * @returns the request, with the account that is to send it: that of a request that was sent before
   * @throws {vscode.CancellationError} on Escape
   */
  async pickRequest(
    account: AccountSummary,
    bases: readonly string[],
  ): Promise<{ request: CheckedRequest; account: SentRequest['account'] }> {
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
    const request = await this.fillIn(id, account, bases);
    return { request, account };
  }

  private async fillIn(
    id: RequestId,
    account: AccountSummary,
    bases: readonly string[],
  ): Promise<CheckedRequest> {
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

  private async ask<T>(title: string, question: () => Promise<T | typeof back>): Promise<T> {
    const answer = await this.input.askOne(title, false, question);
    if (answer === back) {
      throw new vscode.CancellationError();
    }
    return answer;
  }
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
