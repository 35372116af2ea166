import type { CommandHandlers } from '../../platform/commandRegistry';
import type { MeetingParts } from '../target/meetingParts';
import { StartCommand } from './startCommand';

/** Creates the handler of Start Meeting as Host, in the chunk that holds it. */
export function createStartCommands({
  accounts: { clients },
  model,
  operations,
  resolver,
}: MeetingParts): CommandHandlers<'start'> {
  const command = new StartCommand(clients, resolver, model, operations);
  return { 'zoom.startMeeting': (meeting) => command.run(meeting) };
}
