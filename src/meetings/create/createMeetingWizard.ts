import * as vscode from 'vscode';
import type { Accounts, AccountSummary } from '../../accounts/clients/zoomClients';
import { back, type QuickInputStep } from '../../platform/quickInputSteps';
import { plainText } from '../../text/plainText';
import type { MeetingFields } from '../input/draftFields';
import { DurationQuestion, moreOptions } from '../input/durationQuestion';
import type { MeetingStep, StepTools } from '../steps/meetingStep';
import { passcodeStep } from '../steps/passcodeStep';
import { startStep } from '../steps/startStep';
import { topicStep } from '../steps/topicStep';

/** What a person has chosen; kept if the meeting cannot be created, so that nothing is typed twice. */
export interface CreateMeetingChoices {
  account: AccountSummary;
  draft: MeetingFields;
}

/** What a person wants next. */
export type CreateMeetingAnswer = CreateMeetingChoices & { wantsMoreOptions: boolean };

/** What to ask for a new meeting. */
export interface WizardOptions extends CreateMeetingChoices {
  accounts: Accounts;
  /** The topic of a meeting for which none is typed. */
  defaultTopic: string;
  asksForPasscode: boolean;
  /** Whether to begin with the last question. */
  startsAtEnd?: boolean;
}

/** Asks what a new meeting is to be, step by step, with a way back. */
export class CreateMeetingWizard {
  constructor(private readonly tools: StepTools) {}

  /** @throws {vscode.CancellationError} on Escape */
  async askChoices({
    accounts,
    defaultTopic,
    asksForPasscode,
    startsAtEnd = false,
    ...choices
  }: WizardOptions): Promise<CreateMeetingAnswer> {
    const answer: CreateMeetingAnswer = { ...choices, wantsMoreOptions: false };
    const ask = (step: MeetingStep): QuickInputStep => {
      return async () => {
        const draft = await step.askValue(answer.draft);
        answer.draft = draft === back ? answer.draft : draft;
        return draft === back ? back : undefined;
      };
    };
    const listSteps = () => [
      ...(accounts.length > 1 ? [() => this.askAccount(accounts, answer)] : []),
      ask(topicStep(this.tools, defaultTopic)),
      ask(startStep(this.tools, true)),
      () => this.askDuration(answer),
      ...(asksForPasscode && !answer.wantsMoreOptions ? [ask(passcodeStep(this.tools, true))] : []),
    ];
    const last = listSteps().length - 1;
    const title = vscode.l10n.t('Create Meeting');
    await this.tools.input.runSteps(title, listSteps, startsAtEnd ? last : 0);
    return answer;
  }

  private async askAccount(accounts: readonly AccountSummary[], choices: CreateMeetingChoices) {
    const items = accounts.map((account) => ({ label: plainText(account.label), account }));
    const picked = await this.tools.input.showQuickPick({
      items,
      active: items.find(({ account }) => account.id === choices.account.id),
      placeholder: vscode.l10n.t('Which account hosts the meeting?'),
    });
    if (picked === back) {
      return back;
    }
    choices.account = picked.account;
    return undefined;
  }

  private async askDuration(answer: CreateMeetingAnswer) {
    const { input, formatter } = this.tools;
    const question = new DurationQuestion(input, formatter);
    const duration = await question.askDuration(answer.draft.duration, { offersMore: true });
    if (duration === back) {
      return back;
    }
    answer.wantsMoreOptions = duration === moreOptions;
    answer.draft = duration === moreOptions ? answer.draft : { ...answer.draft, duration };
    return undefined;
  }
}
