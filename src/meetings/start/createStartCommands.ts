import type { CommandHandlers } from '../../platform/commandRegistry';
import { MissingMeetings } from '../model/missingMeetings';
import type { MeetingParts } from '../target/meetingParts';
import { StartCommand } from './startCommand';

/** Creates the handler of Start Meeting as Host, in the chunk that holds it. */
export function createStartCommands({
  accounts: { clients },
  model,
  resolver,
}: MeetingParts): CommandHandlers<'start'> {
  const command = new StartCommand(clients, resolver, new MissingMeetings(model));
  return { 'zoom.startMeeting': (meeting) => command.run(meeting) };
}
