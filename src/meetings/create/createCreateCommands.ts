import type { CommandHandlers } from '../../platform/commandRegistry';
import { DurationQuestion } from '../input/durationQuestion';
import { QuickInputSteps } from '../input/quickInputSteps';
import { StartQuestion } from '../input/startQuestion';
import type { MeetingParts } from '../target/meetingParts';
import { CreateMeetingCommand } from './createMeetingCommand';
import { CreateMeetingWizard } from './createMeetingWizard';

/** Creates the handler of Create Meeting, in the chunk that holds it. */
export function createCreateCommands({
  services: { errors },
  accounts: { clients },
  operations,
  formatter,
}: MeetingParts): CommandHandlers<'create'> {
  const input = new QuickInputSteps();
  const command = new CreateMeetingCommand(
    clients,
    operations,
    new CreateMeetingWizard(
      input,
      new StartQuestion(input, formatter),
      new DurationQuestion(input, formatter),
    ),
    formatter,
    errors,
  );
  return { 'zoom.createMeeting': (options) => command.run(options) };
}
