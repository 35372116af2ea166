import type { ZoomClients } from '../../accounts/clients/zoomClients';
import type { ErrorReporter } from '../../platform/errorReporter';
import type { Log } from '../../platform/log';
import { GoneMeetings } from '../model/missingMeetings';
import { DurationQuestion } from '../input/durationQuestion';
import { QuickInputSteps } from '../input/quickInputSteps';
import { StartQuestion } from '../input/startQuestion';
import type { MeetingResolver } from '../target/meetingResolver';
import type { MeetingsModel } from '../model/meetingsModel';
import type { MeetingFormatter } from '../format/meetingFormatter';
import { EditMeetingCommand } from './editMeetingCommand';
import { EditMeetingMenu } from './editMeetingMenu';
import { MeetingEditor } from './meetingEditor';
import { SeriesQuestion } from './seriesQuestion';

/** Puts the parts of Edit Meeting together, in the chunk that holds them. */
export function composeEditMeeting(
  clients: ZoomClients,
  model: MeetingsModel,
  argument: MeetingResolver,
  words: MeetingFormatter,
  errors: ErrorReporter,
  log: Log,
): EditMeetingCommand {
  const gone = new GoneMeetings(model);
  const input = new QuickInputSteps();
  return new EditMeetingCommand(
    clients,
    argument,
    gone,
    new MeetingEditor(clients, model, gone),
    new SeriesQuestion(input, words),
    new EditMeetingMenu(
      input,
      new StartQuestion(input, words),
      new DurationQuestion(input, words),
      words,
    ),
    words,
    errors,
    log,
  );
}
