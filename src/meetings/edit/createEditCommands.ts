import type { CommandHandlers } from '../../platform/commandRegistry';
import { DurationQuestion } from '../input/durationQuestion';
import { QuickInputSteps } from '../input/quickInputSteps';
import { StartQuestion } from '../input/startQuestion';
import type { MeetingParts } from '../target/meetingParts';
import { EditMeetingCommand } from './editMeetingCommand';
import { EditMeetingMenu } from './editMeetingMenu';
import { SeriesQuestion } from './seriesQuestion';

/** Creates the handler of Edit Meeting, in the chunk that holds it. */
export function createEditCommands({
  services: { errors, log },
  operations,
  resolver,
  formatter,
}: MeetingParts): CommandHandlers<'edit'> {
  const input = new QuickInputSteps();
  const command = new EditMeetingCommand(
    resolver,
    operations,
    new SeriesQuestion(input, formatter),
    new EditMeetingMenu(
      input,
      new StartQuestion(input, formatter),
      new DurationQuestion(input, formatter),
      formatter,
    ),
    formatter,
    errors,
    log,
  );
  return { 'zoom.editMeeting': (meeting, changes) => command.run(meeting, changes) };
}
