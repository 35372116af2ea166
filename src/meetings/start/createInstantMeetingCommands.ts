import type { CommandHandlers } from '../../platform/commandRegistry';
import type { MeetingParts } from '../target/meetingParts';
import { InstantMeetingCommand } from './instantMeetingCommand';
import { StartCommand } from './startCommand';

/** Creates the handler of Start Instant Meeting, in the chunk that holds it. */
export function createInstantMeetingCommands({
  services: { errors },
  accounts: { clients },
  model,
  operations,
  resolver,
}: MeetingParts): CommandHandlers<'startInstant'> {
  const command = new InstantMeetingCommand(
    clients,
    operations,
    model,
    new StartCommand(clients, resolver, model, operations),
    errors,
  );
  return { 'zoom.startInstantMeeting': (options) => command.run(options) };
}
