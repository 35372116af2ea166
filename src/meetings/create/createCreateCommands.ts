import type { CommandHandlers } from '../../platform/commandRegistry';
import { DurationQuestion } from '../input/durationQuestion';
import { QuickInputSteps } from '../input/quickInputSteps';
import { StartQuestion } from '../input/startQuestion';
import { MeetingCreator } from '../model/meetingCreator';
import type { MeetingParts } from '../target/meetingParts';
import { CreateMeetingCommand } from './createMeetingCommand';
import { CreateMeetingWizard } from './createMeetingWizard';

/** Creates the handler of Create Meeting, in the chunk that holds it. */
export function createCreateCommands({
  services: { errors, clock },
  accounts: { clients },
  model,
  formatter,
}: MeetingParts): CommandHandlers<'create'> {
  const input = new QuickInputSteps();
  const command = new CreateMeetingCommand(
    clients,
    new MeetingCreator(clients, model, clock),
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
