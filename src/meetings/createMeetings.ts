import type { AccountParts } from '../accounts/clients/createClients';
import type { CommandHandlers } from '../platform/commandRegistry';
import { lazy } from '../platform/lazy';
import type { LazyTree } from '../platform/lazyTree';
import { createReaderLocale } from '../platform/readerLocale';
import type { Services } from '../platform/services';
import { MeetingFormatter } from './format/meetingFormatter';
import { MeetingOperations } from './model/meetingOperations';
import { MeetingsCache } from './model/meetingsCache';
import { MeetingsModel } from './model/meetingsModel';
import type { MeetingParts } from './target/meetingParts';
import { MeetingPicker } from './target/meetingPicker';
import { MeetingResolver } from './target/meetingResolver';
import type { TreeNode } from './target/treeNodes';
import { BackgroundRefresh } from './view/backgroundRefresh';
import { MeetingClicks } from './view/meetingClicks';
import { MeetingsView } from './view/meetingsView';
import { MeetingTreeItems } from './view/meetingTreeItems';

/** The meetings and what shows them. */
export interface Meetings {
  readonly parts: MeetingParts;
  readonly view: MeetingsView;
  readonly clicks: MeetingClicks;
  readonly commands: CommandHandlers<'meetingsView'>;
  /** Deletes the cached lists of some accounts from the disk. */
  forget(accountIds: readonly string[]): Promise<void>;
  dispose(): void;
}

/** Creates what is behind the Meetings view and the commands, in the chunk that holds it. */
export function createMeetings(
  services: Services,
  accounts: AccountParts,
  tree: LazyTree<TreeNode>,
): Meetings {
  const { settings, log, contextKeys, clock, progress } = services;
  const { clients, store } = accounts;
  const cache = new MeetingsCache(services.folder('meetings'), (error) => {
    log.error(error);
  });
  const locale = createReaderLocale(settings);
  const formatter = new MeetingFormatter(locale);
  const model = new MeetingsModel({ clients, store, settings, cache, log });
  const operations = new MeetingOperations(clients, model, clock);
  const loadHover = lazy(async () => {
    const { MeetingHover } = await import(/* webpackChunkName: "details" */ './view/meetingHover');
    return new MeetingHover(formatter);
  });
  const view = new MeetingsView({
    tree,
    model,
    store,
    items: new MeetingTreeItems(formatter, settings),
    formatter,
    locale,
    settings,
    contextKeys,
    loadHover,
  });
  const clickSetting = settings.onDidChange(['zoom.meetings.onClick'], () => {
    tree.refresh();
  });
  const background = new BackgroundRefresh({ view, model, store, settings });
  const picker = new MeetingPicker(model, formatter, settings);
  const resolver = new MeetingResolver(clients, model, picker, operations);
  return {
    parts: {
      services,
      accounts,
      model,
      operations,
      resolver,
      picker,
      formatter,
      locale,
      revealMeeting: (accountId, id) => view.revealMeeting(accountId, id),
    },
    view,
    clicks: new MeetingClicks(settings),
    commands: {
      'zoom.refreshMeetings': async () => {
        await clients.signedInAccounts();
        // Also if it waits for a refresh that is running already.
        return progress.waitFor(() => view.reload());
      },
      'zoom.findMeeting': async () => {
        await clients.signedInAccounts();
        await view.find();
      },
      'zoom.showPreviousMeetings': async () => {
        await settings.setShowPrevious(true);
        await view.revealPrevious();
      },
      'zoom.hidePreviousMeetings': () => settings.setShowPrevious(false),
      'zoom.selectMeeting': async () => {
        await tree.selectFocusedRow(true);
      },
    },
    forget: async (accountIds) => {
      await Promise.all(accountIds.map((id) => cache.forget(id)));
    },
    dispose: () => {
      background.dispose();
      clickSetting.dispose();
      view.dispose();
      model.dispose();
      locale.dispose();
    },
  };
}
