import { fillTemplate, plainTemplate } from '../links/linkTemplate';
import { isHostedByAccount, type TargetMeeting } from '../meetings/model/targetMeeting';
import type { MeetingOperations } from '../meetings/model/meetingOperations';
import { joinLinkOf } from '../meetings/target/joinLink';
import type { MeetingFormatter } from '../meetings/format/meetingFormatter';
import type { Settings } from '../platform/settings';

/** Says a meeting's join link in the language of a file. */
export class JoinLinkText {
  constructor(
    private readonly operations: Pick<MeetingOperations, 'get'>,
    private readonly settings: Settings,
    private readonly words: MeetingFormatter,
  ) {}

  /**
   * A meeting with its passcode, where the template names it: Zoom's lists have none of one's own
   * meetings, so it takes a request.
   *
   * @param languageId as for {@link format}, and so is `format`
   * @throws {ZoomError} as Zoom refuses
   */
  async withPasscode(
    target: TargetMeeting,
    languageId: string,
    format?: string,
  ): Promise<TargetMeeting> {
    const { account, entry } = target;
    const isNamed = this.templateFor(languageId, format).template.includes('${passcode}');
    if (!isNamed || passcodeOf(target) !== undefined || !isHostedByAccount(target)) {
      return target;
    }
    const { password = '' } = await this.operations.get(account, entry.id);
    return { account, entry: { ...entry, meeting: { ...entry.meeting, password } } };
  }

  /**
   * @param languageId VS Code's id of the language
   * @param label what stands for the topic, such as the words that are selected
   * @param format a template, or the id of another language to write for
   * @throws {ActionableError} where the meeting has no join link
   */
  format(target: TargetMeeting, languageId: string, label = '', format?: string): string {
    const { template, language } = this.templateFor(languageId, format);
    const { entry } = target;
    return fillTemplate(template, language, {
      topic: label.trim() === '' ? this.words.topic(entry) : label,
      joinUrl: joinLinkOf(target),
      startTime: entry.start === undefined ? '' : this.words.fullTime(entry.start),
      id: String(entry.id),
      passcode: passcodeOf(target) ?? '',
    });
  }

  private templateFor(languageId: string, format?: string): { template: string; language: string } {
    if (format?.includes('${') === true) {
      return { template: format, language: languageId };
    }
    const language = format ?? languageId;
    return { template: this.settings.insertFormats[language] ?? plainTemplate, language };
  }
}

function passcodeOf({ entry: { meeting } }: TargetMeeting): string | undefined {
  return meeting.password ?? meeting.passcode ?? undefined;
}
