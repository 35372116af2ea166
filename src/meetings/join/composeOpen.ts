import type { ZoomClients } from '../../accounts/clients/zoomClients';
import type { CommandHandler } from '../../platform/commandRegistry';
import type { ErrorReporter } from '../../platform/errorReporter';
import type { Log } from '../../platform/log';
import type { Settings } from '../../platform/settings';
import { GoneMeetings } from '../model/missingMeetings';
import type { MeetingResolver } from '../target/meetingResolver';
import type { MeetingPicker } from '../target/meetingPicker';
import type { MeetingsModel } from '../model/meetingsModel';
import type { MeetingFormatter } from '../format/meetingFormatter';
import { JoinTargetResolver } from './joinTargetResolver';
import { JoinCommands } from './joinCommands';
import { JoinOpener } from './joinOpener';
import { JoinPicker } from './joinPicker';
import type { OpenCommandId } from './openCommandIds';
import { StartCommand } from '../start/startCommand';

/** Puts the parts of joining and starting together, in the chunk that holds them. */
export function composeOpen(
  clients: ZoomClients,
  model: MeetingsModel,
  argument: MeetingResolver,
  picker: MeetingPicker,
  settings: Settings,
  words: MeetingFormatter,
  errors: ErrorReporter,
  log: Log,
): Record<OpenCommandId, CommandHandler> {
  const joinArgument = new JoinTargetResolver(clients, model, argument, settings, log);
  const join = new JoinCommands(
    joinArgument,
    new JoinPicker(picker, model, joinArgument, words, errors),
    new JoinOpener(),
    settings,
  );
  const start = new StartCommand(clients, argument, new GoneMeetings(model));
  return {
    'zoom.joinMeeting': (meeting) => join.join(meeting),
    'zoom.joinMeetingWith': (meeting, options) => join.joinWith(meeting, options),
    'zoom.startMeeting': (meeting) => start.run(meeting),
  };
}
