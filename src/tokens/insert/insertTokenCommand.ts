import * as v from 'valibot';
import * as vscode from 'vscode';
import { findAccountByLabel } from '../../accounts/clients/accountLookup';
import type { ZoomClients } from '../../accounts/clients/zoomClients';
import { isSessionName } from '../../jwt/sdkSignature';
import { ownHostsOf } from '../../links/zoomLink';
import { ActionableError } from '../../platform/actionableError';
import { parseOptions } from '../../platform/commandOptions';
import type { CommandHandlers } from '../../platform/commandRegistry';
import { type EditorInsertion, findWritableEditor } from '../../platform/editorInsertion';
import { openSettings } from '../../platform/errorActions';
import type { Settings } from '../../platform/settings';
import { ZoomAuthError, ZoomValidationError } from '../../zoom/errors';
import type { TokenRenewer } from '../expiry/tokenRenewer';
import { describeSdkField } from '../sdkMessages';
import {
  DotenvPlace,
  requireInside,
  requireWorkspaceFile,
  usualDotenvFile,
} from '../targets/dotenvPlace';
import { EditorPlace } from '../targets/editorPlace';
import { isDotenv } from '../targets/isDotenv';
import type { TokenClipboard } from '../targets/tokenClipboard';
import type { TokenPlace } from '../targets/tokenPlace';
import {
  type CompleteDraft,
  parseMeetingId,
  type TokenDraft,
  type TokenTarget,
} from './tokenDraft';
import type { TokenInsertion } from './tokenInsertion';
import { isLifetimeOf, tokenKindInfos, tokenKinds } from './tokenKinds';
import { describeLifetimes } from './tokenLabels';
import type { TokenPrompt } from './tokenPrompt';
import type { TokenSpec } from './tokenSpec';
import { isVariableName, variableNameProblem, variableOf } from './tokenVariable';

/** What {@link InsertTokenCommand} needs. */
export interface InsertTokenDeps {
  clients: Pick<ZoomClients, 'accounts'>;
  settings: Pick<Settings, 'zakTtl'>;
  prompt: Pick<TokenPrompt, 'completeDraft'>;
  insertion: TokenInsertion;
  editors: EditorInsertion;
  clipboard: TokenClipboard;
  renewer: Pick<TokenRenewer, 'renewToken'>;
}

const text = (message: () => string) => v.optional(v.string(message));

/** What `zoom.insertToken` takes from programs. */
const insertTokenOptions = v.object({
  kind: v.optional(
    v.picklist(tokenKinds, () =>
      vscode.l10n.t(
        '"kind" must be "zak", "onbehalf", "access", "app", "signature", or "videoSdk".',
      ),
    ),
  ),
  target: v.optional(
    v.picklist(['editor', 'clipboard', 'env'], () =>
      vscode.l10n.t('"target" must be "editor", "clipboard", or "env".'),
    ),
  ),
  ttl: v.optional(v.number(() => vscode.l10n.t('The lifetime must be a whole number of seconds.'))),
  userId: text(() => vscode.l10n.t('The user ID must be text.')),
  accountId: text(() => vscode.l10n.t('The account must be text.')),
  meetingId: v.optional(v.union([v.number(), v.string()], () => describeSdkField('meetingId'))),
  role: v.optional(v.picklist([0, 1], () => describeSdkField('role'))),
  sessionName: v.optional(
    v.pipe(
      v.string(() => describeSdkField('sessionName')),
      v.check(isSessionName, () => describeSdkField('sessionName')),
    ),
  ),
  file: v.optional(
    v.pipe(
      v.string(() => vscode.l10n.t('The file must be a path in the workspace.')),
      v.check(
        (file) => file.trim() !== '' && !/\p{Cc}/u.test(file),
        () => vscode.l10n.t('The file must be a path in the workspace.'),
      ),
    ),
  ),
  key: v.optional(
    v.pipe(
      v.string(() => variableNameProblem()),
      v.check(isVariableName, () => variableNameProblem()),
    ),
  ),
  confirm: v.optional(
    v.boolean(() => vscode.l10n.t('"confirm" must be true or false.')),
    true,
  ),
});

type InsertTokenOptions = v.InferOutput<typeof insertTokenOptions>;

/** Inserts a token of any kind. */
export class InsertTokenCommand {
  readonly handlers: CommandHandlers<'insertToken'> = {
    'zoom.insertToken': (options) => this.insertToken(options),
    'zoom.renewToken': (uri, position) => this.deps.renewer.renewToken(uri, position),
  };

  constructor(private readonly deps: InsertTokenDeps) {}

  private async insertToken(argument: unknown): Promise<string> {
    const options = parseOptions(insertTokenOptions, argument);
    const given = await this.readDraft(options);
    const usual: TokenTarget = usualTarget();
    const draft = await this.deps.prompt.completeDraft(given, usual);
    return this.insertDraft(draft, options.confirm);
  }

  private async insertDraft(draft: CompleteDraft, confirm: boolean): Promise<string> {
    const spec = this.toSpec(draft);
    const place = await this.findPlace(draft, (target) =>
      this.insertDraft({ ...draft, target }, confirm),
    );
    return this.insert({ spec, place, confirm });
  }

  private insert(request: {
    spec: TokenSpec;
    place: TokenPlace;
    confirm: boolean;
  }): Promise<string> {
    return this.deps.insertion.insertToken({ ...request, retry: () => this.insert(request) });
  }

  private async readDraft(options: InsertTokenOptions): Promise<TokenDraft> {
    const { kind, ttl, userId, accountId, role, sessionName } = options;
    const accounts = await this.deps.clients.accounts();
    if (kind !== undefined && ttl !== undefined) {
      requireLifetime(kind, ttl);
    }
    const account = findAccountByLabel(accounts, accountId);
    if (accountId !== undefined && account === undefined) {
      throw new ZoomAuthError('notSignedIn', 'The account is not signed in.');
    }
    const meetingId = readMeetingId(options.meetingId, ownHostsOf(accounts));
    const target = await readTarget(options);
    return {
      ...(kind !== undefined && { kind }),
      ...(target !== undefined && { target }),
      ...(account !== undefined && { accountId: account.id }),
      ...(userId !== undefined && userId !== '' && userId !== 'me' && { userId }),
      ...(meetingId !== undefined && { meetingId }),
      ...(sessionName !== undefined && { sessionName }),
      ...(role !== undefined && { role }),
      ...(ttl !== undefined && { ttl }),
    };
  }

  private toSpec(draft: CompleteDraft): TokenSpec {
    const { kind, accountId = '', meetingId = '', sessionName = '', role = 0 } = draft;
    const user = draft.userId === undefined ? {} : { userId: draft.userId };
    const ttl = draft.ttl ?? this.usualLifetime(kind);
    switch (kind) {
      case 'zak':
        return { kind, accountId, ...user, ttl: requireLifetime(kind, ttl) };
      case 'onbehalf':
        return { kind, accountId, ...user, meetingId, ttl: requireLifetime(kind, ttl) };
      case 'signature':
        return { kind, meetingId, role, ttl: requireLifetime(kind, ttl) };
      case 'videoSdk':
        return { kind, sessionName, role, ttl: requireLifetime(kind, ttl) };
      case 'access':
      case 'app':
        return { kind, accountId };
    }
  }

  private usualLifetime(kind: CompleteDraft['kind']): number {
    if (kind !== 'zak') {
      return tokenKindInfos[kind].lifetimes?.usual ?? 0;
    }
    const { zakTtl } = this.deps.settings;
    if (!isLifetimeOf(kind, zakTtl)) {
      throw new ActionableError(describeLifetimes(kind), [openSettings('zoom.zak.ttl')]);
    }
    return Number(zakTtl);
  }

  /** @param insertInto inserts the token somewhere else */
  private async findPlace(
    { target, kind }: CompleteDraft,
    insertInto: (target: TokenTarget) => Promise<string>,
  ): Promise<TokenPlace> {
    const { editors, clipboard } = this.deps;
    const copyToken = (token: string) => clipboard.writeToken(token);
    switch (target.type) {
      case 'clipboard':
        return clipboard;
      case 'editor': {
        const editor = editors.requireEditor(
          () => insertInto({ type: 'clipboard' }),
          () => insertInto(target),
        );
        return new EditorPlace(editor, kind === 'zak', { insertion: editors, copyToken });
      }
      case 'env':
        await requireInside(target.uri);
        return new DotenvPlace(target.uri, await variableOf(target, kind), copyToken);
    }
  }
}

/** Where a token goes if nobody says so: what is in front of the person. */
function usualTarget(): TokenTarget {
  const editor = findWritableEditor();
  if (editor === undefined) {
    return { type: 'clipboard' };
  }
  const { document } = editor;
  return isDotenv(document) ? { type: 'env', uri: document.uri } : { type: 'editor' };
}

async function readTarget({
  target,
  file,
  key,
}: InsertTokenOptions): Promise<TokenTarget | undefined> {
  if (target !== 'env') {
    return target === undefined ? undefined : { type: target };
  }
  const uri = file === undefined ? usualDotenvFile() : await requireWorkspaceFile(file);
  if (uri === undefined) {
    throw new ActionableError(
      vscode.l10n.t('Open a folder or a dotenv file first, or choose another place.'),
    );
  }
  return { type: 'env', uri, ...(key === undefined ? {} : { key }) };
}

function readMeetingId(
  value: string | number | undefined,
  ownHosts: readonly string[],
): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  const id = parseMeetingId(String(value), ownHosts);
  if (id === undefined) {
    throw invalidField('meetingId', describeSdkField('meetingId'));
  }
  return id;
}

function requireLifetime(kind: CompleteDraft['kind'], ttl: number): number {
  if (!isLifetimeOf(kind, ttl)) {
    throw invalidField('ttl', describeLifetimes(kind));
  }
  return ttl;
}

function invalidField(field: string, message: string): ZoomValidationError {
  return new ZoomValidationError([{ field, message }], '');
}
