import * as vscode from 'vscode';
import type { Accounts, AccountSummary } from '../../accounts/clients/zoomClients';
import { plainText } from '../../text/plainText';
import type { MeetingFormatter } from '../format/meetingFormatter';
import { defaultDuration, DurationQuestion } from '../input/durationQuestion';
import { topicProblem } from '../input/fieldProblems';
import { back, QuickInputSteps } from '../../platform/quickInputSteps';
import { StartQuestion } from '../input/startQuestion';

/** What a person has chosen; kept if the meeting cannot be created, so that nothing is typed twice. */
export interface CreateMeetingChoices {
  account?: AccountSummary;
  topic?: string;
  /** `undefined` for now. */
  start?: Date;
  /** What was typed for the start. */
  startText?: string;
  /** Minutes. */
  duration?: number;
}

/** Choices that are complete. */
export type CompleteChoices = CreateMeetingChoices &
  Required<Pick<CreateMeetingChoices, 'account' | 'topic' | 'duration'>>;

/** Asks what a new meeting is to be, step by step, with a way back. */
export class CreateMeetingWizard {
  private readonly input = new QuickInputSteps();
  private readonly start: StartQuestion;
  private readonly duration: DurationQuestion;

  constructor(formatter: MeetingFormatter) {
    this.start = new StartQuestion(this.input, formatter);
    this.duration = new DurationQuestion(this.input, formatter);
  }

  /**
   * @param choices what was chosen before, which Enter keeps
   * @throws {vscode.CancellationError} on Escape
   */
  async askChoices(accounts: Accounts, choices: CreateMeetingChoices): Promise<CompleteChoices> {
    const steps = [
      ...(accounts.length > 1 ? [() => this.askAccount(accounts, choices)] : []),
      () => this.askTopic(choices),
      () => this.askStart(choices),
      () => this.askDuration(choices),
    ];
    await this.input.runSteps(vscode.l10n.t('Create Meeting'), () => steps);
    return {
      ...choices,
      account: choices.account ?? accounts[0],
      topic: choices.topic ?? '',
      duration: choices.duration ?? defaultDuration,
    };
  }

  private async askAccount(accounts: readonly AccountSummary[], choices: CreateMeetingChoices) {
    const items = accounts.map((account) => ({ label: plainText(account.label), account }));
    const picked = await this.input.showQuickPick({
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
    const typed = await this.input.showInputBox({
      value: choices.topic ?? '',
      placeholder: vscode.l10n.t('Zoom Meeting'),
      prompt: vscode.l10n.t('What is the meeting about?'),
      validate: topicProblem,
      onChange: (value) => {
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
    const answer = await this.start.askStart({
      start: choices.start,
      text: choices.startText,
      offersNow: true,
      onChange: (text) => {
        choices.startText = text;
      },
    });
    if (answer === back) {
      return back;
    }
    choices.start = answer.start;
    choices.duration = answer.duration ?? choices.duration;
    return undefined;
  }

  private async askDuration(choices: CreateMeetingChoices) {
    const minutes = await this.duration.askDuration(choices.duration);
    if (minutes === back) {
      return back;
    }
    choices.duration = minutes;
    return undefined;
  }
}
