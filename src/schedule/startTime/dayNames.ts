/** The names of the months of a language in lower case, full and short, from January. */
export function namesOfMonths(language: string): string[][] {
  return Array.from({ length: 12 }, (_, month) =>
    namesOf(language, 'month', [new Date(2027, month, 15)]),
  );
}

/** The names of the days of the week of a language in lower case, full and short. */
export function namesOfWeekdays(language: string): Set<string> {
  return new Set(namesOf(language, 'weekday', week()));
}

/**
 * The names of the days of a language in lower case: those of the week, and those such as "tomorrow".
 * Short names are other words too often.
 */
export function namesOfDays(language: string): Set<string> {
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const names = week().map((date) => formatName(language, { weekday: 'long' }, date));
  return new Set([
    // In Portuguese, "sexta" is short for "sexta-feira".
    ...names.flatMap((name) => [name, name.replace(/-.*/, '')]),
    // Swedes write "i morgon" as one word too.
    ...[-1, 0, 1]
      .map((days) => relative.format(days, 'day').toLowerCase())
      .flatMap((name) => [name, name.replace(/ /g, '')]),
  ]);
}

/** A Monday and the six days after it. */
function week(): Date[] {
  return Array.from({ length: 7 }, (_, date) => new Date(2027, 0, 4 + date));
}

function namesOf(language: string, field: 'month' | 'weekday', dates: Date[]): string[] {
  return [
    ...new Set(
      (['long', 'short'] as const).flatMap((style) =>
        dates.map((date) => formatName(language, { [field]: style }, date)),
      ),
    ),
  ];
}

function formatName(language: string, format: Intl.DateTimeFormatOptions, date: Date): string {
  return new Intl.DateTimeFormat(language, format).format(date).toLowerCase().replace(/\.$/, '');
}
