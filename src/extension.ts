import * as vscode from 'vscode';
import { AccountCommands } from './accounts/accountCommands';
import { AccountContext } from './accounts/accountContext';
import { AccountsMenu } from './accounts/accountsMenu';
import { AccountStore } from './accounts/store/accountStore';
import { ZoomAuthenticationProvider } from './accounts/authenticationProvider';
import { AuthenticatedRequests } from './accounts/tokens/authenticatedRequests';
import { CallbackHandler } from './accounts/signIn/callbackHandler';
import { CallbackUrlPrompt } from './accounts/signIn/callbackUrlPrompt';
import { PendingCallbacks } from './accounts/signIn/pendingCallbacks';
import { SignInMethodSelector } from './accounts/signIn/signInMethodSelector';
import { OAuthClientSettings } from './accounts/store/oauthClientSettings';
import { SetUpCommands } from './accounts/setUp/setUpCommands';
import { ZoomClients } from './accounts/clients/zoomClients';
import { insertCommandIds } from './joinLinks/insertCommandIds';
import { MeetingFileSystemProvider } from './meetings/details/meetingFileSystemProvider';
import { meetingPageScheme } from './meetings/target/meetingPageAddress';
import { listCommandIds } from './meetings/view/listCommandIds';
import { MeetingsTree } from './meetings/view/meetingsTree';
import { SignedOutLists } from './meetings/view/signedOutLists';
import { openCommandIds } from './meetings/join/openCommandIds';
import { removeCommandIds } from './meetings/delete/removeCommandIds';
import { isFromView, isSelection } from './meetings/target/viewArgument';
import { CommandRegistry } from './platform/commandRegistry';
import { ContextKeySetter } from './platform/contextKeySetter';
import { ErrorReporter } from './platform/errorReporter';
import { FallbackSecrets } from './platform/fallbackSecrets';
import { showMissingKeyring } from './platform/keyringMessage';
import { lazy } from './platform/lazy';
import { Log } from './platform/log';
import { Settings } from './platform/settings';
import { RecordingsNode } from './recordings/recordingsNode';
import { RecordingsRoom } from './recordings/recordingsRoom';
import { ReminderSwitch } from './upcoming/reminderSwitch';
import { ServerClock } from './zoom/serverClock';

/**
 * Puts the parts together and registers them. Nothing is awaited, nothing is requested and nothing
 * heavy is loaded before somebody asks for it, or has been signed in for a while and wants reminders;
 * the provider comes first, because other extensions may be waiting for it.
 */
export function activate(context: vscode.ExtensionContext): void {
  const { subscriptions, globalStorageUri, extension } = context;
  const log = new Log();
  const settings = new Settings();
  const errors = new ErrorReporter(log);
  const clock = new ServerClock();

  const secrets = new FallbackSecrets(context.secrets, (error) => {
    log.error(error);
    void showMissingKeyring();
  });
  const store = new AccountStore(secrets, log);
  const registration = new OAuthClientSettings(settings, secrets);
  const loadRenewal = lazy(async () => {
    const { composeTokenRenewal } = await import(
      /* webpackChunkName: "renewal" */ './accounts/tokens/composeTokenRenewal'
    );
    return composeTokenRenewal(store, registration, globalStorageUri.fsPath, errors, log);
  });
  const calls = new AuthenticatedRequests(store, loadRenewal, log);
  const pending = new PendingCallbacks();
  const callbacks = new CallbackHandler(pending, secrets, log);
  const paste = new CallbackUrlPrompt(pending);
  const choice = new SignInMethodSelector(settings, registration, extension.extensionKind);
  const loadSignIn = lazy(async () => {
    const { composeSignIn } = await import(
      /* webpackChunkName: "signIn" */ './accounts/signIn/composeSignIn'
    );
    return composeSignIn(settings, registration, callbacks, pending, paste, log);
  });
  const loadRevocation = lazy(async () => {
    const { Revocation } = await import(
      /* webpackChunkName: "renewal" */ './accounts/tokens/revocation'
    );
    return new Revocation(registration, log);
  });
  const provider = new ZoomAuthenticationProvider(
    store,
    calls,
    choice,
    loadSignIn,
    loadRevocation,
    errors,
    log,
  );

  const contextKeys = new ContextKeySetter();
  contextKeys.initialize();
  const accountContext = new AccountContext(
    store,
    settings,
    contextKeys,
    new AccountsMenu(() => tree.view.visible),
  );
  void accountContext.update();

  const clients = new ZoomClients(store, calls, clock, log);
  const tree = new MeetingsTree(async () => (await loadMeetings()).view);
  const loadMeetings = lazy(async () => {
    const { composeMeetings } = await import(
      /* webpackChunkName: "meetings" */ './meetings/composeMeetings'
    );
    const meetings = composeMeetings({
      clients,
      store,
      settings,
      contextKeys,
      errors,
      log,
      tree,
      watcher: reminders,
      loadTooltip: async () => (await loadDetails()).tooltip,
      cacheFolder: vscode.Uri.joinPath(globalStorageUri, 'meetings').fsPath,
    });
    subscriptions.push(meetings);
    return meetings;
  });
  subscriptions.push(
    tree.view.onDidChangeVisibility(() => void accountContext.update()),
    new SignedOutLists(store, loadMeetings),
  );
  const detailsFiles = new MeetingFileSystemProvider(async () => (await loadDetails()).pages);
  const loadDetails = lazy(async () => {
    const [{ composeDetails }, { argument, model, words }] = await Promise.all([
      import(/* webpackChunkName: "details" */ './meetings/details/composeDetails'),
      loadMeetings(),
    ]);
    const details = composeDetails(
      detailsFiles,
      clients,
      argument,
      model,
      words,
      errors,
      log,
      vscode.env.language,
    );
    subscriptions.push(details.pages);
    return details;
  });

  const commands = new CommandRegistry(
    errors,
    (value) => isFromView(value) || value instanceof RecordingsNode,
    async (given) => (isSelection(given) ? ((await tree.selected()) ?? given) : given),
  );
  commands.register('zoom.showLog', () => {
    log.show();
  });
  const accountCommands = new AccountCommands(provider, store, choice, paste, errors);
  accountCommands.register(commands);
  new SetUpCommands(
    store,
    accountCommands,
    lazy(async () => {
      const { SetUpWizard } = await import(
        /* webpackChunkName: "setUp" */ './accounts/setUp/setUpWizard'
      );
      return new SetUpWizard(settings, registration);
    }),
    lazy(async () => {
      const { SetUpCheck } = await import(
        /* webpackChunkName: "setUp" */ './accounts/setUp/setUpCheck'
      );
      return new SetUpCheck(clients, errors);
    }),
  ).register(commands);
  for (const id of listCommandIds) {
    commands.register(id, async (...args) => (await loadMeetings()).commands[id](...args));
  }
  const loadOpen = lazy(async () => {
    const [{ composeOpen }, { argument, model, picker, words }] = await Promise.all([
      import(/* webpackChunkName: "openMeeting" */ './meetings/join/composeOpen'),
      loadMeetings(),
    ]);
    return composeOpen(clients, model, argument, picker, settings, words, errors, log);
  });
  for (const id of openCommandIds) {
    commands.registerForItems(id, async (...args) => (await loadOpen())[id](...args));
  }
  const loadInstantMeeting = lazy(async () => {
    const [{ composeInstantMeeting }, { argument, model }] = await Promise.all([
      import(/* webpackChunkName: "instantMeeting" */ './meetings/start/composeInstantMeeting'),
      loadMeetings(),
    ]);
    return composeInstantMeeting(clients, model, argument, clock, errors);
  });
  commands.register('zoom.startInstantMeeting', async (options) =>
    (await loadInstantMeeting()).run(options),
  );
  const loadRemove = lazy(async () => {
    const [{ composeRemove }, { argument, model, words }] = await Promise.all([
      import(/* webpackChunkName: "removeMeeting" */ './meetings/delete/composeRemove'),
      loadMeetings(),
    ]);
    return composeRemove(clients, model, argument, words);
  });
  for (const id of removeCommandIds) {
    commands.registerForItems(id, async (...args) => (await loadRemove())[id](...args));
  }
  const loadCreateMeeting = lazy(async () => {
    const [{ composeCreateMeeting }, { model, words }] = await Promise.all([
      import(/* webpackChunkName: "createMeeting" */ './meetings/create/composeCreateMeeting'),
      loadMeetings(),
    ]);
    return composeCreateMeeting(clients, model, clock, words, errors);
  });
  commands.register('zoom.createMeeting', async (options) =>
    (await loadCreateMeeting()).run(options),
  );
  const loadEditMeeting = lazy(async () => {
    const [{ composeEditMeeting }, { argument, model, words }] = await Promise.all([
      import(/* webpackChunkName: "editMeeting" */ './meetings/edit/composeEditMeeting'),
      loadMeetings(),
    ]);
    return composeEditMeeting(clients, model, argument, words, errors, log);
  });
  commands.registerForItems('zoom.editMeeting', async (meeting, changes) =>
    (await loadEditMeeting()).run(meeting, changes),
  );
  const showMeeting = async (meeting: unknown) => (await loadDetails()).pages.show(meeting);
  commands.registerForItems('zoom.showMeeting', showMeeting);
  commands.registerForItems('zoom.refreshMeeting', showMeeting);
  const loadInsert = lazy(async () => {
    const [{ composeInsert }, { argument, words }] = await Promise.all([
      import(/* webpackChunkName: "insert" */ './joinLinks/composeInsert'),
      loadMeetings(),
    ]);
    return composeInsert(clients, argument, settings, words);
  });
  for (const id of insertCommandIds) {
    commands.registerForItems(id, async (...args) => (await loadInsert())[id](...args));
  }

  const recordings = new RecordingsRoom(async (recordingsView) => {
    const [{ composeRecordings }, { words }] = await Promise.all([
      import(/* webpackChunkName: "recordings" */ './recordings/composeRecordings'),
      loadMeetings(),
    ]);
    return composeRecordings(recordingsView, {
      clients,
      calls,
      store,
      meetingWords: words,
      contextKeys,
      errors,
      log,
      language: vscode.env.language,
    });
  });
  recordings.register(commands);

  const reminders = new ReminderSwitch(
    settings,
    store,
    loadMeetings,
    lazy(async () => {
      const [{ composeReminders }, { argument, model, words }] = await Promise.all([
        import(/* webpackChunkName: "reminders" */ './upcoming/composeReminders'),
        loadMeetings(),
      ]);
      const folder = vscode.Uri.joinPath(globalStorageUri, 'reminders').fsPath;
      return composeReminders(model, argument, settings, words, commands.onDidRun, folder, log);
    }),
  );
  commands.registerForItems('zoom.snoozeReminder', async (meeting) =>
    (await reminders.start()).snooze.run(meeting),
  );

  // Disposed last to first by VS Code's own order: the log outlives what writes to it.
  subscriptions.push(
    vscode.workspace.registerFileSystemProvider(meetingPageScheme, detailsFiles, {
      isReadonly: true,
    }),
    detailsFiles,
  );
  subscriptions.push(
    commands,
    recordings,
    reminders,
    tree,
    accountContext,
    provider,
    callbacks,
    store,
    log,
  );
}
