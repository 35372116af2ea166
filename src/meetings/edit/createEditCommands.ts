import type { CommandHandlers } from '../../platform/commandRegistry';
import { DurationQuestion } from '../input/durationQuestion';
import { QuickInputSteps } from '../input/quickInputSteps';
import { StartQuestion } from '../input/startQuestion';
import { MissingMeetings } from '../model/missingMeetings';
import type { MeetingParts } from '../target/meetingParts';
import { EditMeetingCommand } from './editMeetingCommand';
import { EditMeetingMenu } from './editMeetingMenu';
import { MeetingEditor } from './meetingEditor';
import { SeriesQuestion } from './seriesQuestion';

/** Creates the handler of Edit Meeting, in the chunk that holds it. */
export function createEditCommands({
  services: { errors, log },
  accounts: { clients },
  model,
  resolver,
  formatter,
}: MeetingParts): CommandHandlers<'edit'> {
  const gone = new MissingMeetings(model);
  const input = new QuickInputSteps();
  const command = new EditMeetingCommand(
    clients,
    resolver,
    gone,
    new MeetingEditor(clients, model, gone),
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
