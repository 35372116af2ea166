import type { ZoomClients } from '../../accounts/clients/zoomClients';
import type { CommandHandler } from '../../platform/commandRegistry';
import { GoneMeetings } from '../model/missingMeetings';
import type { MeetingResolver } from '../target/meetingResolver';
import type { MeetingsModel } from '../model/meetingsModel';
import type { MeetingFormatter } from '../format/meetingFormatter';
import { DeleteCommand } from './deleteCommand';
import { DeleteQuestion } from './deleteQuestion';
import { EndCommand } from '../end/endCommand';
import { MeetingDeleter } from './meetingDeleter';
import type { RemoveCommandId } from './removeCommandIds';

/** Puts the parts of ending and deleting together, in the chunk that holds them. */
export function composeRemove(
  clients: ZoomClients,
  model: MeetingsModel,
  argument: MeetingResolver,
  words: MeetingFormatter,
): Record<RemoveCommandId, CommandHandler> {
  const end = new EndCommand(clients, argument, model, new GoneMeetings(model), words);
  const remove = new DeleteCommand(
    argument,
    new DeleteQuestion(clients, words),
    new MeetingDeleter(clients, model),
    model,
    words,
  );
  return {
    'zoom.endMeeting': (meeting, options) => end.run(meeting, options),
    'zoom.deleteMeeting': (meeting, options) => remove.run(meeting, options),
  };
}
