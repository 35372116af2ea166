import type { CommandRun } from '../../platform/commandRegistry';
import type { CommandId } from '../../platform/identifiers';
import type { HasEntry } from '../../schedule/upcomingMeetings';

const joiningCommands: readonly CommandId[] = [
  'zoom.joinMeeting',
  'zoom.joinMeetingWith',
  'zoom.startMeeting',
];

/** How long before its start joining a meeting means that very date of it, in ms. */
const longestBefore = 15 * 60_000;

/**
 * The meeting that a command has joined or started: of the dates of a series the one nearest to
 * now, unless that is still far off. The meeting may be live then all the same: it was opened out of
 * turn, and the date is to come. It is told by the id in the address that was opened, which the
 * command gives, or in the argument that it was given.
 */
export function joinedMeeting<T extends HasEntry>(
  { id, args, result }: Pick<CommandRun, 'id' | 'args' | 'result'>,
  meetings: readonly T[],
  now: Date,
): T | undefined {
  if (!joiningCommands.includes(id)) {
    return undefined;
  }
  const numbers = [result, idIn(args[0])].flatMap((value) =>
    typeof value === 'number' || typeof value === 'string' ? String(value).match(/\d+/g) : [],
  );
  const distance = ({ entry: { start } }: T) =>
    start === undefined ? Infinity : Math.abs(start.getTime() - now.getTime());
  return meetings
    .filter(
      ({ entry }) =>
        numbers.includes(String(entry.id)) &&
        (entry.start?.getTime() ?? Infinity) - now.getTime() <= longestBefore,
    )
    .sort((a, b) => distance(a) - distance(b))[0];
}

function idIn(argument: unknown): unknown {
  return typeof argument === 'object' && argument !== null && 'id' in argument
    ? argument.id
    : argument;
}
