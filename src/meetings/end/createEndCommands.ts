import type { CommandHandlers } from '../../platform/commandRegistry';
import { MissingMeetings } from '../model/missingMeetings';
import type { MeetingParts } from '../target/meetingParts';
import { EndCommand } from './endCommand';

/** Creates the handler of End Meeting, in the chunk that holds it. */
export function createEndCommands({
  accounts: { clients },
  model,
  resolver,
  formatter,
}: MeetingParts): CommandHandlers<'end'> {
  const command = new EndCommand(clients, resolver, model, new MissingMeetings(model), formatter);
  return { 'zoom.endMeeting': (meeting, options) => command.run(meeting, options) };
}
