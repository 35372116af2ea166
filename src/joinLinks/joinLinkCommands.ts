import * as v from 'valibot';
import * as vscode from 'vscode';
import { placeholders, templateProblem } from '../links/templateProblem';
import type { TargetMeeting } from '../meetings/model/targetMeeting';
import type { MeetingResolver } from '../meetings/target/meetingResolver';
import { parseOptions } from '../platform/commandOptions';
import type { CommandHandlers } from '../platform/commandRegistry';
import type { EditorInsertion } from '../platform/editorInsertion';
import { showConfirmation } from '../platform/showConfirmation';
import { listSeparator } from '../text/listSeparator';
import { quoteAtCursor } from '../text/quoteAtCursor';
import { isTemplate, type JoinLinkFormatter, type JoinLinkStyle } from './joinLinkFormatter';

/** The link as it is. */
const plainStyle: JoinLinkStyle = { languageId: 'plaintext', usesSetting: false };

const joinLinkOptions = v.object({
  format: v.optional(
    v.pipe(
      v.string(() => vscode.l10n.t('The format must be a template or the ID of a language.')),
      v.check(isUsableFormat, () =>
        vscode.l10n.t(
          'A template must be one line with no other address than {0}, and with no other placeholders than {1}.',
          '${joinUrl}',
          placeholders.map((name) => `\${${name}}`).join(listSeparator(vscode.env.language)),
        ),
      ),
    ),
  ),
});

/** Copies join links, and inserts them at the cursors. */
export class JoinLinkCommands {
  readonly handlers: CommandHandlers<'joinLinks'> = {
    'zoom.copyJoinLink': (meeting, options) => this.copyJoinLink(meeting, options),
    'zoom.insertJoinLink': (meeting, options) => this.insertJoinLink(meeting, options),
  };

  constructor(
    private readonly resolver: Pick<MeetingResolver, 'resolve'>,
    private readonly formatter: JoinLinkFormatter,
    private readonly insertion: EditorInsertion,
  ) {}

  private async copyJoinLink(meeting: unknown, options: unknown): Promise<string> {
    const { format } = parseOptions(joinLinkOptions, options);
    const target = await this.resolver.resolve(
      meeting,
      vscode.l10n.t('Which meeting’s link do you want to copy?'),
    );
    const text = await this.copyText(target, format);
    showConfirmation(vscode.l10n.t('Join link copied'));
    return text;
  }

  private async insertJoinLink(meeting: unknown, options: unknown): Promise<string> {
    const { format } = parseOptions(joinLinkOptions, options);
    const target = await this.resolver.resolve(
      meeting,
      vscode.l10n.t('Which meeting’s link do you want to insert?'),
    );
    return this.insertLink(target, format);
  }

  private async insertLink(target: TargetMeeting, format: string | undefined): Promise<string> {
    const copyInstead = () => this.copyText(target, format);
    const editor = this.insertion.requireEditor(copyInstead, () => this.insertLink(target, format));
    const { languageId } = editor.document;
    const style = { languageId, format, usesSetting: true };
    const complete = await this.formatter.withPasscode(target, style);
    return this.insertion.insertText(
      editor,
      {
        render: (selected, surroundings) => {
          const text = this.formatter.formatLink(complete, style, selected);
          if (!this.formatter.isPlainLink(style)) {
            return text;
          }
          const plain = this.formatter.formatLink(complete, plainStyle);
          const quoted = quoteAtCursor(plain, surroundings);
          return quoted === plain ? text : quoted;
        },
      },
      copyInstead,
    );
  }

  /** The clipboard may be pasted anywhere, so no setting of a workspace decides what it has. */
  private async copyText(target: TargetMeeting, format: string | undefined): Promise<string> {
    const style = { ...plainStyle, format };
    const text = this.formatter.formatLink(await this.formatter.withPasscode(target, style), style);
    await vscode.env.clipboard.writeText(text);
    return text;
  }
}

/** A program may leave out the link; it gets no other address, and no line break. */
function isUsableFormat(format: string): boolean {
  const problem = isTemplate(format) ? templateProblem(format) : undefined;
  return problem === undefined || problem === 'noAddress';
}
