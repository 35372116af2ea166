import * as v from 'valibot';
import * as vscode from 'vscode';
import type { AccountSummary } from '../accounts/clients/zoomClients';
import { plainText } from '../text/plainText';
import { lenientList } from '../zoom/lenientObject';

/** A token that a command is about to create. */
export interface TokenRequest {
  account: Pick<AccountSummary, 'id' | 'label'>;
  /** The Zoom user whose token it is; `undefined` for the account's own. */
  userId: string | undefined;
  kind: 'zak';
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

const permissionsSchema = v.fallback(lenientList(permissionSchema), []);

const stateKey = 'tokenPermissions';

/** Units of time with their seconds, the longest first. */
const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/**
 * Asks a person before a command gives a token. VS Code tells no command who runs it: the palette, a
 * key, a task and another extension all look the same, and arguments can be forged. So every call asks,
 * unless the person has allowed such tokens in the workspace.
 */
export class TokenPermissions {
  /** Questions are asked one at a time, because the answer to one may answer the next. */
  private lastQuestion: Promise<unknown> = Promise.resolve();

  /** @param state belongs to the extension and the workspace, so that no file of a workspace sets it */
  constructor(private readonly state: Pick<vscode.Memento, 'get' | 'update'>) {}

  /**
   * Returns when a token may be created.
   *
   * @throws {vscode.CancellationError} if the person does not allow it
   */
  async requestPermission(request: TokenRequest): Promise<void> {
    const answer = this.lastQuestion.then(() => this.askUnlessAllowed(request));
    this.lastQuestion = answer.catch(() => undefined);
    return answer;
  }

  /** Forgets what was allowed in this workspace. */
  async resetPermissions(): Promise<void> {
    await this.state.update(stateKey, undefined);
  }

  private async askUnlessAllowed(request: TokenRequest): Promise<void> {
    if (this.isAllowed(request)) {
      return;
    }
    const allow = vscode.l10n.t('Allow');
    const allowHere = vscode.l10n.t('Allow in This Workspace');
    const answer = await vscode.window.showWarningMessage(
      describeQuestion(request),
      { modal: true, detail: describeRisk(request) },
      ...(canRemember() ? [allow, allowHere] : [allow]),
    );
    if (answer === undefined) {
      throw new vscode.CancellationError();
    }
    if (answer === allowHere && canRemember()) {
      await this.remember(request);
    }
  }

  private isAllowed(request: TokenRequest): boolean {
    return (
      canRemember() &&
      this.permissions().some(
        (permission) => isSameToken(permission, request) && permission.lifetime >= request.lifetime,
      )
    );
  }

  private async remember(request: TokenRequest): Promise<void> {
    const { account, userId, kind, lifetime } = request;
    const others = this.permissions().filter((permission) => !isSameToken(permission, request));
    await this.state.update(stateKey, [
      ...others,
      { accountId: account.id, userId, kind, lifetime } satisfies Permission,
    ]);
  }

  private permissions(): Permission[] {
    return v.parse(permissionsSchema, this.state.get(stateKey));
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

function describeQuestion({ account, userId }: TokenRequest): string {
  const label = plainText(account.label);
  return userId === undefined
    ? vscode.l10n.t('Allow a ZAK token for {0} to be created?', label)
    : vscode.l10n.t(
        'Allow a ZAK token for the Zoom user “{0}” to be created by {1}?',
        plainText(userId).slice(0, 100),
        label,
      );
}

function describeRisk({ lifetime }: TokenRequest): string {
  return vscode.l10n.t(
    'It is valid for {0}. Anyone with it can start meetings as this user until it expires. If you didn’t run this command yourself, another extension or a task did.',
    formatLifetime(lifetime),
  );
}

/** Formats seconds in the longest unit that needs no fraction, such as "2 hours". */
function formatLifetime(seconds: number): string {
  const [unit, length] = units.find(([, size]) => seconds % size === 0) ?? units[3];
  return new Intl.NumberFormat(vscode.env.language, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
  }).format(seconds / length);
}
