import { startOfDay, timesAt, wallClockAt } from '../wallClock';
import { uniqueReadings } from './possibleReadings';
import { hour, partsOfDay, type DayAndTimes, type StartText, type ZonedContext } from './startText';

const suggestedHours = [9, 10, 14, 15];

/** Suggests times of days: first the time of the meeting that is edited. */
export function suggestTimes(
  days: readonly (Pick<DayAndTimes, 'day'> & Partial<DayAndTimes>)[],
  { now, timeZone, meetingStart }: ZonedContext,
): StartText {
  const suggestions = days.flatMap(({ day: date, named, partOfDay }) => {
    const meetingWall = meetingStart && wallClockAt(meetingStart, timeZone);
    const from = named === 'nothing' && meetingWall !== undefined ? startOfDay(meetingWall) : date;
    const {
      from: first,
      to,
      suggested,
    } = partOfDay === undefined
      ? { from: 0, to: 23, suggested: suggestedHours }
      : partsOfDay[partOfDay];
    const ofMeeting = meetingWall && meetingWall.getTime() - startOfDay(meetingWall).getTime();
    return [
      ...(ofMeeting !== undefined && ofMeeting >= first * hour && ofMeeting < (to + 1) * hour
        ? [ofMeeting]
        : []),
      ...suggested.map((each) => each * hour),
    ].flatMap((ms) => timesAt(new Date(from.getTime() + ms), timeZone).slice(0, 1));
  });
  return {
    kind: 'day',
    suggestions: uniqueReadings(
      suggestions.filter((start) => start >= now).map((start) => ({ start })),
    ),
    dependsOnMeeting: days.some(({ named }) => named === 'nothing'),
  };
}
