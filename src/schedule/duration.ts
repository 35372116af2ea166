/** The longest duration, in minutes. Zoom accepts 1 minute to 24 hours (Zoom API, "Create a meeting"). */
export const longestDuration = 1_440;

/** How long a text may be, in characters. */
const maxLength = 100;

/**
 * Parses a duration in minutes: "45", "45 min", "1h", "1h 30", "1.5 hours", "1:30".
 *
 * @returns `undefined` if it is not a duration, or not one that Zoom accepts
 */
export function parseDuration(text: string): number | undefined {
  const trimmed = text.trim().toLowerCase();
  if (trimmed.length > maxLength) {
    return undefined;
  }
  const clock = /^(\d{1,2}):(\d\d)$/.exec(trimmed);
  const words =
    /^(?:(\d+(?:[.,]\d+)?)\s*(?:h|hr|hrs|hour|hours))?\s*(?:(\d+)\s*(?:m|min|mins|minute|minutes)?)?$/.exec(
      trimmed,
    );
  const [hours, minutes] = clock?.slice(1) ?? words?.slice(1) ?? [];
  if (hours === undefined && minutes === undefined) {
    return undefined;
  }
  const total = Math.round(Number((hours ?? '0').replace(',', '.')) * 60 + Number(minutes ?? 0));
  return total >= 1 && total <= longestDuration ? total : undefined;
}
