import * as vscode from 'vscode';
import type { AccountSummary } from '../../accounts/clients/zoomClients';
import type { MeetingsFeature } from '../../meetings/meetingsFeature';
import { findWritableEditor } from '../../platform/editorInsertion';
import type { Settings } from '../../platform/settings';
import { plainText } from '../../text/plainText';
import { isDotenv } from '../targets/isDotenv';
import { needs, type TokenDraft, type TokenTarget } from './tokenDraft';
import { shortZakLifetime, tokenKindInfos, tokenKinds, type TokenKindId } from './tokenKinds';
import { lifetimeLabel, tokenLabel, tokenNote, tokenPurpose } from './tokenLabels';

/** An item that stands for a value; without one, it leads to another question. */
export interface ValueItem<T> extends vscode.QuickPickItem {
  value?: T;
}

/** Returns the kinds of tokens, the most wanted one first. */
export function kindItems(): ValueItem<TokenKindId>[] {
  return tokenKinds.map((kind) => {
    const description = tokenNote(kind);
    return {
      label: tokenLabel(kind),
      ...(description !== undefined && { description }),
      detail: tokenPurpose(kind),
      value: kind,
    };
  });
}

/** Returns the item below the kinds that changes where the token goes. */
export function otherTargetItem(target: TokenTarget | undefined): vscode.QuickPickItem {
  return {
    label: vscode.l10n.t('Change Where It Goes…'),
    description: describeTarget(target),
    alwaysShow: true,
  };
}

/** Returns accounts by their IDs. */
export function accountItems(accounts: readonly AccountSummary[]): ValueItem<string>[] {
  return accounts.map(({ id, label }) => ({ label: plainText(label), value: id }));
}

/** Returns the listed meetings by their IDs; none if they can't be read, because any can be pasted. */
export async function meetingItems(
  loadMeetings: MeetingsFeature['load'],
): Promise<ValueItem<string>[]> {
  try {
    const { picker } = await loadMeetings();
    return (await picker.listItems()).map(({ meeting, ...item }) => ({
      ...item,
      ...(meeting === undefined ? {} : { value: String(meeting.entry.id) }),
    }));
  } catch {
    return [];
  }
}

/** Returns the roles that a token of a kind can give. */
export function roleItems(
  kind: TokenKindId | undefined,
): (vscode.QuickPickItem & { value: 0 | 1 })[] {
  return [
    { label: vscode.l10n.t('Participant'), description: 'role 0', value: 0 },
    {
      label: vscode.l10n.t('Host'),
      description: 'role 1',
      ...(kind === 'signature' && { detail: vscode.l10n.t('Needs a ZAK token of the host too.') }),
      value: 1,
    },
  ];
}

/** The lifetimes that a person can choose from, in seconds. */
export interface LifetimeChoices {
  items: ValueItem<number>[];
  /** The lifetime that the token has if nobody says so. */
  active: ValueItem<number> | undefined;
  /** The item for a lifetime that is entered. */
  other: ValueItem<number>;
}

/**
 * Returns the lifetimes of tokens of a kind, and what leads to a token of another user if the account can
 * have one.
 *
 * @param zakTtl how long a ZAK token is valid by the settings, in seconds
 */
export function lifetimeChoices(
  kind: TokenKindId,
  { userId }: Pick<TokenDraft, 'userId'>,
  { account, zakTtl }: { account: AccountSummary | undefined; zakTtl: Settings['zakTtl'] },
): LifetimeChoices {
  const { offered = [], usual } = tokenKindInfos[kind].lifetimes ?? {};
  const wanted = kind === 'zak' ? zakTtl : usual;
  const lifetimes = offered.map((seconds): ValueItem<number> => ({
    label: lifetimeLabel(seconds),
    value: seconds,
  }));
  const other = { label: vscode.l10n.t('Other…') };
  const anotherUser = {
    label: vscode.l10n.t('For Another User…'),
    ...(userId !== undefined && { description: plainText(userId) }),
  };
  const isForOthers = account !== undefined && needs(kind, 'account') && mayActForOthers(account);
  return {
    items: [...lifetimes, other, ...(isForOthers ? [anotherUser] : [])],
    active: lifetimes.find(({ value }) => value === (wanted === 0 ? shortZakLifetime : wanted)),
    other,
  };
}

/** Returns the places that a token can go to now. */
export function targetItems(): ValueItem<TokenTarget>[] {
  return [
    ...(findWritableEditor() === undefined
      ? []
      : [{ label: vscode.l10n.t('At Every Cursor'), value: { type: 'editor' } as const }]),
    { label: vscode.l10n.t('Clipboard'), value: { type: 'clipboard' } },
    ...dotenvFiles().map((uri) => ({
      label: vscode.workspace.asRelativePath(uri),
      description: vscode.l10n.t('Variable of a file'),
      value: { type: 'env', uri } as const,
    })),
  ];
}

/** Returns the dotenv files to choose from: the one in the active editor, and one in each folder. */
function dotenvFiles(): vscode.Uri[] {
  const document = vscode.window.activeTextEditor?.document;
  const files = [
    ...(document !== undefined && isDotenv(document) ? [document.uri] : []),
    ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => vscode.Uri.joinPath(uri, '.env')),
  ];
  return [...new Map(files.map((uri) => [uri.toString(), uri])).values()];
}

function describeTarget(target: TokenTarget | undefined): string {
  switch (target?.type) {
    case 'editor':
      return vscode.l10n.t('Now: at every cursor');
    case 'env':
      return vscode.l10n.t('Now: {0}', vscode.workspace.asRelativePath(target.uri));
    case 'clipboard':
    case undefined:
      return vscode.l10n.t('Now: the clipboard');
  }
}

/** Only an app of an account, or one with rights of an administrator, gets tokens of other users. */
function mayActForOthers({ scopes }: AccountSummary): boolean {
  return scopes.some((scope) => /:(?:admin|master)$/.test(scope));
}
