import { isSkipped, timesAt } from '../wallClock';
import {
  certain,
  minute,
  refuse,
  type StartRefusal,
  type StartText,
  type ZonedContext,
} from './startText';

/** A date and time in ISO 8601, as {@link readIso} takes it. */
export const isoDateTime =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)? ?(Z|[+-]\d\d(?::?\d\d)?)?$/i;

/** Reads what {@link isoDateTime} has matched; `undefined` for a time of day that does not exist. */
export function readIso(
  parts: RegExpExecArray,
  context: ZonedContext,
): StartText | StartRefusal | undefined {
  const [year = 0, month = 0, date = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1, 7)
    .map((part: string | undefined) => Number(part ?? 0));
  const wall = new Date(Date.UTC(year, month - 1, date, hours, minutes, seconds));
  const fields = [
    [wall.getUTCFullYear(), year],
    [wall.getUTCMonth(), month - 1],
    [wall.getUTCDate(), date],
    [wall.getUTCHours(), hours],
    [wall.getUTCMinutes(), minutes],
    [wall.getUTCSeconds(), seconds],
  ];
  // What does not exist, such as 30 February, would roll over.
  if (fields.some(([is, was]) => is !== was)) {
    const isDayMissing =
      hours < 24 && minutes < 60 && seconds < 60 && month >= 1 && month <= 12 && date <= 31;
    return isDayMissing ? refuse('noSuchDay') : undefined;
  }
  const offset = parts[7];
  return certain(
    offset === undefined
      ? timesAt(wall, context.timeZone).map((start) => ({
          start,
          ...(isSkipped(wall, context.timeZone) && { isSkipped: true }),
        }))
      : [{ start: new Date(wall.getTime() - parseOffset(offset) * minute) }],
  );
}

/** Minutes from UTC. */
function parseOffset(text: string): number {
  const [, sign, hours = 0, minutes = 0] = /^([+-])(\d\d):?(\d\d)?$/.exec(text) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
