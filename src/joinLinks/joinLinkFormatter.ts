import { fillTemplate, plainTemplate } from '../links/linkTemplate';
import type { MeetingFormatter } from '../meetings/format/meetingFormatter';
import type { MeetingOperations } from '../meetings/model/meetingOperations';
import { isHostedByAccount, type TargetMeeting } from '../meetings/model/targetMeeting';
import { joinLinkOf } from '../meetings/target/joinLink';
import type { Settings } from '../platform/settings';

/** Which template a join link is written with. */
export interface JoinLinkStyle {
  /** VS Code's id of the language to write for. */
  languageId: string;
  /** A template, or the id of another language to write for. */
  format?: string;
}

/** Formats join links for the language of a file. */
export class JoinLinkFormatter {
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

  private templateFor({ languageId, format }: JoinLinkStyle) {
    if (format?.includes('${') === true) {
      return { template: format, languageId };
    }
    const language = format ?? languageId;
    return {
      template: this.settings.insertFormats[language] ?? plainTemplate,
      languageId: language,
    };
  }
}

function passcodeOf({ entry: { meeting } }: TargetMeeting): string | undefined {
  return meeting.password ?? meeting.passcode ?? undefined;
}
