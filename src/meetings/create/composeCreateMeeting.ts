import type { ZoomClients } from '../../accounts/clients/zoomClients';
import type { ErrorReporter } from '../../platform/errorReporter';
import type { ServerClock } from '../../zoom/serverClock';
import { DurationQuestion } from '../input/durationQuestion';
import { QuickInputSteps } from '../input/quickInputSteps';
import { StartQuestion } from '../input/startQuestion';
import type { MeetingsModel } from '../model/meetingsModel';
import type { MeetingFormatter } from '../format/meetingFormatter';
import { CreateMeetingCommand } from './createMeetingCommand';
import { CreateMeetingWizard } from './createMeetingWizard';
import { MeetingCreator } from './meetingCreator';

/** Puts the parts of Create Meeting together, in the chunk that holds them. */
export function composeCreateMeeting(
  clients: ZoomClients,
  model: MeetingsModel,
  clock: ServerClock,
  words: MeetingFormatter,
  errors: ErrorReporter,
): CreateMeetingCommand {
  const input = new QuickInputSteps();
  return new CreateMeetingCommand(
    clients,
    new MeetingCreator(clients, model, clock),
    new CreateMeetingWizard(
      input,
      new StartQuestion(input, words),
      new DurationQuestion(input, words),
    ),
    words,
    errors,
  );
}
