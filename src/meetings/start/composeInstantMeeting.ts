import type { ZoomClients } from '../../accounts/clients/zoomClients';
import type { ErrorReporter } from '../../platform/errorReporter';
import type { ServerClock } from '../../zoom/serverClock';
import { MeetingCreator } from '../create/meetingCreator';
import { GoneMeetings } from '../model/missingMeetings';
import type { MeetingResolver } from '../target/meetingResolver';
import type { MeetingsModel } from '../model/meetingsModel';
import { InstantMeetingCommand } from './instantMeetingCommand';
import { StartCommand } from './startCommand';

/** Puts the parts of Start Instant Meeting together, in the chunk that holds them. */
export function composeInstantMeeting(
  clients: ZoomClients,
  model: MeetingsModel,
  argument: MeetingResolver,
  clock: ServerClock,
  errors: ErrorReporter,
): InstantMeetingCommand {
  return new InstantMeetingCommand(
    clients,
    new MeetingCreator(clients, model, clock),
    model,
    new StartCommand(clients, argument, new GoneMeetings(model)),
    errors,
  );
}
