import type { ZoomClients } from '../accounts/zoomClients';
import type { MeetingArgument } from '../meetings/meetingArgument';
import type { MeetingWords } from '../meetings/meetingWords';
import type { CommandHandler } from '../platform/commandRegistry';
import type { Settings } from '../platform/settings';
import { EditorInsertion } from './editorInsertion';
import { GitIgnore } from './gitIgnore';
import type { InsertCommandId } from './insertCommandIds';
import { JoinLinkCommands } from './joinLinkCommands';
import { JoinLinkText } from './joinLinkText';
import { ZakCommands } from './zakCommands';

/** Puts the parts of this room together, in the chunk that holds them. */
export function composeInsert(
  clients: ZoomClients,
  argument: MeetingArgument,
  settings: Settings,
  words: MeetingWords,
): Record<InsertCommandId, CommandHandler> {
  const insertion = new EditorInsertion();
  const links = new JoinLinkCommands(
    argument,
    new JoinLinkText(clients, settings, words),
    insertion,
  );
  const zaks = new ZakCommands(clients, settings, insertion, new GitIgnore());
  return {
    'zoom.copyJoinLink': (meeting, options) => links.copy(meeting, options),
    'zoom.insertJoinLink': (meeting, options) => links.insert(meeting, options),
    'zoom.insertZak': (options) => zaks.insert(options),
    'zoom.copyZak': (options) => zaks.copy(options),
  };
}
