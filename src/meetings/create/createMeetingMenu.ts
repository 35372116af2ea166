import * as vscode from 'vscode';
import type { Accounts, AccountSummary } from '../../accounts/clients/zoomClients';
import { back, type QuickInputSteps } from '../../platform/quickInputSteps';
import { plainText } from '../../text/plainText';
import type { InvalidField } from '../../zoom/errors';
import type { MeetingFormatter } from '../format/meetingFormatter';
import { defaultDuration } from '../input/durationQuestion';
import type { MeetingFields } from '../input/draftFields';
import { mergeDrafts, type NewMeetingPreset } from '../input/newMeetingDefaults';
import { DraftMenu, type MenuItem } from '../steps/draftMenu';
import type { StepTools } from '../steps/meetingStep';
import { newMeetingSteps, type Templates } from '../steps/meetingSteps';
import { passcodeStep } from '../steps/passcodeStep';

/** What a new meeting is planned from. */
export interface CreateMenuOptions {
  title: string;
  /** The topic of a meeting for which none is typed. */
  defaultTopic: string;
  accounts: Accounts;
  account: AccountSummary;
  draft: MeetingFields;
  presets: readonly NewMeetingPreset[];
  /** Returns the templates of an account that a new meeting can be made from; none if they cannot be had. */
  listTemplates: (account: AccountSummary) => Promise<Templates>;
  /** What Zoom has refused. */
  refused?: readonly InvalidField[];
  /** Whether there is a question before the menu. */
  hasBack?: boolean;
  /** Called with each change. */
  onChange?: (account: AccountSummary, draft: MeetingFields) => void;
}

/** What a person has decided about a new meeting. */
export interface PlannedMeeting {
  account: AccountSummary;
  draft: MeetingFields;
}

/** A menu of everything that can be decided about a new meeting. */
export class CreateMeetingMenu {
  private readonly input: QuickInputSteps;
  private readonly formatter: MeetingFormatter;
  private readonly menu: DraftMenu;

  constructor(private readonly tools: StepTools) {
    this.input = tools.input;
    this.formatter = tools.formatter;
    this.menu = new DraftMenu(tools.input);
  }

  /**
   * Asks until the meeting is to be created.
   *
   * @returns `back` with what was decided so far if Back was pressed
   * @throws {vscode.CancellationError} on Escape
   */
  async askMeeting(options: CreateMenuOptions): Promise<PlannedMeeting & { isBack: boolean }> {
    const { title, defaultTopic, accounts, presets, listTemplates } = options;
    let { account } = options;
    let templates = await listTemplates(account);
    const listSteps = (draft: MeetingFields, togglesSettings = true) =>
      newMeetingSteps(this.tools, draft, { defaultTopic, templates, togglesSettings });
    const accountItem = (): MenuItem => ({
      label: vscode.l10n.t('Account'),
      description: plainText(account.label),
      iconPath: new vscode.ThemeIcon('account'),
      change: async (draft) => {
        const chosen = await this.askAccount(title, accounts, account);
        if (chosen === account) {
          return draft;
        }
        account = chosen;
        templates = await listTemplates(account);
        const isKnown = templates.some(({ id }) => id === draft.templateId);
        return isKnown ? { ...draft } : { ...draft, templateId: undefined };
      },
    });
    const presetItem = (): MenuItem => ({
      label: vscode.l10n.t('Use a Preset…'),
      iconPath: new vscode.ThemeIcon('bookmark'),
      change: (draft) => this.askPreset(title, presets, draft),
    });
    const { kind, draft } = await this.menu.askDraft({
      ...options,
      placeholder: vscode.l10n.t('What should the meeting be like?'),
      listSteps: (current) => listSteps(current),
      onChange: (current) => options.onChange?.(account, current),
      listActions: (current) => [
        {
          label: vscode.l10n.t('Create Meeting'),
          description: this.describe({ ...current, topic: current.topic ?? defaultTopic }),
          iconPath: new vscode.ThemeIcon('check'),
          alwaysShow: true,
        },
        {
          label: vscode.l10n.t('Go Through All Options'),
          iconPath: new vscode.ThemeIcon('list-ordered'),
          change: (before) =>
            this.menu.askAllSteps(title, (after) => listSteps(after, false), before),
        },
        ...(presets.length > 0 ? [presetItem()] : []),
        ...(accounts.length > 1 ? [accountItem()] : []),
      ],
    });
    if (kind === 'leave') {
      throw new vscode.CancellationError();
    }
    return { account, draft, isBack: kind === 'back' };
  }

  private describe({ topic = '', startTime, duration = defaultDuration, timezone }: MeetingFields) {
    const when =
      startTime === undefined
        ? vscode.l10n.t('Now')
        : this.formatter.timeRange(startTime, duration, timezone);
    return [plainText(topic), when].filter((part) => part !== '').join(' · ');
  }

  private async askAccount(
    title: string,
    accounts: Accounts,
    current: AccountSummary,
  ): Promise<AccountSummary> {
    const items = accounts.map((account) => ({ label: plainText(account.label), account }));
    const picked = await this.input.askOne(title, true, () =>
      this.input.showQuickPick({
        items,
        active: items.find(({ account }) => account.id === current.id),
        placeholder: vscode.l10n.t('Which account hosts the meeting?'),
      }),
    );
    return picked === back || picked.account.id === current.id ? current : picked.account;
  }

  /** A preset decides what it names; everything else stays. */
  private async askPreset(
    title: string,
    presets: readonly NewMeetingPreset[],
    draft: MeetingFields,
  ): Promise<MeetingFields> {
    const picked = await this.input.askOne(title, true, () =>
      this.input.showQuickPick({
        items: presets.map((preset) => ({ label: plainText(preset.name), preset })),
        placeholder: vscode.l10n.t('Which preset do you want to use?'),
      }),
    );
    if (picked === back) {
      return draft;
    }
    const { draft: preset, asksForPasscode } = picked.preset;
    const { topic, ...fields } = preset;
    const merged = mergeDrafts(draft, { ...fields, topic: draft.topic ?? topic });
    return asksForPasscode && draft.passcode === undefined
      ? this.menu.askStep(title, passcodeStep(this.tools, true), merged)
      : merged;
  }
}
