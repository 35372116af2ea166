import * as vscode from 'vscode';
import { builtInTemplate } from '../links/builtInTemplates';
import { fillTemplate, plainTemplate } from '../links/linkTemplate';
import { placeholders, templateProblem } from '../links/templateProblem';
import type { MeetingFormatter } from '../meetings/format/meetingFormatter';
import type { MeetingOperations } from '../meetings/model/meetingOperations';
import { isHostedByAccount, type TargetMeeting } from '../meetings/model/targetMeeting';
import { joinLinkOf } from '../meetings/target/joinLink';
import { openSettings } from '../platform/errorActions';
import type { Settings } from '../platform/settings';
import { listSeparator } from '../text/listSeparator';
import { plainText } from '../text/plainText';

/** Which template a join link is written with. */
export interface JoinLinkStyle {
  /** VS Code's id of the language to write for. */
  languageId: string;
  /** A template, or the id of another language to write for. */
  format?: string;
  /** Whether the setting counts; if not, languages have their built-in templates. */
  usesSetting: boolean;
}

/** Formats join links for the language of a file. */
export class JoinLinkFormatter {
  private hasWarned = false;

  constructor(
    private readonly operations: Pick<MeetingOperations, 'get'>,
    private readonly settings: Pick<Settings, 'insertFormats'>,
    private readonly formatter: Pick<MeetingFormatter, 'topic' | 'fullTime'>,
  ) {}

  /**
   * Returns a meeting with its passcode, if the template names it. Zoom's lists do not have the
   * passcodes of the user's own meetings, so it takes a request.
   *
   * @throws {ZoomError} if Zoom refuses
   */
  async withPasscode(target: TargetMeeting, style: JoinLinkStyle): Promise<TargetMeeting> {
    const { account, entry } = target;
    const isNamed = this.templateFor(style).template.includes('${passcode}');
    if (!isNamed || passcodeOf(target) !== undefined || !isHostedByAccount(target)) {
      return target;
    }
    const { password = '' } = await this.operations.get(account, entry.id);
    return { account, entry: { ...entry, meeting: { ...entry.meeting, password } } };
  }

  /**
   * Returns the text for a meeting.
   *
   * @param label stands for the topic, such as the text that is selected
   * @throws {ActionableError} if the meeting has no join link
   */
  formatLink(target: TargetMeeting, style: JoinLinkStyle, label = ''): string {
    const { template, languageId } = this.templateFor(style);
    const { entry } = target;
    return fillTemplate(template, languageId, {
      topic: label.trim() === '' ? this.formatter.topic(entry) : label,
      joinUrl: joinLinkOf(target),
      startTime: entry.start === undefined ? '' : this.formatter.fullTime(entry.start),
      id: String(entry.id),
      passcode: passcodeOf(target) ?? '',
    });
  }

  /** Whether the link alone is written, because neither a program nor the setting has a template. */
  isPlainLink(style: JoinLinkStyle): boolean {
    const { format, languageId, usesSetting } = style;
    const isCustom =
      format !== undefined || (usesSetting && this.settings.insertFormats.has(languageId));
    return !isCustom && builtInTemplate(languageId) === plainTemplate;
  }

  private templateFor({ languageId, format, usesSetting }: JoinLinkStyle) {
    if (format !== undefined && isTemplate(format)) {
      return { template: format, languageId };
    }
    const language = format ?? languageId;
    const custom = usesSetting ? this.settings.insertFormats.get(language) : undefined;
    const isUsable = custom !== undefined && templateProblem(custom) === undefined;
    if (custom !== undefined && !isUsable) {
      this.warnOnce(language);
    }
    return { template: isUsable ? custom : builtInTemplate(language), languageId: language };
  }

  private warnOnce(languageId: string): void {
    if (!this.hasWarned) {
      this.hasWarned = true;
      void warnOfTemplate(languageId);
    }
  }
}

/** Whether the format that a program passes is a template, not the id of a language. */
export function isTemplate(format: string): boolean {
  return format.includes('${');
}

/** Says that a template of the settings is not used. */
async function warnOfTemplate(languageId: string): Promise<void> {
  const settings = openSettings('zoom.insert.formats');
  const pressed = await vscode.window.showWarningMessage(
    vscode.l10n.t(
      'The template for {0} in the setting {1} can’t be used, so the link has the default format. A template is one line, has {2} as its only address, and no other placeholders than {3}.',
      plainText(languageId),
      'zoom.insert.formats',
      '${joinUrl}',
      placeholders.map((name) => `\${${name}}`).join(listSeparator(vscode.env.language)),
    ),
    settings.title,
  );
  if (pressed === settings.title) {
    await settings.run();
  }
}

function passcodeOf({ entry: { meeting } }: TargetMeeting): string | undefined {
  return meeting.password ?? meeting.passcode ?? undefined;
}
