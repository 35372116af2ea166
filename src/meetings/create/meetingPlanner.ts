import * as vscode from 'vscode';
import type { Accounts, AccountSummary, ZoomClients } from '../../accounts/clients/zoomClients';
import type { Log } from '../../platform/log';
import { back } from '../../platform/quickInputSteps';
import type { Settings } from '../../platform/settings';
import { plainText } from '../../text/plainText';
import type { MeetingFields } from '../input/draftFields';
import { pastStartProblem } from '../input/fieldProblems';
import {
  mergeDrafts,
  newMeetingDefaults,
  newMeetingPresets,
  type NewMeetingPreset,
} from '../input/newMeetingDefaults';
import type { StepTools } from '../steps/meetingStep';
import { passcodeStep } from '../steps/passcodeStep';
import { CreateMeetingMenu } from './createMeetingMenu';
import { readDraftFields, toDraftFields } from './draftContent';
import { DraftSaver } from './draftSaver';
import { listTemplates } from './listTemplates';
import type { MeetingDraft, MeetingDrafts } from './meetingDrafts';
import type { MeetingDecision, MeetingPlan } from './meetingPlan';
import { QuickLine } from './quickLine';

/** How many drafts are offered, the newest ones. */
const offeredDrafts = 3;

/** What {@link MeetingPlanner} needs. */
export interface PlannerContext {
  tools: StepTools;
  clients: Pick<ZoomClients, 'clientFor'>;
  settings: Pick<Settings, 'newMeeting'>;
  log: Pick<Log, 'info' | 'error'>;
  drafts: Pick<MeetingDrafts, 'listDrafts'>;
  accounts: Accounts;
}

/**
 * Asks a person for a new meeting: in one line, or in a menu of everything that can be decided. What they
 * have typed is kept as a draft until the meeting is created.
 */
export class MeetingPlanner {
  private readonly saver = new DraftSaver();
  private readonly title = vscode.l10n.t('Create Meeting');

  constructor(private readonly context: PlannerContext) {}

  /**
   * Asks until the meeting is to be created.
   *
   * @throws {vscode.CancellationError} on Escape
   */
  async askMeeting(plan: MeetingPlan): Promise<MeetingDecision> {
    try {
      for (;;) {
        const decision = await (plan.menu === undefined
          ? this.askLine(plan)
          : this.askMenu(plan, plan.menu));
        if (decision !== undefined) {
          return decision;
        }
      }
    } finally {
      // What is written later would outlive the meeting.
      await this.saver.flush();
    }
  }

  /** Returns `undefined` if the line is not the last word. */
  private async askLine(plan: MeetingPlan): Promise<MeetingDecision | undefined> {
    const { tools, settings, log, drafts, accounts } = this.context;
    const { account, preset, line = '', left } = plan;
    const answer = await new QuickLine(tools).askLine({
      title: this.title,
      line,
      base: baseOf(plan),
      defaultTopic: defaultTopic(),
      remarks: [
        ...(preset === undefined ? [] : [plainText(preset.name)]),
        ...(accounts.length > 1 ? [plainText(account.label)] : []),
      ],
      left,
      presets: newMeetingPresets(settings, log),
      chosenPreset: preset,
      drafts: (await drafts.listDrafts()).slice(0, offeredDrafts),
      onChange: (text) => {
        plan.line = text;
        this.save(plan, text, undefined);
      },
    });
    switch (answer.kind) {
      case 'create':
        return this.askPasscode(plan, answer.fields);
      case 'more':
        plan.menu = answer.fields;
        return undefined;
      case 'preset':
        plan.preset = answer.preset.name === preset?.name ? undefined : answer.preset;
        plan.left = undefined;
        return undefined;
      case 'continue':
        await this.continueDraft(plan, answer.draft);
        return undefined;
      case 'discard':
        await answer.draft.discard();
        return undefined;
    }
  }

  /** Asks for the passcode too if the settings or the preset say so. */
  private async askPasscode(
    plan: MeetingPlan,
    fields: MeetingFields,
  ): Promise<MeetingDecision | undefined> {
    const { tools, settings, log } = this.context;
    const { account, preset } = plan;
    if (fields.startTime !== undefined && pastStartProblem(fields.startTime, new Date())) {
      // The line was open for so long that its time has passed.
      return undefined;
    }
    const asks =
      (preset?.asksForPasscode ?? false) || newMeetingDefaults(settings, log).asksForPasscode;
    if (!asks || fields.passcode !== undefined) {
      return { account, fields };
    }
    const answer = await tools.input.askOne(this.title, true, () =>
      passcodeStep(tools, true).askValue(fields),
    );
    return answer === back ? undefined : { account, fields: answer };
  }

  private async askMenu(
    plan: MeetingPlan,
    menu: MeetingFields,
  ): Promise<MeetingDecision | undefined> {
    const { tools, clients, settings, log, accounts } = this.context;
    const { isBack, account, draft } = await new CreateMeetingMenu(tools).askMeeting({
      title: this.title,
      defaultTopic: defaultTopic(),
      accounts,
      account: plan.account,
      draft: menu,
      presets: newMeetingPresets(settings, log),
      listTemplates: (host) => listTemplates(clients, host, log),
      refused: plan.refused,
      hasBack: plan.line !== undefined,
      onChange: (host, changed) => {
        this.save({ ...plan, account: host }, changed.topic ?? defaultTopic(), changed);
      },
    });
    plan.account = account;
    plan.refused = [];
    if (!isBack) {
      plan.menu = draft;
      return { account, fields: { ...draft, topic: draft.topic ?? defaultTopic() } };
    }
    plan.menu = undefined;
    plan.left = { line: plan.line ?? '', fields: draft };
    return undefined;
  }

  /** Returns to what was typed for another meeting. */
  private async continueDraft(plan: MeetingPlan, stored: MeetingDraft): Promise<void> {
    const { tools, settings, log, accounts } = this.context;
    const content = readDraftFields(stored.fields);
    const presets = newMeetingPresets(settings, log);
    plan.stored = stored;
    plan.account = accounts.find(({ id }) => id === content.accountId) ?? plan.account;
    plan.preset = presets.find(({ name }) => name === content.preset);
    plan.base = { ...plan.base, agenda: content.agenda ?? plan.base.agenda };
    plan.line = content.line ?? '';
    plan.menu = content.meeting;
    plan.left = undefined;
    if (content.isProtected === true && content.meeting !== undefined) {
      const { meeting } = content;
      const answer = await tools.input.askOne(this.title, true, () =>
        passcodeStep(tools, true).askValue(meeting),
      );
      plan.menu = answer === back ? meeting : answer;
    }
  }

  private save(
    { stored, account, line, preset, base }: MeetingPlan,
    title: string,
    meeting: MeetingFields | undefined,
  ): void {
    const content = { accountId: account.id, line, preset: preset?.name, agenda: base.agenda };
    this.saver.saveFields(stored, title, toDraftFields({ ...content, meeting }));
  }
}

/** The topic of a meeting for which none was typed. */
export function defaultTopic(): string {
  return vscode.l10n.t('Zoom Meeting');
}

/** What a meeting is like if the line does not say otherwise. A preset without a topic gives its name. */
function baseOf({ base, preset }: MeetingPlan): MeetingFields {
  return preset === undefined ? base : mergeDrafts(base, namedDraft(preset));
}

function namedDraft({ name, draft }: NewMeetingPreset): MeetingFields {
  return { ...draft, topic: draft.topic ?? name };
}

/** A new plan with nothing typed. */
export function createPlan(
  account: AccountSummary,
  stored: MeetingDraft,
  planned: Partial<Pick<MeetingPlan, 'base' | 'line' | 'menu'>>,
): MeetingPlan {
  return {
    account,
    stored,
    base: {},
    preset: undefined,
    line: undefined,
    menu: undefined,
    left: undefined,
    refused: [],
    ...planned,
  };
}
