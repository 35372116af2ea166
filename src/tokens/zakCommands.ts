import * as vscode from 'vscode';
import type { CommandHandlers } from '../platform/commandRegistry';
import { pickAccount } from '../accounts/clients/pickAccount';
import type { AccountSummary, ZoomClients } from '../accounts/clients/zoomClients';
import { ActionableError } from '../platform/actionableError';
import type { Settings } from '../platform/settings';
import type { EditorInsertion } from '../platform/editorInsertion';
import { showConfirmation } from '../platform/showConfirmation';
import type { GitIgnore } from './gitIgnore';

/** What `zoom.insertZak` and `zoom.copyZak` take from code. */
interface ZakOptions {
  userId?: string;
  /** Seconds; 0: the 5-minute ZAK. */
  ttl: number;
  confirm: boolean;
}

/** The longest lifetime that Zoom gives, in seconds: a year. */
const longestTtl = 365 * 24 * 3_600;

/** Gets ZAK tokens, which let whoever has them start meetings as the host while they live. */
export class ZakCommands {
  readonly handlers: CommandHandlers<'tokens'> = {
    'zoom.insertZak': (options) => this.insert(options),
    'zoom.copyZak': (options) => this.copy(options),
  };

  constructor(
    private readonly clients: ZoomClients,
    private readonly settings: Settings,
    private readonly insertion: EditorInsertion,
    private readonly gitIgnore: GitIgnore,
  ) {}

  /**
   * Writes a ZAK at every cursor. Asks before the token is fetched: one that nobody wants need not
   * exist.
   */
  async insert(argument: unknown): Promise<string> {
    const options = this.options(argument);
    const account = await this.account();
    const editor = this.insertion.target(() => this.copy(argument));
    if (options.confirm && (await this.confirm(editor.document)) === 'copy') {
      return this.copyFor(account, options);
    }
    const zak = await this.fetch(account, options);
    return this.insertion.insert(
      editor,
      () => zak,
      () => vscode.env.clipboard.writeText(zak),
    );
  }

  /** Copies a ZAK. */
  async copy(argument: unknown): Promise<string> {
    const options = this.options(argument);
    return this.copyFor(await this.account(), options);
  }

  private async copyFor(account: AccountSummary, options: ZakOptions): Promise<string> {
    const zak = await this.fetch(account, options);
    await vscode.env.clipboard.writeText(zak);
    showConfirmation(vscode.l10n.t('ZAK token copied'));
    return zak;
  }

  private async confirm(document: vscode.TextDocument): Promise<'insert' | 'copy'> {
    const standing = await this.gitIgnore.statusOf(document);
    if (standing === 'ignored' || standing === 'outside') {
      return 'insert';
    }
    const name = document.uri.path.split('/').at(-1) ?? '';
    const insert = vscode.l10n.t('Insert');
    const copy = vscode.l10n.t('Copy Instead');
    const answer = await vscode.window.showWarningMessage(
      standing === 'exposed'
        ? vscode.l10n.t('Git does not ignore {0}. Insert a ZAK token into it?', name)
        : vscode.l10n.t('{0} may end up in a commit. Insert a ZAK token into it?', name),
      {
        modal: true,
        detail: vscode.l10n.t(
          'Whoever has a ZAK token can start meetings as you until it ends. It should not be committed.',
        ),
      },
      insert,
      copy,
    );
    if (answer === undefined) {
      throw new vscode.CancellationError();
    }
    return answer === copy ? 'copy' : 'insert';
  }

  private async account(): Promise<AccountSummary> {
    const accounts = await this.clients.usableAccounts();
    return pickAccount(accounts, vscode.l10n.t('Whose ZAK token?'));
  }

  private async fetch(account: AccountSummary, { ttl, userId }: ZakOptions): Promise<string> {
    const client = await this.clients.clientFor(account);
    return ttl === 0 && userId === undefined
      ? client.getZak()
      : client.getZakFor(ttl === 0 ? 300 : ttl, userId);
  }

  private options(argument: unknown): ZakOptions {
    const { userId, ttl, confirm } = (
      typeof argument === 'object' && argument !== null ? argument : {}
    ) as Record<string, unknown>;
    const seconds = ttl ?? this.settings.zakTtl;
    if (
      typeof seconds !== 'number' ||
      !Number.isInteger(seconds) ||
      seconds < 0 ||
      seconds > longestTtl
    ) {
      throw new ActionableError(
        vscode.l10n.t('A ZAK token lives 0 to {0} seconds; 0 stands for 5 minutes.', longestTtl),
        [
          {
            title: vscode.l10n.t('Open Settings'),
            run: () =>
              vscode.commands.executeCommand('workbench.action.openSettings', 'zoom.zak.ttl'),
          },
        ],
      );
    }
    return {
      userId: typeof userId === 'string' && userId !== '' ? userId : undefined,
      ttl: seconds,
      confirm: confirm !== false,
    };
  }
}
