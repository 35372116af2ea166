const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** The first number of a date, which does not continue another number. */
const first = String.raw`(?<![\d/.:-])(?<first>\d{1,2})`;
const second = String.raw`(?<second>\d{1,2})`;
const yearFirst =
  /(?<![\d/.:-])(?<year>\d{4})(?<separator>[-/.])(?<second>\d{1,2})\k<separator>(?<first>\d{1,2})(?![\d/:-]|\.\d)/g;
const withDots = new RegExp(
  String.raw`${first}\. ?${second}\.(?: ?(?<year>\d{4})|(?<shortYear>\d{2})(?![:h]))(?!\d)`,
  'g',
);
const withoutYear = new RegExp(String.raw`${first}\. ?${second}\.(?!\d)`, 'g');
const withSlashes = new RegExp(
  String.raw`${first}\/${second}(?:\/(?:(?<year>\d{4})|(?<shortYear>\d{2})))?(?![\d/:-])`,
  'g',
);
const withDashes = new RegExp(
  String.raw`${first}-${second}-(?:(?<year>\d{4})|(?<shortYear>\d{2}))(?![\d/:-])`,
  'g',
);

/** The numbers of a date. */
interface DateNumbers {
  first?: string;
  second?: string;
  year?: string;
  shortYear?: string;
}

/**
 * Writes the dates of a text with the names of their months, because chrono reads numbers month first.
 * Dates with dots have the day first; those with slashes or dashes have what `order` says.
 *
 * @returns `undefined` if a date does not exist in this order
 */
export function spellDates(text: string, order: 'dayFirst' | 'monthFirst'): string | undefined {
  const missing: DateNumbers[] = [];
  const spell = (date: DateNumbers): string => {
    const spelled = spellDate(date);
    if (spelled === undefined) {
      missing.push(date);
    }
    return spelled ?? '';
  };
  const spellInOrder = (date: DateNumbers): string =>
    spell(order === 'dayFirst' ? date : { ...date, first: date.second, second: date.first });
  let spelled = replaceDates(text, yearFirst, spell);
  spelled = replaceDates(spelled, withDots, spell);
  // A time can have a dot too, and a full stop after it.
  spelled = replaceDates(spelled, withoutYear, spellDate);
  spelled = replaceDates(spelled, withSlashes, spellInOrder);
  spelled = replaceDates(spelled, withDashes, spellInOrder);
  return missing.length === 0 ? spelled : undefined;
}

/** Writes an existing date instead of each date in numbers that does not exist, such as 30.2. */
export function replaceMissingDates(text: string): string {
  const existing = '1 January';
  const isThere = (date: DateNumbers) => spellDate(date) !== undefined;
  const isThereInAnyOrder = (date: DateNumbers) =>
    isThere(date) || isThere({ ...date, first: date.second, second: date.first });
  const replaceIf = (isMissing: (date: DateNumbers) => boolean) => (date: DateNumbers) =>
    isMissing(date) ? existing : undefined;
  let replaced = replaceDates(
    text,
    yearFirst,
    replaceIf((date) => !isThere(date)),
  );
  replaced = replaceDates(
    replaced,
    withDots,
    replaceIf((date) => !isThere(date)),
  );
  // What has no such month can be a time with a dot, and a full stop after it.
  const isMissingInMonth = (date: DateNumbers) =>
    !isThere(date) && isThere({ ...date, first: '1' });
  replaced = replaceDates(replaced, withoutYear, replaceIf(isMissingInMonth));
  replaced = replaceDates(
    replaced,
    withSlashes,
    replaceIf((date) => !isThereInAnyOrder(date)),
  );
  return replaceDates(
    replaced,
    withDashes,
    replaceIf((date) => !isThereInAnyOrder(date)),
  );
}

/** @param replace returns `undefined` for what is to stay */
function replaceDates(
  text: string,
  pattern: RegExp,
  replace: (date: DateNumbers) => string | undefined,
): string {
  return text.replace(
    pattern,
    (...match: unknown[]) => replace(match.at(-1) as DateNumbers) ?? String(match[0]),
  );
}

/** @param date with the day first; `undefined` if there is no such day */
function spellDate({ first: day, second: month, year, shortYear }: DateNumbers) {
  const name = months[Number(month) - 1];
  const full = year ?? (shortYear === undefined ? undefined : `20${shortYear}`);
  // Without a year, 29 February may be meant.
  const days = new Date(Date.UTC(Number(full ?? 2000), Number(month), 0)).getUTCDate();
  return name === undefined || Number(day) < 1 || Number(day) > days
    ? undefined
    : `${Number(day)} ${name}${full === undefined ? '' : ` ${full}`}`;
}
