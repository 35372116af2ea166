import * as vscode from 'vscode';
import { findAccountByLabel } from '../../accounts/clients/accountLookup';
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
import { type InvalidField, ZoomValidationError } from '../../zoom/errors';
import type { Meeting, NewMeeting } from '../../zoom/types';
import { duplicateOf, type MeetingFields } from '../input/draftFields';
import { newMeetingRequest, readCreateMeetingOptions } from '../input/meetingRequest';
import { mergeDrafts, newMeetingDefaults, newMeetingPresets } from '../input/newMeetingDefaults';
import { findListedTimeZone } from '../../zoom/timeZones';
import { SharedRuns } from '../../platform/sharedRuns';
import { ResponseLostError, withoutLostResponse } from '../model/createMeetingOnce';
import { creationDifferences } from '../model/creationDifferences';
import type { MeetingOperations } from '../model/meetingOperations';
import { isHostedByAccount } from '../model/targetMeeting';
import type { MeetingParts } from '../target/meetingParts';
import type { MeetingResolver } from '../target/meetingResolver';
import { nextStartOf } from '../target/nextOccurrence';
import type { AgendaWriter, StepTools } from '../steps/meetingStep';
import { CreateMeetingMenu } from './createMeetingMenu';
import { CreationMessages, logDifference } from './creationMessages';
import { CreateMeetingWizard, type CreateMeetingChoices } from './createMeetingWizard';
import { listTemplates } from './listTemplates';

/** A new meeting that a person plans, and how far they are. */
interface Planning {
  choices: CreateMeetingChoices;
  /** Whether they are in the menu of all options. */
  isInMenu: boolean;
  /** What Zoom has refused. */
  refused: readonly InvalidField[];
  tools: StepTools;
}

/** `Zoom: Create Meeting` and `Zoom: Duplicate Meeting`, for people and programs. */
class CreateMeetingCommand {
  private readonly clients: Pick<ZoomClients, 'signedInAccounts' | 'usableAccounts' | 'clientFor'>;
  private readonly errors: ErrorReporter;
  private readonly log: Pick<Log, 'info' | 'error'>;
  private readonly settings: Pick<Settings, 'newMeeting'>;
  private readonly progress: Pick<CommandProgress, 'describeWait'>;
  private readonly operations: Pick<MeetingOperations, 'create' | 'get'>;
  private readonly resolver: Pick<MeetingResolver, 'find' | 'fetchIfUnlisted'>;
  private readonly revealMeeting: MeetingParts['revealMeeting'];
  private readonly messages: CreationMessages;
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
   * Creates a meeting.
   *
   * @param options what a program asks for; if `undefined`, a person is asked
   * @returns the meeting; `undefined` if a failure was shown
   * @throws {ZoomValidationError} for options that Zoom would refuse
   * @throws {ActionableError} if the account that `options` names is not signed in
   */
  async createMeeting(options: unknown): Promise<Meeting | undefined> {
    const accounts = await this.clients.usableAccounts();
    if (options === undefined) {
      const { draft } = newMeetingDefaults(this.settings, this.log);
      return this.askAndCreate(accounts, this.plan({ account: accounts[0], draft }, false));
    }
    return this.running.shareRun(options, () => this.createAsAsked(accounts, options));
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
    return explainFailure(creating(request), async () => {
      try {
        const meeting = await this.create(account, request);
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
    const draft = duplicateOf(meeting, nextStartOf(meeting, now), now);
    const accounts = await this.clients.usableAccounts();
    return this.askAndCreate(accounts, this.plan({ account, draft }, true));
  }

  private plan(choices: CreateMeetingChoices, isInMenu: boolean): Planning {
    const { formatter, locale } = this.parts;
    const input = new QuickInputSteps();
    const { loadAgendas } = this;
    const tools = { input, formatter, locale, loadAgendas, typed: new Map<string, string>() };
    return { choices, isInMenu, refused: [], tools };
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

  /** Creates a meeting, and says while it takes long what is being done. */
  private create(
    account: AccountSummary,
    request: NewMeeting,
    lost?: ResponseLostError,
  ): Promise<Meeting> {
    const topic = plainText(request.topic);
    this.progress.describeWait(vscode.l10n.t('Creating “{0}”…', topic));
    return this.operations.create(account, request, {
      lost,
      onLookup: () => {
        this.progress.describeWait(
          vscode.l10n.t('“{0}” may have been created. Looking for it…', topic),
        );
      },
    });
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

  private async askAndCreate(accounts: Accounts, planning: Planning): Promise<Meeting | undefined> {
    const { account, draft } = await this.askChoices(accounts, planning);
    const request = newMeetingRequest({ ...draft, topic: draft.topic ?? defaultTopic() });
    const timeZone = draft.timezone ?? localTimeZone();
    return this.createOrShowError({ account, request, timeZone }, (refused) => {
      const isOfMenu = refused.some(({ field }) => !wizardFields.has(field));
      return this.askAndCreate(accounts, {
        ...planning,
        refused,
        isInMenu: planning.isInMenu || isOfMenu,
      });
    });
  }

  /** Asks the few questions that every meeting needs, and in a menu for all others if a person wants that. */
  private async askChoices(accounts: Accounts, planning: Planning): Promise<CreateMeetingChoices> {
    const { tools } = planning;
    const wizard = new CreateMeetingWizard(tools);
    const menu = new CreateMeetingMenu(tools);
    const { asksForPasscode } = newMeetingDefaults(this.settings, this.log);
    let startsAtEnd = false;
    for (;;) {
      if (!planning.isInMenu) {
        const { wantsMoreOptions, ...choices } = await wizard.askChoices({
          ...planning.choices,
          accounts,
          defaultTopic: defaultTopic(),
          asksForPasscode,
          startsAtEnd,
        });
        planning.choices = choices;
        if (!wantsMoreOptions) {
          return choices;
        }
      }
      planning.isInMenu = true;
      const { isBack, ...choices } = await menu.askMeeting({
        ...planning.choices,
        title: vscode.l10n.t('Create Meeting'),
        defaultTopic: defaultTopic(),
        accounts,
        presets: newMeetingPresets(this.settings, this.log),
        listTemplates: (account) => listTemplates(this.clients, account, this.log),
        refused: planning.refused,
        hasBack: true,
      });
      planning.choices = choices;
      if (!isBack) {
        return choices;
      }
      planning.isInMenu = false;
      startsAtEnd = true;
    }
  }

  /** Shows a failure itself, because only this knows what was typed, and whether a response is lost. */
  private async createOrShowError(
    creation: { account: AccountSummary; request: NewMeeting; timeZone: string },
    askAgain: (refused: readonly InvalidField[]) => Promise<unknown>,
    lost?: ResponseLostError,
  ): Promise<Meeting | undefined> {
    const { account, request, timeZone } = creation;
    let meeting: Meeting;
    try {
      meeting = await this.create(account, request, lost);
    } catch (error) {
      if (isCancellation(error)) {
        throw error;
      }
      const latestLost = error instanceof ResponseLostError ? error : lost;
      void this.errors.show(
        new FailedActionError(creating(request), withoutLostResponse(error)),
        error instanceof ZoomValidationError
          ? () => askAgain(error.fields)
          : () => this.createOrShowError(creation, askAgain, latestLost),
      );
      return undefined;
    }
    void this.revealMeeting(account.id, meeting.id);
    void this.messages.showCreated({ accountId: account.id, meeting, request, timeZone });
    return meeting;
  }
}

/** The fields that the first questions ask for, by Zoom's names. */
const wizardFields: ReadonlySet<string> = new Set(['topic', 'start_time', 'duration']);

/** The topic of a meeting for which none was typed. */
function defaultTopic(): string {
  return vscode.l10n.t('Zoom Meeting');
}

/** Creates the handlers of Create Meeting and Duplicate Meeting. */
export function createCreateCommands(
  parts: MeetingParts,
  loadAgendas: () => Promise<AgendaWriter>,
): CommandHandlers<'create' | 'duplicate'> {
  const command = new CreateMeetingCommand(parts, loadAgendas);
  return {
    'zoom.createMeeting': (options) => command.createMeeting(options),
    'zoom.duplicateMeeting': (meeting) => command.duplicateMeeting(meeting),
  };
}

/** What fails if a meeting cannot be created. */
function creating({ topic }: NewMeeting): FailedAction {
  const name = plainText(topic);
  return {
    failed: vscode.l10n.t('Couldn’t create “{0}”.', name),
    unconfirmed: vscode.l10n.t(
      'Zoom didn’t confirm that “{0}” was created. It may have been created all the same; Try Again looks for it first.',
      name,
    ),
  };
}
