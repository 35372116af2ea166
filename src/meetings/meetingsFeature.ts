import * as vscode from 'vscode';
import type { AccountsFeature } from '../accounts/accountsFeature';
import { agendaScheme, meetingClickCommand, meetingPageScheme } from '../platform/identifiers';
import { lazy } from '../platform/lazy';
import { LazyTree } from '../platform/lazyTree';
import type { Services } from '../platform/services';
import { MeetingFileSystemProvider } from './details/meetingFileSystemProvider';
import type { MeetingParts } from './target/meetingParts';
import type { TreeNode } from './target/treeNodes';

/** The meetings, for other features. */
export interface MeetingsFeature {
  /** Loads the meetings' code when it is first needed. Makes no request. */
  load(): Promise<MeetingParts>;
}

/** Registers the Meetings view, the documents about meetings, and every command about meetings. */
export function activateMeetings(services: Services, accounts: AccountsFeature): MeetingsFeature {
  const { commands, own } = services;
  const tree: LazyTree<TreeNode> = own(
    new LazyTree<TreeNode>('meetings', async () => (await loadMeetings()).view),
  );
  const loadMeetings = lazy(async () => {
    const [{ createMeetings }, parts] = await Promise.all([
      import(/* webpackChunkName: "meetings" */ './createMeetings'),
      accounts.load(),
    ]);
    return own(createMeetings(services, parts, tree));
  });
  const load = async () => (await loadMeetings()).parts;
  /** Loads a module together with the meetings, and creates something with both. */
  const withMeetings =
    <Module, T>(
      loadModule: () => Promise<Module>,
      create: (module: Module, parts: MeetingParts) => T,
    ): (() => Promise<T>) =>
    async () =>
      create(...(await Promise.all([loadModule(), load()])));

  own(
    tree.view.onDidChangeVisibility(({ visible }) => {
      if (visible) {
        accounts.offerSignIn();
      }
    }),
  );
  // The cached lists of an account that signs out are deleted even if nothing has shown them here.
  own(
    accounts.store.onDidChange(({ removed }) => {
      if (removed.length > 0) {
        void loadMeetings().then((meetings) => meetings.forget(removed));
      }
    }),
  );

  const forRows = { takesViewItems: true };
  commands.registerRowCommand(meetingClickCommand, (row) => {
    // VS Code runs it for a key that selects the row, too.
    if (!tree.isSelectingByKey) {
      void loadMeetings().then(({ clicks }) => clicks.handleClick(row));
    }
  });
  commands.setSelectedItem(() => tree.selectFocusedRow());
  commands.register('meetingsView', async () => (await loadMeetings()).commands);
  const agendaFiles: MeetingFileSystemProvider = own(
    new MeetingFileSystemProvider(() => loadAgendas()),
  );
  const loadAgendas = lazy(async () => {
    const { AgendaEditor } = await import(/* webpackChunkName: "agenda" */ './agenda/agendaEditor');
    return own(
      new AgendaEditor((uri) => {
        agendaFiles.changed(uri);
      }),
    );
  });
  own(vscode.workspace.registerFileSystemProvider(agendaScheme, agendaFiles));
  commands.register('agenda', async () => (await loadAgendas()).commands);
  const loadCreate = withMeetings(
    () => import(/* webpackChunkName: "createMeeting" */ './create/createMeetingCommand'),
    ({ createCreateCommands }, parts) => createCreateCommands(parts, loadAgendas),
  );
  commands.register('create', loadCreate);
  commands.register('createAbout', loadCreate, { isForPeople: true });
  commands.register('duplicate', loadCreate, forRows);
  commands.register(
    'edit',
    withMeetings(
      () => import(/* webpackChunkName: "editMeeting" */ './edit/editMeetingCommand'),
      ({ createEditCommands }, parts) => createEditCommands(parts, loadAgendas),
    ),
    forRows,
  );
  commands.register(
    'join',
    withMeetings(
      () => import(/* webpackChunkName: "openMeeting" */ './join/joinCommands'),
      ({ JoinCommands }, parts) => new JoinCommands(parts).handlers,
    ),
    forRows,
  );
  commands.register(
    'start',
    withMeetings(
      () => import(/* webpackChunkName: "openMeeting" */ './start/startCommand'),
      ({ createStartCommands }, parts) => createStartCommands(parts),
    ),
    forRows,
  );
  commands.register(
    'startInstant',
    withMeetings(
      () => import(/* webpackChunkName: "instantMeeting" */ './start/instantMeetingCommand'),
      ({ createInstantMeetingCommands }, parts) => createInstantMeetingCommands(parts),
    ),
  );
  commands.register(
    'end',
    withMeetings(
      () => import(/* webpackChunkName: "removeMeeting" */ './end/endCommand'),
      ({ createEndCommands }, parts) => createEndCommands(parts),
    ),
    forRows,
  );
  commands.register(
    'delete',
    withMeetings(
      () => import(/* webpackChunkName: "removeMeeting" */ './delete/deleteCommand'),
      ({ createDeleteCommands }, parts) => createDeleteCommands(parts),
    ),
    forRows,
  );

  const documents: MeetingFileSystemProvider = own(
    new MeetingFileSystemProvider(() => loadDocuments()),
  );
  const loadDocuments = lazy(
    withMeetings(
      () => import(/* webpackChunkName: "details" */ './details/createMeetingDocuments'),
      ({ createMeetingDocuments }, parts) => own(createMeetingDocuments(parts, documents)),
    ),
  );
  own(
    vscode.workspace.registerFileSystemProvider(meetingPageScheme, documents, { isReadonly: true }),
  );
  commands.register(
    'details',
    async () => {
      const pages = await loadDocuments();
      return {
        'zoom.showMeeting': (meeting) => pages.show(meeting),
        'zoom.refreshMeeting': (meeting) => pages.show(meeting),
      };
    },
    forRows,
  );
  return { load };
}
