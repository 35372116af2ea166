import * as vscode from 'vscode';
import { pickAccount } from '../../accounts/clients/pickAccount';
import type { AccountSummary, ZoomClients } from '../../accounts/clients/zoomClients';
import type { CommandHandlers } from '../../platform/commandRegistry';
import { explainFailure } from '../../platform/failedAction';
import { back, QuickInputSteps } from '../../platform/quickInputSteps';
import type { Settings } from '../../platform/settings';
import { plainText } from '../../text/plainText';
import type { SnippetInsertion } from '../insert/snippetInsertion';
import { customSnippetRequest } from '../snippets/snippetRequest';
import type { ApiResults, ResultCommand } from './apiResults';
import type { ApiSender } from './apiSender';
import { readSendOptions } from './checkRequest';
import { maskSecrets } from './maskSecrets';
import { RequestPrompt, type RequestPromptDeps } from './requestPrompt';
import { type Asker, SendConfirmation, type SendConfirmationDeps } from './sendConfirmation';
import type { CheckedRequest, SentRequest } from './sentRequest';

/** What {@link SendApiRequest} needs. */
export interface SendApiRequestDeps extends RequestPromptDeps, SendConfirmationDeps {
  settings: Pick<Settings, 'apiUrl'>;
  clients: Pick<ZoomClients, 'usableAccounts'>;
  sender: Pick<ApiSender, 'sendRequest'>;
  results: Pick<ApiResults, 'history' | 'add' | 'find' | 'setMasked' | 'showResult'>;
  insertion: Pick<SnippetInsertion, 'listTargets' | 'insertSnippet'>;
}

/** Sends calls of Zoom's API for people who try them out. */
export class SendApiRequest {
  readonly handlers: CommandHandlers<'sendApiRequest'> = {
    'zoom.sendApiRequest': (options) => this.sendApiRequest(options),
  };

  private readonly input = new QuickInputSteps();
  private readonly prompt: RequestPrompt;
  private readonly confirmation: SendConfirmation;

  constructor(private readonly deps: SendApiRequestDeps) {
    this.prompt = new RequestPrompt(deps);
    this.confirmation = new SendConfirmation(deps);
  }

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
        await this.confirmation.confirmSecrets(sent, () => this.runResultAction(argument));
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
    const picked = await this.prompt.pickRequest(account, this.basesOf(account));
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
    await this.confirmation.confirmRequest(request, account, asker);
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

  private async insertAs({ request, account }: SentRequest): Promise<void> {
    const { insertion } = this.deps;
    const item = await this.input.askOne(vscode.l10n.t('Insert API Request'), false, () =>
      this.input.showQuickPick({
        items: insertion.listTargets(),
        placeholder: vscode.l10n.t('Select a language'),
      }),
    );
    if (item === back || item.target === undefined) {
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
