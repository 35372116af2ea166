import * as vscode from 'vscode';
import type { AccountSummary } from '../../accounts/zoomClients';
import { parseDuration } from '../../schedule/duration';
import { parseStartTime } from '../../schedule/startTime';
import { plainText } from '../../platform/plainText';
import type { MeetingWords } from '../meetingWords';
import { longestTopic } from './meetingRequest';
import { back, type QuickInputSteps } from './quickInputSteps';

/** What a person chose; kept when creating fails, so that nothing is typed twice. */
export interface CreateMeetingChoices {
  account?: AccountSummary;
  topic?: string;
  /** `undefined`: now. */
  start?: Date;
  /** What was typed for the start. */
  startText?: string;
  /** Minutes. */
  duration?: number;
}

/** Choices that are complete. */
export type CompleteChoices = CreateMeetingChoices &
  Required<Pick<CreateMeetingChoices, 'account' | 'topic' | 'duration'>>;

interface StartPick extends vscode.QuickPickItem {
  start?: Date;
  /** Says why nothing can be chosen, and cannot be chosen itself. */
  isRefused?: boolean;
}

interface DurationPick extends vscode.QuickPickItem {
  minutes: number;
}

const offeredDurations = [15, 30, 45, 60, 90, 120];

/** Zoom's own default, in minutes. */
const defaultDuration = 60;

/** Asks for a new meeting, step by step, with a way back. */
export class CreateMeetingWizard {
  constructor(
    private readonly input: QuickInputSteps,
    private readonly words: MeetingWords,
  ) {}

  /**
   * @param choices what was chosen before; shown again, to be kept with Enter
   * @throws {vscode.CancellationError} on Escape
   */
  async run(
    accounts: readonly [AccountSummary, ...AccountSummary[]],
    choices: CreateMeetingChoices,
  ): Promise<CompleteChoices> {
    const steps = [
      ...(accounts.length > 1 ? [() => this.askAccount(accounts, choices)] : []),
      () => this.askTopic(choices),
      () => this.askStart(choices),
      () => this.askDuration(choices),
    ];
    await this.input.run(vscode.l10n.t('Create Meeting'), steps);
    return {
      ...choices,
      account: choices.account ?? accounts[0],
      topic: choices.topic ?? '',
      duration: choices.duration ?? defaultDuration,
    };
  }

  private async askAccount(accounts: readonly AccountSummary[], choices: CreateMeetingChoices) {
    const items = accounts.map((account) => ({ label: account.label, account }));
    const picked = await this.input.pick({
      items,
      active: items.find(({ account }) => account.id === choices.account?.id),
      placeholder: vscode.l10n.t('Which account hosts the meeting?'),
    });
    if (picked === back) {
      return back;
    }
    choices.account = picked.account;
    return undefined;
  }

  private async askTopic(choices: CreateMeetingChoices) {
    const typed = await this.input.text({
      value: choices.topic ?? '',
      placeholder: vscode.l10n.t('Zoom Meeting'),
      prompt: vscode.l10n.t('What is the meeting about?'),
      validate: (value) =>
        value.trim().length > longestTopic
          ? vscode.l10n.t(
              'Zoom takes topics of up to {0} characters; this one has {1}.',
              longestTopic,
              value.trim().length,
            )
          : undefined,
      keep: (value) => {
        choices.topic = value;
      },
    });
    if (typed === back) {
      return back;
    }
    choices.topic = typed.trim() === '' ? vscode.l10n.t('Zoom Meeting') : typed.trim();
    return undefined;
  }

  private async askStart(choices: CreateMeetingChoices) {
    const now = new Date();
    const nowPick: StartPick = {
      label: vscode.l10n.t('Now'),
      iconPath: new vscode.ThemeIcon('circle-filled'),
      alwaysShow: true,
    };
    const offered = offeredStarts(now, choices.start).map((start): StartPick =>
      this.startPick(start),
    );
    const read = (value: string): StartPick[] => {
      if (value.trim() === '') {
        return [nowPick, ...offered];
      }
      const start = parseStartTime(value, now);
      if (start !== undefined && start >= now) {
        return [{ ...this.startPick(start), alwaysShow: true }];
      }
      // Taken for “now”, a slip of the pen would make a meeting at once.
      const problem =
        start === undefined
          ? vscode.l10n.t('“{0}” is no time that can be read', plainText(value.trim()))
          : vscode.l10n.t('{0} is over', this.words.fullTime(start));
      return [{ label: problem, alwaysShow: true, isRefused: true }];
    };
    const picked = await this.input.pick<StartPick>({
      items: read(choices.startText ?? ''),
      active: offered.find(({ start }) => start?.getTime() === choices.start?.getTime()),
      value: choices.startText ?? '',
      placeholder: vscode.l10n.t('When? Choose, or type such as “tomorrow 3pm” or “Friday 10:30”'),
      itemsFor: read,
      keep: (value) => {
        choices.startText = value;
      },
    });
    if (picked === back) {
      return back;
    }
    choices.start = picked.start;
    return undefined;
  }

  private async askDuration(choices: CreateMeetingChoices) {
    const toPick = (minutes: number): DurationPick => ({
      label: this.words.duration(minutes),
      minutes,
    });
    const offered = [...new Set([...offeredDurations, choices.duration ?? defaultDuration])]
      .sort((a, b) => a - b)
      .map(toPick);
    const picked = await this.input.pick<DurationPick>({
      items: offered,
      active: offered.find(({ minutes }) => minutes === (choices.duration ?? defaultDuration)),
      placeholder: vscode.l10n.t('How long? Choose, or type such as “25” or “1h 30”'),
      itemsFor: (value) => {
        const minutes = parseDuration(value);
        return minutes === undefined ? offered : [{ ...toPick(minutes), alwaysShow: true }];
      },
    });
    if (picked === back) {
      return back;
    }
    choices.duration = picked.minutes;
    return undefined;
  }

  private startPick(start: Date): StartPick {
    return {
      label: this.words.fullTime(start),
      iconPath: new vscode.ThemeIcon('calendar'),
      start,
    };
  }
}

/** The next two half hours, tomorrow morning and afternoon, and what was chosen before. */
function offeredStarts(now: Date, chosen: Date | undefined): Date[] {
  const halfHour = 30 * 60_000;
  const next = Math.ceil((now.getTime() + 1) / halfHour) * halfHour;
  const starts = [
    new Date(next),
    new Date(next + halfHour),
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 9),
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 14),
  ];
  return chosen === undefined || starts.some((start) => start.getTime() === chosen.getTime())
    ? starts
    : [...starts, chosen];
}
