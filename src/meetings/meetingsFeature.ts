import * as vscode from 'vscode';
import type { AccountsFeature } from '../accounts/accountsFeature';
import { meetingPageScheme } from '../platform/identifiers';
import { lazy } from '../platform/lazy';
import type { Services } from '../platform/services';
import { MeetingFileSystemProvider } from './details/meetingFileSystemProvider';
import type { MeetingParts } from './target/meetingParts';
import { MeetingsTree } from './view/meetingsTree';

/** The meetings, for other features. */
export interface MeetingsFeature {
  /** Loads the meetings' code when it is first needed. Makes no request. */
  load(): Promise<MeetingParts>;
}

/** Registers the Meetings view, the documents about meetings, and every command about meetings. */
export function activateMeetings(services: Services, accounts: AccountsFeature): MeetingsFeature {
  const { commands, own } = services;
  const takesViewItems = true;
  const tree: MeetingsTree = own(new MeetingsTree(async () => (await loadMeetings()).view));
  const loadMeetings = lazy(async () => {
    const { createMeetings } = await import(/* webpackChunkName: "meetings" */ './createMeetings');
    return own(createMeetings(services, accounts, tree));
  });
  const load = async () => (await loadMeetings()).parts;
  own(
    tree.view.onDidChangeVisibility(({ visible }) => {
      if (visible) {
        accounts.offerSignIn();
      }
    }),
  );
  // The lists of an account that signs out are deleted even if nothing has shown them here.
  own(
    accounts.store.onDidChange(({ removed }) => {
      if (removed.length > 0) {
        void loadMeetings().then(({ forget }) => forget(removed));
      }
    }),
  );
  commands.setSelectedItem(() => tree.selected());
  commands.register('meetingsView', async () => (await loadMeetings()).commands);
  commands.register('create', async () => {
    const [{ createCreateCommands }, parts] = await Promise.all([
      import(/* webpackChunkName: "createMeeting" */ './create/createCreateCommands'),
      load(),
    ]);
    return createCreateCommands(parts);
  });
  commands.register(
    'edit',
    async () => {
      const [{ createEditCommands }, parts] = await Promise.all([
        import(/* webpackChunkName: "editMeeting" */ './edit/createEditCommands'),
        load(),
      ]);
      return createEditCommands(parts);
    },
    { takesViewItems },
  );
  commands.register(
    'join',
    async () => {
      const [{ JoinCommands }, parts] = await Promise.all([
        import(/* webpackChunkName: "openMeeting" */ './join/joinCommands'),
        load(),
      ]);
      return new JoinCommands(parts).handlers;
    },
    { takesViewItems },
  );
  commands.register(
    'start',
    async () => {
      const [{ createStartCommands }, parts] = await Promise.all([
        import(/* webpackChunkName: "openMeeting" */ './start/startCommand'),
        load(),
      ]);
      return createStartCommands(parts);
    },
    { takesViewItems },
  );
  commands.register('startInstant', async () => {
    const [{ createInstantMeetingCommands }, parts] = await Promise.all([
      import(/* webpackChunkName: "instantMeeting" */ './start/instantMeetingCommand'),
      load(),
    ]);
    return createInstantMeetingCommands(parts);
  });
  commands.register(
    'end',
    async () => {
      const [{ createEndCommands }, parts] = await Promise.all([
        import(/* webpackChunkName: "removeMeeting" */ './end/createEndCommands'),
        load(),
      ]);
      return createEndCommands(parts);
    },
    { takesViewItems },
  );
  commands.register(
    'delete',
    async () => {
      const [{ createDeleteCommands }, parts] = await Promise.all([
        import(/* webpackChunkName: "removeMeeting" */ './delete/createDeleteCommands'),
        load(),
      ]);
      return createDeleteCommands(parts);
    },
    { takesViewItems },
  );
  const documents: MeetingFileSystemProvider = own(
    new MeetingFileSystemProvider(() => loadDetails()),
  );
  const loadDetails = lazy(async () => {
    const [{ createMeetingDocuments }, parts] = await Promise.all([
      import(/* webpackChunkName: "details" */ './details/createMeetingDocuments'),
      load(),
    ]);
    return own(createMeetingDocuments(parts, documents));
  });
  own(
    vscode.workspace.registerFileSystemProvider(meetingPageScheme, documents, { isReadonly: true }),
  );
  commands.register(
    'details',
    async () => {
      const pages = await loadDetails();
      return {
        'zoom.showMeeting': (meeting) => pages.show(meeting),
        'zoom.refreshMeeting': (meeting) => pages.show(meeting),
      };
    },
    { takesViewItems },
  );
  return { load };
}
