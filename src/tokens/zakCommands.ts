import * as v from 'valibot';
import * as vscode from 'vscode';
import { pickAccount } from '../accounts/clients/pickAccount';
import type { AccountSummary, ZoomClients } from '../accounts/clients/zoomClients';
import { ActionableError } from '../platform/actionableError';
import { parseOptions } from '../platform/commandOptions';
import type { CommandHandlers } from '../platform/commandRegistry';
import type { EditorInsertion } from '../platform/editorInsertion';
import { openSettings } from '../platform/errorActions';
import { formatNumber } from '../platform/formatNumber';
import type { Settings } from '../platform/settings';
import { showConfirmation } from '../platform/showConfirmation';
import { findZak, isZak } from '../text/findZak';
import { quoteAtCursor } from '../text/quoteAtCursor';
import type { GitIgnore } from './gitIgnore';
import type { TokenPermissions, TokenRequest } from './tokenPermissions';

/** What `zoom.insertZak` and `zoom.copyZak` take from programs. */
interface ZakOptions {
  /** `undefined` for the account's own user. */
  userId: string | undefined;
  /** In seconds; 0 for the ZAK that lives for 5 minutes. */
  ttl: number;
  /** Whether a person is asked about a file that git does not ignore. */
  confirm: boolean;
}

/** The longest lifetime that Zoom gives a ZAK, in seconds: a year. */
const longestTtl = 365 * 24 * 3_600;

/** What {@link ZakCommands} needs. */
export interface ZakCommandsDeps {
  clients: Pick<ZoomClients, 'usableAccounts' | 'clientFor'>;
  settings: Pick<Settings, 'zakTtl'>;
  insertion: EditorInsertion;
  gitIgnore: Pick<GitIgnore, 'statusOf'>;
  permissions: Pick<TokenPermissions, 'requestPermission' | 'resetPermissions'>;
}

/** The lifetime of `ZoomClient.getZak`, in seconds. */
const shortTtl = 300;

const lifetime = v.custom<number>(
  (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= longestTtl,
  lifetimeProblem,
);

const zakOptions = v.object({
  userId: v.optional(v.string(() => vscode.l10n.t('The user ID must be text.'))),
  ttl: v.optional(lifetime),
  confirm: v.optional(
    v.boolean(() => vscode.l10n.t('"confirm" must be true or false.')),
    true,
  ),
});

/** Gets ZAK tokens, with which anyone can start meetings as the host until they expire. */
export class ZakCommands {
  readonly handlers: CommandHandlers<'tokens'> = {
    'zoom.insertZak': (options) => this.insertZak(options),
    'zoom.copyZak': (options) => this.copyZak(options),
    'zoom.resetTokenPermissions': () => this.resetPermissions(),
  };

  constructor(private readonly deps: ZakCommandsDeps) {}

  /**
   * Inserts a ZAK at every cursor, in place of one that is there. Asks before the token is created, so
   * that no unused one exists.
   */
  private async insertZak(argument: unknown): Promise<string> {
    const options = this.parseOptions(argument);
    const account = await this.pickAccount();
    const { insertion } = this.deps;
    const editor = insertion.requireEditor(
      () => this.copyZak(argument),
      () => this.insertZak(argument),
    );
    await this.requestPermission(account, options, () => this.insertZak(argument));
    if (options.confirm && (await this.confirmTarget(editor.document)) === 'copy') {
      return this.copyFor(account, options);
    }
    const zak = await this.fetchZak(account, options);
    await insertion.insertText(
      editor,
      {
        // What takes the place of a token is written as that was.
        render: (selected, surroundings) =>
          isZak(selected) ? zak : quoteAtCursor(zak, surroundings),
        findTarget: findZak,
      },
      () => vscode.env.clipboard.writeText(zak),
    );
    return zak;
  }

  private async copyZak(argument: unknown): Promise<string> {
    const options = this.parseOptions(argument);
    const account = await this.pickAccount();
    await this.requestPermission(account, options, () => this.copyZak(argument));
    return this.copyFor(account, options);
  }

  private async resetPermissions(): Promise<void> {
    await this.deps.permissions.resetPermissions();
    showConfirmation(vscode.l10n.t('Token permissions reset'));
  }

  private requestPermission(
    account: AccountSummary,
    { userId, ttl }: ZakOptions,
    retry: () => unknown,
  ): Promise<void> {
    const lifetime = ttl === 0 ? shortTtl : ttl;
    const request: TokenRequest = { account, userId, kind: 'zak', lifetime };
    return this.deps.permissions.requestPermission(request, retry);
  }

  private async copyFor(account: AccountSummary, options: ZakOptions): Promise<string> {
    const zak = await this.fetchZak(account, options);
    await vscode.env.clipboard.writeText(zak);
    showConfirmation(vscode.l10n.t('ZAK token copied'));
    return zak;
  }

  /** Asks about a file that may end up in a commit. */
  private async confirmTarget(document: vscode.TextDocument): Promise<'insert' | 'copy'> {
    const status = await this.deps.gitIgnore.statusOf(document);
    if (status === 'ignored' || status === 'outside') {
      return 'insert';
    }
    const name = document.uri.path.split('/').at(-1) ?? '';
    const insert = vscode.l10n.t('Insert');
    const copy = vscode.l10n.t('Copy Instead');
    const answer = await vscode.window.showWarningMessage(
      status === 'exposed'
        ? vscode.l10n.t('Git does not ignore {0}. Insert a ZAK token into it?', name)
        : vscode.l10n.t('{0} may end up in a commit. Insert a ZAK token into it?', name),
      {
        modal: true,
        detail: vscode.l10n.t(
          'Anyone with a ZAK token can start meetings as you until it expires. It should not be committed.',
        ),
      },
      // Enter presses the first one.
      copy,
      insert,
    );
    if (answer === undefined) {
      throw new vscode.CancellationError();
    }
    return answer === copy ? 'copy' : 'insert';
  }

  private async pickAccount(): Promise<AccountSummary> {
    const accounts = await this.deps.clients.usableAccounts();
    return pickAccount(accounts, vscode.l10n.t('Select an account for the ZAK token'));
  }

  private async fetchZak(account: AccountSummary, { ttl, userId }: ZakOptions): Promise<string> {
    const client = await this.deps.clients.clientFor(account);
    return ttl === 0 && userId === undefined
      ? client.getZak()
      : client.getZakFor(ttl === 0 ? shortTtl : ttl, userId);
  }

  private parseOptions(argument: unknown): ZakOptions {
    const { userId, ttl = this.deps.settings.zakTtl, confirm } = parseOptions(zakOptions, argument);
    if (!v.is(lifetime, ttl)) {
      throw new ActionableError(lifetimeProblem(), [openSettings('zoom.zak.ttl')]);
    }
    return { userId: userId === '' || userId === 'me' ? undefined : userId, ttl, confirm };
  }
}

function lifetimeProblem(): string {
  return vscode.l10n.t(
    'The lifetime of a ZAK token must be 0 to {0} seconds; 0 gives a token that expires after 5 minutes.',
    formatNumber(longestTtl),
  );
}
