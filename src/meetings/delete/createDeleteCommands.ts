import type { CommandHandlers } from '../../platform/commandRegistry';
import type { MeetingParts } from '../target/meetingParts';
import { DeleteCommand } from './deleteCommand';
import { DeleteQuestion } from './deleteQuestion';

/** Creates the handler of Delete Meeting, in the chunk that holds it. */
export function createDeleteCommands({
  operations,
  resolver,
  formatter,
}: MeetingParts): CommandHandlers<'delete'> {
  const command = new DeleteCommand(
    resolver,
    new DeleteQuestion(operations, formatter),
    operations,
    formatter,
  );
  return { 'zoom.deleteMeeting': (meeting, options) => command.run(meeting, options) };
}
