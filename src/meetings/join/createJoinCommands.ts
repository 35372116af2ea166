import type { CommandHandlers } from '../../platform/commandRegistry';
import type { MeetingParts } from '../target/meetingParts';
import { JoinCommands } from './joinCommands';
import { JoinOpener } from './joinOpener';
import { JoinPicker } from './joinPicker';
import { JoinTargetResolver } from './joinTargetResolver';

/** Creates the handlers of joining, in the chunk that holds them. */
export function createJoinCommands({
  services: { settings, errors, log },
  accounts: { clients },
  model,
  resolver,
  picker,
  formatter,
}: MeetingParts): CommandHandlers<'join'> {
  const joinTargets = new JoinTargetResolver(clients, model, resolver, settings, log);
  const commands = new JoinCommands(
    joinTargets,
    new JoinPicker(picker, model, joinTargets, formatter, errors),
    new JoinOpener(),
    settings,
  );
  return {
    'zoom.joinMeeting': (meeting) => commands.join(meeting),
    'zoom.joinMeetingWith': (meeting, options) => commands.joinWith(meeting, options),
  };
}
