import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import * as vscode from 'vscode';
import type { AccountSummary } from '../accounts/clients/zoomClients';
import { ActionableError } from '../platform/actionableError';
import { plainText } from '../text/plainText';
import { lenientList } from '../zoom/lenientObject';
import type { TokenKindId } from './insert/tokenKinds';
import { formatLifetime } from './lifetimeFormatter';

/** A token that a command is about to create. */
export interface TokenRequest {
  /** Whose token it is; for a token that is signed on this computer, the key of the app. */
  account: Pick<AccountSummary, 'id' | 'label'>;
  /** The Zoom user whose token it is; `undefined` for the account's own. */
  userId: string | undefined;
  kind: TokenKindId;
  /** In seconds. */
  lifetime: number;
}

const permissionSchema = v.object({
  accountId: v.string(),
  userId: v.optional(v.string()),
  kind: v.string(),
  /** The longest lifetime that is allowed, in seconds. */
  lifetime: v.number(),
});

type Permission = v.InferOutput<typeof permissionSchema>;

/** The permissions of all workspaces, by the IDs of these. */
const permissionsSchema = v.fallback(
  v.record(v.string(), v.fallback(lenientList(permissionSchema), [])),
  {},
);

/** Where the permissions of all workspaces are, and where a workspace has its ID. */
const [permissionsKey, workspaceKey] = ['tokenPermissions', 'tokenPermissionsWorkspace'];

/** How long requests are refused without a question after the person has declined one, in ms. */
const refusalTime = 60_000;

type State = Pick<vscode.Memento, 'get' | 'update'>;

/** Where {@link TokenPermissions} keeps what was allowed; no file of a workspace sets either. */
export interface TokenPermissionsState {
  /** Belongs to the extension: it contains the permissions, so that all can be forgotten at once. */
  global: State;
  /** Belongs to the extension and the workspace: it contains the workspace's ID. */
  workspace: State;
}

/**
 * Asks a person before a command gives a token. VS Code tells no command who runs it: the palette, a
 * key, a task and another extension all look the same, and arguments can be forged. So every call asks,
 * unless the person has allowed such tokens in the workspace. After a refusal, tokens of the kind are
 * refused for a minute, so that no program can ask until the person gives in.
 */
export class TokenPermissions {
  /** Questions are asked one at a time, because the answer to one may answer the next. */
  private lastQuestion: Promise<unknown> = Promise.resolve();
  /** When the person has declined a token, in ms since 1970, by its kind: arguments can be varied. */
  private readonly declinedAt = new Map<TokenRequest['kind'], number>();

  constructor(private readonly state: TokenPermissionsState) {}

  /**
   * Returns when a token may be created.
   *
   * @param retry requests it once more, after the person has chosen to be asked again
   * @throws {vscode.CancellationError} if the person does not allow it
   * @throws {ActionableError} if the person has declined such a token a moment ago
   */
  async requestPermission(request: TokenRequest, retry: () => unknown): Promise<void> {
    const answer = this.lastQuestion.then(() => this.askUnlessAllowed(request, retry));
    this.lastQuestion = answer.catch(() => undefined);
    return answer;
  }

  /**
   * Forgets what was allowed in all workspaces. Refusals are remembered, because programs can run the
   * command.
   */
  async resetPermissions(): Promise<void> {
    await this.state.global.update(permissionsKey, undefined);
  }

  /** Forgets what was allowed for accounts that have signed out, in all workspaces. */
  async forgetAccounts(ids: readonly string[]): Promise<void> {
    const kept = Object.entries(this.allPermissions())
      .map(
        ([workspace, permissions]) =>
          [workspace, permissions.filter(({ accountId }) => !ids.includes(accountId))] as const,
      )
      .filter(([, permissions]) => permissions.length > 0);
    await this.state.global.update(
      permissionsKey,
      kept.length === 0 ? undefined : Object.fromEntries(kept),
    );
  }

  private async askUnlessAllowed(request: TokenRequest, retry: () => unknown): Promise<void> {
    if (this.isAllowed(request)) {
      return;
    }
    const { kind } = request;
    const age = Date.now() - (this.declinedAt.get(kind) ?? -Infinity);
    // A clock that was set back does not prolong it.
    if (age >= 0 && age < refusalTime) {
      throw new ActionableError(describeRefusal(kind), [
        {
          title: vscode.l10n.t('Ask Again'),
          run: () => {
            this.declinedAt.delete(kind);
            return retry();
          },
        },
      ]);
    }
    const allow = vscode.l10n.t('Allow');
    const allowHere = vscode.l10n.t('Allow in This Workspace');
    const answer = await vscode.window.showWarningMessage(
      describeQuestion(request),
      { modal: true, detail: describeRisk(request) },
      ...(canRemember() ? [allow, allowHere] : [allow]),
    );
    if (answer === undefined) {
      this.declinedAt.set(kind, Date.now());
      throw new vscode.CancellationError();
    }
    if (answer === allowHere && canRemember()) {
      await this.remember(request);
    }
  }

  private isAllowed(request: TokenRequest): boolean {
    return (
      canRemember() &&
      this.workspacePermissions().some(
        (permission) => isSameToken(permission, request) && permission.lifetime >= request.lifetime,
      )
    );
  }

  private async remember(request: TokenRequest): Promise<void> {
    const { account, userId, kind, lifetime } = request;
    const workspace = await this.requireWorkspaceId();
    const others = this.workspacePermissions().filter(
      (permission) => !isSameToken(permission, request),
    );
    await this.state.global.update(permissionsKey, {
      ...this.allPermissions(),
      [workspace]: [
        ...others,
        { accountId: account.id, userId, kind, lifetime } satisfies Permission,
      ],
    });
  }

  private allPermissions(): Record<string, Permission[]> {
    return v.parse(permissionsSchema, this.state.global.get(permissionsKey));
  }

  private workspacePermissions(): Permission[] {
    const workspace = this.workspaceId();
    return workspace === undefined ? [] : (this.allPermissions()[workspace] ?? []);
  }

  private workspaceId(): string | undefined {
    const id = this.state.workspace.get(workspaceKey);
    return v.is(v.pipe(v.string(), v.uuid()), id) ? id : undefined;
  }

  private async requireWorkspaceId(): Promise<string> {
    const known = this.workspaceId();
    if (known !== undefined) {
      return known;
    }
    const id = randomUUID();
    await this.state.workspace.update(workspaceKey, id);
    return id;
  }
}

/** Whether an answer can count for later calls: it belongs to a folder that the person trusts. */
function canRemember(): boolean {
  const { isTrusted, workspaceFolders = [] } = vscode.workspace;
  return isTrusted && workspaceFolders.length > 0;
}

function isSameToken(permission: Permission, { account, userId, kind }: TokenRequest): boolean {
  return (
    permission.accountId === account.id && permission.userId === userId && permission.kind === kind
  );
}

function describeRefusal(kind: TokenKindId): string {
  return kind === 'zak'
    ? vscode.l10n.t(
        'You declined a ZAK token a moment ago. For one minute, ZAK tokens are refused without asking you.',
      )
    : vscode.l10n.t(
        'You declined such a token a moment ago. For one minute, such tokens are refused without asking you.',
      );
}

function describeQuestion({ account, userId, kind }: TokenRequest): string {
  const label = plainText(account.label);
  const user = userId === undefined ? undefined : plainText(userId).slice(0, 100);
  switch (kind) {
    case 'zak':
      return user === undefined
        ? vscode.l10n.t('Allow a ZAK token for {0} to be created?', label)
        : vscode.l10n.t(
            'Allow a ZAK token for the Zoom user “{0}” to be created by {1}?',
            user,
            label,
          );
    case 'onbehalf':
      return user === undefined
        ? vscode.l10n.t('Allow an on-behalf token for {0} to be created?', label)
        : vscode.l10n.t(
            'Allow an on-behalf token for the Zoom user “{0}” to be created by {1}?',
            user,
            label,
          );
    case 'access':
      return vscode.l10n.t('Allow the access token of {0} to be given out?', label);
    case 'app':
      return vscode.l10n.t('Allow an access token of the Zoom app of {0} to be given out?', label);
    case 'signature':
      return vscode.l10n.t('Allow a Meeting SDK signature to be created with the key {0}?', label);
    case 'videoSdk':
      return vscode.l10n.t('Allow a Video SDK token to be created with the key {0}?', label);
  }
}

function describeRisk({ kind, lifetime }: TokenRequest): string {
  const time = formatLifetime(lifetime);
  switch (kind) {
    case 'zak':
      return vscode.l10n.t(
        'It is valid for {0}. Anyone with it can start meetings as this user until it expires. If you didn’t run this command yourself, another extension or a task did.',
        time,
      );
    case 'onbehalf':
      return vscode.l10n.t(
        'It is valid for {0} and works once. Anyone with it can join the meeting on behalf of this user while the user is in it. If you didn’t run this command yourself, another extension or a task did.',
        time,
      );
    case 'access':
      return vscode.l10n.t(
        'It is valid for up to {0}. Anyone with it can do everything that your Zoom app may do as this user. If you didn’t run this command yourself, another extension or a task did.',
        time,
      );
    case 'app':
      return vscode.l10n.t(
        'It is valid for up to {0}. Anyone with it can do everything that your Zoom app may do. If you didn’t run this command yourself, another extension or a task did.',
        time,
      );
    case 'signature':
    case 'videoSdk':
      return vscode.l10n.t(
        'It is valid for {0}. Anyone with it can join with your app until it expires. If you didn’t run this command yourself, another extension or a task did.',
        time,
      );
  }
}
