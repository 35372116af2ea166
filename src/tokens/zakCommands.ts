import * as v from 'valibot';
import * as vscode from 'vscode';
import { pickAccount } from '../accounts/clients/pickAccount';
import type { ZoomClients } from '../accounts/clients/zoomClients';
import { ActionableError } from '../platform/actionableError';
import { parseOptions } from '../platform/commandOptions';
import type { CommandHandlers } from '../platform/commandRegistry';
import type { EditorInsertion } from '../platform/editorInsertion';
import { openSettings } from '../platform/errorActions';
import type { Settings } from '../platform/settings';
import { showConfirmation } from '../platform/showConfirmation';
import type { TokenInsertion } from './insert/tokenInsertion';
import { isLifetimeOf } from './insert/tokenKinds';
import { describeLifetimes } from './insert/tokenLabels';
import type { TokenSpec } from './insert/tokenSpec';
import { EditorPlace } from './targets/editorPlace';
import type { TokenPlace } from './targets/tokenPlace';
import type { TokenPermissions } from './tokenPermissions';

/** What {@link ZakCommands} needs. */
export interface ZakCommandsDeps {
  clients: Pick<ZoomClients, 'usableAccounts'>;
  settings: Pick<Settings, 'zakTtl'>;
  editors: EditorInsertion;
  clipboard: TokenPlace;
  insertion: Pick<TokenInsertion, 'insertToken'>;
  permissions: Pick<TokenPermissions, 'resetPermissions'>;
}

/** Which ZAK token goes where. */
interface ZakRequest {
  spec: TokenSpec;
  place: TokenPlace;
  confirm: boolean;
}

const zakOptions = v.object({
  userId: v.optional(v.string(() => vscode.l10n.t('The user ID must be text.'))),
  /** In seconds; 0 for the ZAK that lives for 5 minutes. */
  ttl: v.optional(
    v.custom<number>(
      (value) => isLifetimeOf('zak', value),
      () => describeLifetimes('zak'),
    ),
  ),
  /** Whether a person is asked about a file that git does not ignore. */
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

  /** Inserts a ZAK at every cursor, in place of one that is there. */
  private async insertZak(argument: unknown): Promise<string> {
    const request = await this.readRequest(argument);
    const { editors, clipboard } = this.deps;
    const editor = editors.requireEditor(
      () => this.copyZak(argument),
      () => this.insertZak(argument),
    );
    const place = new EditorPlace(editor, true, {
      insertion: editors,
      copyToken: (token) => clipboard.writeToken(token),
    });
    return this.insert({ ...request, place });
  }

  private async copyZak(argument: unknown): Promise<string> {
    return this.insert({ ...(await this.readRequest(argument)), place: this.deps.clipboard });
  }

  private insert(request: ZakRequest): Promise<string> {
    return this.deps.insertion.insertToken({ ...request, retry: () => this.insert(request) });
  }

  private async resetPermissions(): Promise<void> {
    await this.deps.permissions.resetPermissions();
    showConfirmation(vscode.l10n.t('Token permissions reset'));
  }

  private async readRequest(argument: unknown): Promise<Omit<ZakRequest, 'place'>> {
    const options = parseOptions(zakOptions, argument);
    const { userId, confirm, ttl = this.deps.settings.zakTtl } = options;
    if (!isLifetimeOf('zak', ttl)) {
      throw new ActionableError(describeLifetimes('zak'), [openSettings('zoom.zak.ttl')]);
    }
    const { id: accountId } = await pickAccount(
      await this.deps.clients.usableAccounts(),
      vscode.l10n.t('Select an account for the ZAK token'),
    );
    const user = userId === undefined || userId === '' || userId === 'me' ? {} : { userId };
    return { spec: { kind: 'zak', accountId, ...user, ttl: Number(ttl) }, confirm };
  }
}
