import type { CommandHandlers } from '../../platform/commandRegistry';
import { MeetingCreator } from '../model/meetingCreator';
import { MissingMeetings } from '../model/missingMeetings';
import type { MeetingParts } from '../target/meetingParts';
import { InstantMeetingCommand } from './instantMeetingCommand';
import { StartCommand } from './startCommand';

/** Creates the handler of Start Instant Meeting, in the chunk that holds it. */
export function createInstantMeetingCommands({
  services: { errors, clock },
  accounts: { clients },
  model,
  resolver,
}: MeetingParts): CommandHandlers<'startInstant'> {
  const command = new InstantMeetingCommand(
    clients,
    new MeetingCreator(clients, model, clock),
    model,
    new StartCommand(clients, resolver, new MissingMeetings(model)),
    errors,
  );
  return { 'zoom.startInstantMeeting': (options) => command.run(options) };
}
