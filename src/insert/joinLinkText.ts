import { fillTemplate, plainTemplate } from '../links/linkTemplate';
import type { TargetMeeting } from '../meetings/meetingArgument';
import { joinLinkOf } from '../meetings/joinLink';
import type { MeetingWords } from '../meetings/meetingWords';
import type { Settings } from '../platform/settings';

/** Says a meeting's join link in the language of a file. */
export class JoinLinkText {
  constructor(
    private readonly settings: Settings,
    private readonly words: MeetingWords,
  ) {}

  /**
   * @param languageId VS Code's id of the language
   * @param label what stands for the topic, such as the words that are selected
   * @param format a template, or the id of another language to write for
   * @throws {ActionableError} where the meeting has no join link
   */
  of(target: TargetMeeting, languageId: string, label = '', format?: string): string {
    const formats = this.settings.insertFormats;
    const isTemplate = format?.includes('${') === true;
    const language = isTemplate || format === undefined ? languageId : format;
    const template = isTemplate ? format : (formats[language] ?? plainTemplate);
    const { entry } = target;
    return fillTemplate(template, language, {
      topic: label.trim() === '' ? this.words.topic(entry) : label,
      joinUrl: joinLinkOf(target),
      startTime: entry.start === undefined ? '' : this.words.fullTime(entry.start),
      id: String(entry.id),
      passcode: entry.meeting.password ?? entry.meeting.passcode ?? '',
    });
  }
}
