import * as vscode from 'vscode';
import type { AccountStore } from '../accounts/store/accountStore';
import type { ZoomClients } from '../accounts/clients/zoomClients';
import type { CommandHandler } from '../platform/commandRegistry';
import type { ContextKeySetter } from '../platform/contextKeySetter';
import type { ErrorReporter } from '../platform/errorReporter';
import type { Log } from '../platform/log';
import type { Settings } from '../platform/settings';
import { BackgroundRefresh, type MeetingsWatcher } from './view/backgroundRefresh';
import type { MeetingHover } from './view/meetingHover';
import { GoneMeetings } from './model/missingMeetings';
import { MeetingResolver } from './target/meetingResolver';
import type { ListCommandId } from './view/listCommandIds';
import { MeetingPicker } from './target/meetingPicker';
import { MeetingsCache } from './model/meetingsCache';
import { MeetingsModel } from './model/meetingsModel';
import type { MeetingsTree } from './view/meetingsTree';
import { MeetingsView } from './view/meetingsView';
import { MeetingFormatter } from './format/meetingFormatter';
import { MeetingTreeItems } from './view/meetingTreeItems';

/** The meetings, what shows them, and what other rooms need of them. */
export interface Meetings {
  model: MeetingsModel;
  view: MeetingsView;
  argument: MeetingResolver;
  picker: MeetingPicker;
  words: MeetingFormatter;
  commands: Record<ListCommandId, CommandHandler>;
  /** Removes the last lists of accounts from the folder for the next window. */
  forget(accountIds: readonly string[]): Promise<void>;
  dispose(): void;
}

/** What this room is made with. */
export interface MeetingsParts {
  clients: ZoomClients;
  store: AccountStore;
  settings: Settings;
  contextKeys: ContextKeySetter;
  errors: ErrorReporter;
  log: Log;
  tree: MeetingsTree;
  /** What shows meetings besides the view. */
  watcher: MeetingsWatcher;
  loadTooltip: () => Promise<MeetingHover>;
  /** The folder for what the next window shows first. */
  cacheFolder: string;
}

/** Puts the parts of this room together, in the chunk that holds them. */
export function composeMeetings(parts: MeetingsParts): Meetings {
  const { clients, store, settings, contextKeys, errors, log, tree } = parts;
  const cache = new MeetingsCache(parts.cacheFolder, (error) => {
    log.error(error);
  });
  const words = new MeetingFormatter(vscode.env.language);
  const model = new MeetingsModel(clients, store, settings, cache, log);
  const view = new MeetingsView(
    tree,
    model,
    store,
    new MeetingTreeItems(words),
    words,
    contextKeys,
    errors,
    parts.loadTooltip,
  );
  const background = new BackgroundRefresh(view, model, store, settings, parts.watcher);
  const picker = new MeetingPicker(model, words);
  return {
    model,
    view,
    argument: new MeetingResolver(clients, model, picker, new GoneMeetings(model)),
    picker,
    words,
    commands: {
      'zoom.refreshMeetings': async () => {
        await clients.signedInAccounts();
        return view.reload();
      },
      'zoom.findMeeting': async () => {
        await clients.signedInAccounts();
        await view.find();
      },
      'zoom.showPreviousMeetings': () => settings.setShowPrevious(true),
      'zoom.hidePreviousMeetings': () => settings.setShowPrevious(false),
    },
    forget: async (accountIds) => {
      await Promise.all(accountIds.map((id) => cache.forget(id)));
    },
    dispose: () => {
      background.dispose();
      view.dispose();
      model.dispose();
    },
  };
}
