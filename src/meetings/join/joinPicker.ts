import * as vscode from 'vscode';
import { formatMeetingNumber } from '../../links/zoomLink';
import type { ErrorReporter } from '../../platform/errorReporter';
import { plainText } from '../../text/plainText';
import { ZoomAuthError } from '../../zoom/errors';
import type { MeetingPicker } from '../target/meetingPicker';
import type { MeetingsModel } from '../model/meetingsModel';
import type { MeetingFormatter } from '../format/meetingFormatter';
import { MeetingNode } from '../target/treeNodes';
import { editorText } from './editorText';
import type { JoinTargetResolver, NamedMeeting } from './joinTargetResolver';

interface JoinPick extends vscode.QuickPickItem {
  /** What {@link JoinTargetResolver} takes; nothing for lines that only say something. */
  argument?: MeetingNode | string;
  /** What choosing the line does instead. */
  run?: (pick: vscode.QuickInput) => unknown;
}

/**
 * Lets a person pick what to join: one of their meetings, the link in the editor, or a link or
 * number that they paste. Works signed out too, for links.
 */
export class JoinPicker {
  constructor(
    private readonly picker: MeetingPicker,
    private readonly model: MeetingsModel,
    private readonly argument: JoinTargetResolver,
    private readonly words: MeetingFormatter,
    private readonly errors: ErrorReporter,
  ) {}

  /**
   * @returns what {@link JoinTargetResolver} takes
   * @throws {vscode.CancellationError} on Escape
   */
  async pick(): Promise<MeetingNode | string> {
    const read = await this.argument.reader();
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
      // Items that are set anew lose their place, so those that stand already stay.
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
      return await new Promise<MeetingNode | string>((resolve, reject) => {
        pick.onDidChangeValue(show);
        pick.onDidAccept(() => {
          // Who pastes fast presses Enter before the line for it is shown.
          const chosen = this.typedItems(pick.value, read)[0] ?? pick.selectedItems[0];
          if (chosen?.argument !== undefined) {
            resolve(chosen.argument);
          } else if (chosen?.run !== undefined) {
            chosen.run(pick);
          }
        });
        pick.onDidHide(() => {
          reject(new vscode.CancellationError());
        });
        pick.show();
        void load();
      });
    } finally {
      pick.dispose();
    }
  }

  /** The lines for what was typed, where it is no mere search for a topic. */
  private typedItems(value: string, read: (text: string) => NamedMeeting | undefined): JoinPick[] {
    const text = value.trim();
    const named = read(text);
    if (named !== undefined) {
      return [this.itemOf(named, text)];
    }
    return /^\w+:/.test(text)
      ? [
          {
            label: `$(warning) ${vscode.l10n.t('This names no Zoom meeting')}`,
            detail: vscode.l10n.t('Paste a join link of Zoom, or a meeting ID of 9 to 11 digits.'),
            alwaysShow: true,
          },
        ]
      : [];
  }

  /** Never shows the link itself: its `pwd` lets people in. */
  private itemOf(named: NamedMeeting, text: string, fileName?: string): JoinPick {
    const id = typeof named === 'number' ? named : named.meetingId;
    const known = this.model.all().find(({ entry }) => entry.id === id)?.entry;
    const name =
      known !== undefined
        ? plainText(this.words.topic(known))
        : id !== undefined
          ? formatMeetingNumber(id)
          : new URL(typeof named === 'number' ? '' : named.url).pathname.replace('/my/', '');
    return {
      label: `$(link) ${vscode.l10n.t('Join {0}', name)}`,
      description: [
        ...(known === undefined ? [] : [formatMeetingNumber(known.id)]),
        ...(typeof named === 'number' ? [] : [new URL(named.url).host]),
        ...(fileName === undefined ? [] : [fileName]),
      ].join(' · '),
      alwaysShow: fileName === undefined,
      argument: text,
    };
  }

  private async meetings(retry: () => unknown): Promise<JoinPick[]> {
    try {
      const items = await this.picker.items();
      if (this.model.accounts().length === 0) {
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
              label: `$(refresh) ${vscode.l10n.t('Your meetings could not be loaded. Try again')}`,
              detail: plainText(this.errors.describe(error).message),
              run: retry,
            },
      ];
    }
  }
}

function signInItem(): JoinPick {
  return {
    label: `$(sign-in) ${vscode.l10n.t('Sign in to pick one of your meetings')}`,
    run: (pick) => {
      pick.hide();
      void vscode.commands.executeCommand('zoom.signIn');
    },
  };
}

function separator(label: string): JoinPick {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
