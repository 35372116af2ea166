import { localTimeZone } from '../../schedule/wallClock';
import { findListedTimeZone, toIntlTimeZone } from '../../zoom/timeZones';

/** The zone in which a meeting is scheduled, as `Intl` knows it. Zoom takes UTC for one that it does not list. */
export function startZone(timeZone: string | undefined): string {
  return toIntlTimeZone(findListedTimeZone(timeZone ?? localTimeZone()) ?? 'UTC');
}
