import * as vscode from 'vscode';
import { findAccountByLabel } from '../../accounts/clients/accountLookup';
import { pickAccount } from '../../accounts/clients/pickAccount';
import type { Accounts, AccountSummary, ZoomClients } from '../../accounts/clients/zoomClients';
import { ActionableError } from '../../platform/actionableError';
import { isCancellation } from '../../platform/cancellation';
import type { CommandHandlers } from '../../platform/commandRegistry';
import type { CommandProgress } from '../../platform/commandProgress';
import type { ErrorReporter } from '../../platform/errorReporter';
import { explainFailure, type FailedAction, FailedActionError } from '../../platform/failedAction';
import type { Log } from '../../platform/log';
import { QuickInputSteps } from '../../platform/quickInputSteps';
import type { Settings } from '../../platform/settings';
import { localTimeZone } from '../../schedule/wallClock';
import { listSeparator } from '../../text/listSeparator';
import { plainText } from '../../text/plainText';
import { ZoomValidationError } from '../../zoom/errors';
import { refusedMeetingFields } from '../../zoom/refusedMeetingFields';
import type { Meeting, NewMeeting } from '../../zoom/types';
import { duplicateOf, type MeetingFields } from '../input/draftFields';
import { newMeetingRequest, readCreateMeetingOptions } from '../input/meetingRequest';
import { mergeDrafts, newMeetingDefaults, newMeetingPresets } from '../input/newMeetingDefaults';
import { findListedTimeZone } from '../../zoom/timeZones';
import { once } from '../../platform/lazy';
import { SharedRuns } from '../../platform/sharedRuns';
import { withoutLostResponse } from '../model/createMeetingOnce';
import { creationDifferences } from '../model/creationDifferences';
import type { MeetingOperations } from '../model/meetingOperations';
import { isHostedByAccount } from '../model/targetMeeting';
import type { MeetingParts } from '../target/meetingParts';
import type { MeetingResolver } from '../target/meetingResolver';
import { nextStartOf } from '../target/nextOccurrence';
import type { AgendaWriter } from '../steps/meetingStep';
import { createFromDraft, type DraftOutcome } from './createFromDraft';
import { createMeetingDrafts } from './createMeetingDrafts';
import { CreationMessages, logDifference } from './creationMessages';
import { createPlan, MeetingPlanner } from './meetingPlanner';
import type { MeetingDecision, MeetingPlan } from './meetingPlan';
import { lineOfTopic } from './quickLine';
import { readCurrentWork } from './work/currentWork';

/** What a person plans, and what asks them. */
interface Planning {
  accounts: Accounts;
  planner: MeetingPlanner;
  plan: MeetingPlan;
}

/** `Zoom: Create Meeting`, `Zoom: Create Meeting About This` and `Zoom: Duplicate Meeting`, for people and programs. */
class CreateMeetingCommand {
  private readonly clients: Pick<ZoomClients, 'signedInAccounts' | 'usableAccounts' | 'clientFor'>;
  private readonly errors: ErrorReporter;
  private readonly log: Pick<Log, 'info' | 'error'>;
  private readonly settings: Pick<Settings, 'newMeeting'>;
  private readonly progress: Pick<CommandProgress, 'describeWait'>;
  private readonly operations: Pick<MeetingOperations, 'create' | 'findCreated' | 'get'>;
  private readonly resolver: Pick<MeetingResolver, 'find' | 'fetchIfUnlisted'>;
  private readonly revealMeeting: MeetingParts['revealMeeting'];
  private readonly messages: CreationMessages;
  private readonly drafts = once(() => createMeetingDrafts(this.parts.services));
  /** A key that is pressed twice creates one meeting. */
  private readonly running = new SharedRuns<Meeting>();

  constructor(
    private readonly parts: MeetingParts,
    private readonly loadAgendas: () => Promise<AgendaWriter>,
  ) {
    const { services, accounts, formatter, operations, resolver, revealMeeting } = parts;
    this.clients = accounts.clients;
    this.errors = services.errors;
    this.messages = new CreationMessages(formatter);
    this.log = services.log;
    this.settings = services.settings;
    this.progress = services.progress;
    this.operations = operations;
    this.resolver = resolver;
    this.revealMeeting = revealMeeting;
  }

  /**
   * Creates a meeting. Without an account in the options of a program, the first one hosts it; a person is
   * asked which one.
   *
   * @param options what a program asks for; if `undefined`, a person is asked
   * @returns the meeting; `undefined` if a failure was shown
   * @throws {ZoomValidationError} for options that Zoom would refuse
   * @throws {ActionableError} if the account that `options` names is not signed in
   */
  async createMeeting(options: unknown): Promise<Meeting | undefined> {
    const accounts = await this.clients.usableAccounts();
    if (options === undefined) {
      return this.askInLine(accounts, '', {});
    }
    return this.running.shareRun(options, () => this.createAsAsked(accounts, options));
  }

  /**
   * Lets a person create a meeting about what they work on: the selection, the file, or the branch.
   *
   * @param subject what VS Code passes for the menu in which the command was chosen
   */
  async createMeetingAbout(subject: unknown): Promise<Meeting | undefined> {
    // The selection may change while an account is looked up.
    const { topic, agenda } = readCurrentWork(subject);
    const accounts = await this.clients.usableAccounts();
    return this.askInLine(accounts, await lineOfTopic(topic), {
      ...(agenda !== undefined && { agenda }),
    });
  }

  private async askInLine(
    accounts: Accounts,
    line: string,
    fields: MeetingFields,
  ): Promise<Meeting | undefined> {
    const account = await pickAccount(accounts, vscode.l10n.t('Select an account for the meeting'));
    const { draft } = newMeetingDefaults(this.settings, this.log);
    return this.askAndCreate(
      this.startPlanning(accounts, account, {
        line,
        base: mergeDrafts(draft, fields),
      }),
    );
  }

  private async createAsAsked(accounts: Accounts, options: unknown): Promise<Meeting> {
    const { draft, account: name, preset } = await readCreateMeetingOptions(options, new Date());
    const fields = mergeDrafts(this.findDefaults(preset), draft);
    const account = name === undefined ? accounts[0] : await this.findAccount(name);
    const request = newMeetingRequest(fields);
    const { timezone: timeZone = localTimeZone() } = fields;
    if (findListedTimeZone(timeZone) === undefined) {
      this.log.info(
        `Zoom does not list the time zone ${timeZone}, so “${request.topic}” is in ${request.timezone ?? 'the time zone of the account'}.`,
      );
    }
    return explainFailure(creating(request.topic), async () => {
      try {
        const meeting = await this.operations.create(account, request, {
          onLookup: this.describeCreation(request.topic),
        });
        for (const difference of creationDifferences(request, meeting)) {
          this.log.info(logDifference(difference));
        }
        return meeting;
      } catch (error) {
        throw withoutLostResponse(error);
      }
    });
  }

  /**
   * Lets a person create a meeting like another one.
   *
   * @throws {ActionableError} for a meeting of somebody else's
   * @throws {ZoomError} if the other one cannot be read
   */
  async duplicateMeeting(argument: unknown): Promise<Meeting | undefined> {
    const found = await this.resolver.find(
      argument,
      vscode.l10n.t('Which meeting do you want to duplicate?'),
      {
        isOffered: (entry) => entry.isHost && !entry.isPersonalRoom,
        none: vscode.l10n.t('There are no meetings that you can duplicate.'),
      },
    );
    const { account, entry } = await this.resolver.fetchIfUnlisted(found);
    if (!isHostedByAccount({ account, entry })) {
      throw new ActionableError(vscode.l10n.t('Only the host can duplicate this meeting.'));
    }
    this.progress.describeWait(vscode.l10n.t('Loading the meeting…'));
    const meeting = await this.operations.get(account, entry.id, { keepsListed: true });
    const now = new Date();
    const menu = duplicateOf(meeting, nextStartOf(meeting, now), now);
    const accounts = await this.clients.usableAccounts();
    return this.askAndCreate(this.startPlanning(accounts, account, { menu }));
  }

  private startPlanning(
    accounts: Accounts,
    account: AccountSummary,
    planned: Partial<Pick<MeetingPlan, 'base' | 'line' | 'menu'>>,
  ): Planning {
    const { formatter, locale } = this.parts;
    const { clients, settings, log, loadAgendas } = this;
    const drafts = this.drafts();
    const input = new QuickInputSteps();
    const tools = { input, formatter, locale, loadAgendas, typed: new Map<string, string>() };
    return {
      accounts,
      planner: new MeetingPlanner({ tools, clients, settings, log, drafts, accounts }),
      plan: createPlan(account, drafts.createDraft(), planned),
    };
  }

  /**
   * Returns what a new meeting of a program is like if it does not say otherwise: as the settings say, or
   * as a preset does.
   *
   * @throws {ZoomValidationError} if there is no such preset
   */
  private findDefaults(name: string | undefined): MeetingFields {
    const { draft } = newMeetingDefaults(this.settings, this.log);
    if (name === undefined) {
      return draft;
    }
    const presets = newMeetingPresets(this.settings, this.log);
    const preset = presets.find((each) => each.name === name);
    if (preset === undefined) {
      const message = vscode.l10n.t('There is no preset “{0}”.', plainText(name));
      throw new ZoomValidationError([{ field: 'preset', message }], '');
    }
    return mergeDrafts(draft, preset.draft);
  }

  /** Says while it takes long that a meeting is created; returns what says that it is looked for. */
  private describeCreation(meetingTopic: string): () => void {
    const topic = plainText(meetingTopic);
    this.progress.describeWait(vscode.l10n.t('Creating “{0}”…', topic));
    return () => {
      this.progress.describeWait(
        vscode.l10n.t('“{0}” may have been created. Looking for it…', topic),
      );
    };
  }

  private async findAccount(name: string): Promise<AccountSummary> {
    const accounts = await this.clients.signedInAccounts();
    const account = findAccountByLabel(accounts, name);
    if (account === undefined) {
      throw new ActionableError(
        vscode.l10n.t(
          'The account {0} is not signed in to Zoom. Signed-in accounts: {1}.',
          plainText(name),
          accounts.map(({ label }) => plainText(label)).join(listSeparator(vscode.env.language)),
        ),
        [
          {
            title: vscode.l10n.t('Sign In'),
            run: () => vscode.commands.executeCommand('zoom.signIn'),
          },
        ],
      );
    }
    return account;
  }

  private async askAndCreate(planning: Planning): Promise<Meeting | undefined> {
    return this.createOrShowError(planning, await planning.planner.askMeeting(planning.plan));
  }

  /** Shows a failure itself, because only this knows what was typed. */
  private async createOrShowError(
    planning: Planning,
    decision: MeetingDecision,
  ): Promise<Meeting | undefined> {
    const { plan } = planning;
    const { account, fields } = decision;
    const { topic = '', timezone: timeZone = localTimeZone() } = fields;
    let request: NewMeeting | undefined;
    let outcome: DraftOutcome;
    try {
      request = newMeetingRequest(fields);
      outcome = await createFromDraft({
        draft: plan.stored,
        account,
        request,
        operations: this.operations,
        findAccount: (id) => planning.accounts.find((each) => each.id === id),
        onLookup: this.describeCreation(topic),
      });
    } catch (error) {
      if (isCancellation(error)) {
        throw error;
      }
      const refused = refusedMeetingFields(error, request);
      void this.errors.show(
        new FailedActionError(creating(topic), withoutLostResponse(error)),
        refused.length === 0
          ? () => this.createOrShowError(planning, decision)
          : () => {
              Object.assign(plan, { menu: fields, refused });
              return this.askAndCreate(planning);
            },
      );
      return undefined;
    }
    if (outcome.kind === 'createdElsewhere') {
      void this.messages.showCreatedElsewhere(outcome.created);
      return undefined;
    }
    const { meeting } = outcome;
    const accountId = outcome.account.id;
    void this.revealMeeting(accountId, meeting.id);
    void this.messages.showCreated({ accountId, meeting, request, timeZone });
    return meeting;
  }
}

/** Creates the handlers of the commands that create meetings. */
export function createCreateCommands(
  parts: MeetingParts,
  loadAgendas: () => Promise<AgendaWriter>,
): CommandHandlers<'create' | 'createAbout' | 'duplicate'> {
  const command = new CreateMeetingCommand(parts, loadAgendas);
  return {
    'zoom.createMeeting': (options) => command.createMeeting(options),
    'zoom.createMeetingFromEditor': (subject) => command.createMeetingAbout(subject),
    'zoom.duplicateMeeting': (meeting) => command.duplicateMeeting(meeting),
  };
}

/** What fails if a meeting cannot be created. */
function creating(topic: string): FailedAction {
  const name = plainText(topic);
  return {
    failed: vscode.l10n.t('Couldn’t create “{0}”.', name),
    unconfirmed: vscode.l10n.t(
      'Zoom didn’t confirm that “{0}” was created. It may have been created all the same; Try Again looks for it first.',
      name,
    ),
  };
}
