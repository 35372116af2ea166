import * as vscode from 'vscode';
import type { MeetingArgument } from '../meetings/meetingArgument';
import type { EditorInsertion } from './editorInsertion';
import type { JoinLinkText } from './joinLinkText';

/** Copies join links, and writes them where the cursors are. */
export class JoinLinkCommands {
  constructor(
    private readonly argument: MeetingArgument,
    private readonly text: JoinLinkText,
    private readonly insertion: EditorInsertion,
  ) {}

  /** Copies a meeting's join link; `options` may have a `format`. */
  async copy(meeting: unknown, options: unknown): Promise<string> {
    const format = formatOf(options);
    const target = await this.text.withPasscode(
      await this.argument.resolve(
        meeting,
        vscode.l10n.t('Which meeting’s link do you want to copy?'),
      ),
      format,
    );
    const text = this.text.of(target, 'plaintext', '', format);
    await vscode.env.clipboard.writeText(text);
    vscode.window.setStatusBarMessage(vscode.l10n.t('$(check) Join link copied'), 3_000);
    return text;
  }

  /** Writes a meeting's join link at every cursor; `options` may have a `format`. */
  async insert(meeting: unknown, options: unknown): Promise<string> {
    const format = formatOf(options);
    const target = await this.text.withPasscode(
      await this.argument.resolve(
        meeting,
        vscode.l10n.t('Which meeting’s link do you want to insert?'),
      ),
      format,
    );
    const copyInstead = () =>
      vscode.env.clipboard.writeText(this.text.of(target, 'plaintext', '', format));
    return this.insertion.insert(
      this.insertion.target(copyInstead),
      (selected, languageId) => this.text.of(target, languageId, selected, format),
      copyInstead,
    );
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
