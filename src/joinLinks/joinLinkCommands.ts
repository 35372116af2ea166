import * as vscode from 'vscode';
import type { CommandHandlers } from '../platform/commandRegistry';
import type { MeetingResolver } from '../meetings/target/meetingResolver';
import type { TargetMeeting } from '../meetings/model/targetMeeting';
import type { EditorInsertion } from '../platform/editorInsertion';
import { showConfirmation } from '../platform/showConfirmation';
import type { JoinLinkText } from './joinLinkText';

/** Copies join links, and writes them where the cursors are. */
export class JoinLinkCommands {
  readonly handlers: CommandHandlers<'joinLinks'> = {
    'zoom.copyJoinLink': (meeting, options) => this.copy(meeting, options),
    'zoom.insertJoinLink': (meeting, options) => this.insert(meeting, options),
  };

  constructor(
    private readonly argument: MeetingResolver,
    private readonly text: JoinLinkText,
    private readonly insertion: EditorInsertion,
  ) {}

  /** Copies a meeting's join link; `options` may have a `format`. */
  async copy(meeting: unknown, options: unknown): Promise<string> {
    const target = await this.argument.resolve(
      meeting,
      vscode.l10n.t('Which meeting’s link do you want to copy?'),
    );
    const text = await this.copyText(target, formatOf(options));
    showConfirmation(vscode.l10n.t('Join link copied'));
    return text;
  }

  /** Writes a meeting's join link at every cursor; `options` may have a `format`. */
  async insert(meeting: unknown, options: unknown): Promise<string> {
    const format = formatOf(options);
    const target = await this.argument.resolve(
      meeting,
      vscode.l10n.t('Which meeting’s link do you want to insert?'),
    );
    const copyInstead = () => this.copyText(target, format);
    const editor = this.insertion.target(copyInstead);
    const whole = await this.text.withPasscode(target, editor.document.languageId, format);
    return this.insertion.insert(
      editor,
      (selected, languageId) => this.text.format(whole, languageId, selected, format),
      copyInstead,
    );
  }

  private async copyText(meeting: TargetMeeting, format: string | undefined): Promise<string> {
    const language = 'plaintext';
    const whole = await this.text.withPasscode(meeting, language, format);
    const text = this.text.format(whole, language, '', format);
    await vscode.env.clipboard.writeText(text);
    return text;
  }
}

function formatOf(options: unknown): string | undefined {
  return typeof options === 'object' &&
    options !== null &&
    'format' in options &&
    typeof options.format === 'string'
    ? options.format
    : undefined;
}
