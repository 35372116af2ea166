import type { ZoomClients } from '../accounts/clients/zoomClients';
import type { MeetingResolver } from '../meetings/target/meetingResolver';
import type { MeetingFormatter } from '../meetings/format/meetingFormatter';
import type { CommandHandler } from '../platform/commandRegistry';
import type { Settings } from '../platform/settings';
import { EditorInsertion } from '../platform/editorInsertion';
import { GitIgnore } from '../tokens/gitIgnore';
import type { InsertCommandId } from './insertCommandIds';
import { JoinLinkCommands } from './joinLinkCommands';
import { JoinLinkText } from './joinLinkText';
import { ZakCommands } from '../tokens/zakCommands';

/** Puts the parts of this room together, in the chunk that holds them. */
export function composeInsert(
  clients: ZoomClients,
  argument: MeetingResolver,
  settings: Settings,
  words: MeetingFormatter,
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
