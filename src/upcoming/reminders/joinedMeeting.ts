import { meetingIdInUrl } from '../../links/joinUrl';
import { parseMeetingReference } from '../../meetings/target/parseMeetingReference';
import type { CommandRun } from '../../platform/commandRegistry';
import type { CommandId } from '../../platform/identifiers';
import type { HasEntry } from '../../schedule/upcomingMeetings';

const joiningCommands: readonly CommandId[] = [
  'zoom.joinMeeting',
  'zoom.joinMeetingWith',
  'zoom.startMeeting',
];

/** How long before its start joining a series means this occurrence of it, in ms. */
const usualLongestBefore = 15 * 60_000;

/**
 * Returns the meeting that a command has joined or started, which the command's argument or the URL
 * that it has opened names. Of a series it is the occurrence nearest to now, unless that is still far
 * off: the meeting was then opened out of turn, and the occurrence is still to come.
 *
 * @param longestBefore how far off that is, in ms
 */
export function joinedMeeting<T extends HasEntry>(
  { id, args, result }: Pick<CommandRun, 'id' | 'args' | 'result'>,
  meetings: readonly T[],
  now: Date,
  longestBefore = usualLongestBefore,
): T | undefined {
  if (!joiningCommands.includes(id)) {
    return undefined;
  }
  const reference = parseMeetingReference(args[0], []);
  const joined = [
    'id' in reference ? reference.id : undefined,
    typeof result === 'string' ? meetingIdInUrl(result) : undefined,
  ];
  const distance = ({ entry: { start } }: T) =>
    start === undefined ? Infinity : Math.abs(start.getTime() - now.getTime());
  return meetings
    .filter(
      ({ entry }) =>
        joined.includes(entry.id) &&
        (entry.start?.getTime() ?? Infinity) - now.getTime() <= longestBefore,
    )
    .sort((a, b) => distance(a) - distance(b))[0];
}
