import type { CommandHandlers } from '../../platform/commandRegistry';
import type { MeetingParts } from '../target/meetingParts';
import { DeleteCommand } from './deleteCommand';
import { DeleteQuestion } from './deleteQuestion';
import { MeetingDeleter } from './meetingDeleter';

/** Creates the handler of Delete Meeting, in the chunk that holds it. */
export function createDeleteCommands({
  accounts: { clients },
  model,
  resolver,
  formatter,
}: MeetingParts): CommandHandlers<'delete'> {
  const command = new DeleteCommand(
    resolver,
    new DeleteQuestion(clients, formatter),
    new MeetingDeleter(clients, model),
    model,
    formatter,
  );
  return { 'zoom.deleteMeeting': (meeting, options) => command.run(meeting, options) };
}
