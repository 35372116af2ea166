import type { CommandHandlers } from '../../platform/commandRegistry';
import type { MeetingParts } from '../target/meetingParts';
import { EndCommand } from './endCommand';

/** Creates the handler of End Meeting, in the chunk that holds it. */
export function createEndCommands({
  operations,
  resolver,
  formatter,
}: MeetingParts): CommandHandlers<'end'> {
  const command = new EndCommand(resolver, operations, formatter);
  return { 'zoom.endMeeting': (meeting, options) => command.run(meeting, options) };
}
