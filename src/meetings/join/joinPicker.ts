import * as vscode from 'vscode';
import { findUrlAt } from '../../links/findUrls';
import { formatMeetingNumber } from '../../links/zoomLink';
import { describeError } from '../../platform/errorMessages';
import { plainText } from '../../text/plainText';
import { ZoomAuthError } from '../../zoom/errors';
import type { MeetingParts } from '../target/meetingParts';
import type { IdReference, LinkReference } from '../target/parseMeetingReference';
import { MeetingNode } from '../target/treeNodes';
import type { JoinTargetResolver } from './joinTargetResolver';

type TextReader = Awaited<ReturnType<JoinTargetResolver['textReader']>>;

interface JoinPick extends vscode.QuickPickItem {
  /** What {@link JoinTargetResolver} takes; `undefined` for items that only inform. */
  argument?: MeetingNode | string;
  /** What selecting the item does instead, while the pick stays open. */
  run?: () => unknown;
  /** Whether the person signs in first, and then picks. */
  signsIn?: boolean;
}

/**
 * Lets a person pick what to join: one of their meetings, the link in the editor, or a link or
 * meeting ID that they paste. Links need no sign-in.
 */
export class JoinPicker {
  constructor(
    private readonly parts: MeetingParts,
    private readonly targets: Pick<JoinTargetResolver, 'textReader'>,
  ) {}

  /**
   * Lets a person pick what to join.
   *
   * @returns what {@link JoinTargetResolver} takes
   * @throws {vscode.CancellationError} if the pick is dismissed
   */
  async pickTarget(): Promise<MeetingNode | string> {
    const read = await this.targets.textReader();
    const found = editorText();
    const named = found && read(found.text);
    const fromEditor =
      found === undefined || named === undefined
        ? []
        : [
            separator(vscode.l10n.t('In the Editor')),
            this.itemOf(named, found.text, found.fileName),
          ];
    const pick = vscode.window.createQuickPick<JoinPick>();
    pick.placeholder = vscode.l10n.t('Pick a meeting, or paste a join link or a meeting ID');
    pick.matchOnDescription = true;
    let meetings: readonly JoinPick[] = fromEditor;
    let shown: readonly JoinPick[] = [];
    const show = () => {
      const typed = this.typedItems(pick.value, read);
      const items = typed.length > 0 ? typed : meetings;
      // Setting the same items again would reset the selection.
      if (items !== shown) {
        shown = items;
        pick.items = items;
      }
    };
    const load = async () => {
      pick.busy = true;
      meetings = [...fromEditor, ...(await this.meetings(() => void load()))];
      pick.busy = false;
      show();
    };
    show();
    try {
      const answer = await new Promise<MeetingNode | string | undefined>((resolve, reject) => {
        pick.onDidChangeValue(show);
        pick.onDidAccept(() => {
          // Enter may be pressed before the item for a pasted text is shown.
          const chosen = this.typedItems(pick.value, read)[0] ?? pick.selectedItems[0];
          if (chosen?.argument !== undefined || chosen?.signsIn === true) {
            resolve(chosen.argument);
          } else {
            chosen?.run?.();
          }
        });
        pick.onDidHide(() => {
          reject(new vscode.CancellationError());
        });
        pick.show();
        // The pick shows by itself that it loads, and Escape cancels it.
        this.parts.services.progress.runInBackground(() => void load());
      });
      if (answer !== undefined) {
        return answer;
      }
    } finally {
      pick.dispose();
    }
    await signIn();
    return this.pickTarget();
  }

  /** The items for what was typed, unless it only searches for a topic. */
  private typedItems(value: string, read: TextReader): JoinPick[] {
    const text = value.trim();
    const named = read(text);
    if (named !== undefined) {
      return [this.itemOf(named, text)];
    }
    return /^\w+:/.test(text)
      ? [
          {
            label: vscode.l10n.t('Not a Zoom meeting'),
            iconPath: new vscode.ThemeIcon('warning'),
            detail: vscode.l10n.t('Paste a Zoom join link or a meeting ID of 9 to 11 digits.'),
            alwaysShow: true,
          },
        ]
      : [];
  }

  /** Never shows the link itself: its `pwd` lets people in. */
  private itemOf(
    reference: IdReference | LinkReference,
    text: string,
    fileName?: string,
  ): JoinPick {
    const { model, formatter } = this.parts;
    const url = reference.kind === 'link' ? new URL(reference.link.url) : undefined;
    const { id } = reference;
    const known = model.all().find(({ entry }) => entry.id === id)?.entry;
    const name =
      known !== undefined
        ? plainText(formatter.topic(known))
        : id !== undefined
          ? formatMeetingNumber(id)
          : (url?.pathname.replace('/my/', '') ?? '');
    return {
      label: vscode.l10n.t('Join {0}', name),
      iconPath: new vscode.ThemeIcon('link'),
      description: plainText(
        [
          ...(known === undefined ? [] : [formatMeetingNumber(known.id)]),
          ...(url === undefined ? [] : [url.host]),
          ...(fileName === undefined ? [] : [fileName]),
        ].join(' · '),
      ),
      alwaysShow: fileName === undefined,
      argument: text,
    };
  }

  private async meetings(retry: () => unknown): Promise<JoinPick[]> {
    try {
      const items = await this.parts.picker.listItems();
      if (this.parts.model.accounts().length === 0) {
        return [signInItem()];
      }
      return items.map(({ meeting, ...item }) =>
        meeting === undefined
          ? item
          : { ...item, argument: new MeetingNode(meeting.accountId, meeting.entry, 'today') },
      );
    } catch (error) {
      return [
        error instanceof ZoomAuthError
          ? signInItem()
          : {
              label: vscode.l10n.t('Your meetings could not be loaded. Try again.'),
              iconPath: new vscode.ThemeIcon('refresh'),
              detail: plainText(describeError(error).message),
              run: retry,
            },
      ];
    }
  }
}

function signInItem(): JoinPick {
  return {
    label: vscode.l10n.t('Sign in to pick one of your meetings'),
    iconPath: new vscode.ThemeIcon('sign-in'),
    signsIn: true,
  };
}

/** @throws {vscode.CancellationError} if the person is not signed in then; they know why */
async function signIn(): Promise<void> {
  if ((await vscode.commands.executeCommand('zoom.signIn')) === undefined) {
    throw new vscode.CancellationError();
  }
}

function separator(label: string): JoinPick {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

/** What is selected in the active editor, or the URL that its cursor is in. */
function editorText(): { text: string; fileName: string } | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return undefined;
  }
  const { document, selection } = editor;
  const text = selection.isEmpty
    ? findUrlAt(document.lineAt(selection.active).text, selection.active.character)
    : document.getText(selection);
  return text === undefined
    ? undefined
    : { text: text.trim(), fileName: document.uri.path.split('/').at(-1) ?? '' };
}
