import { replaceMissingDates } from '../numericDates';
import { namesOfMonths } from './dayNames';
import type { StartLanguage } from './startLanguage';

/** More days than any month has are no day of a month. */
const daysInMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const englishMonths = namesOfMonths('en');

/**
 * Writes an existing day instead of each one that does not exist, such as 30 February, so that the rest of
 * a text can be read.
 *
 * @returns `undefined` if the text has no such day
 */
export function withExistingDays(
  text: string,
  language: StartLanguage | undefined,
): string | undefined {
  const existing = [englishMonths, ...(language === undefined ? [] : [language.monthNames])].reduce(
    (replaced, months) => months.reduce(replaceInMonth, replaced),
    replaceMissingDates(text),
  );
  return existing === text ? undefined : existing;
}

function replaceInMonth(text: string, names: readonly string[], index: number): string {
  const name = `(?:${names.map((each) => each.replace(/\./g, String.raw`\.`)).join('|')})`;
  const isMissing = (date: string, year: string | undefined) => {
    const isLeapDay = index === 1 && Number(date) === 29;
    const exists =
      isLeapDay && year !== undefined && new Date(Number(year), 1, 29).getMonth() === 1;
    return Number(date) > (daysInMonths[index] ?? 31) && Number(date) < 40 && !exists;
  };
  const year = String.raw`(?<year>,? (?:de )?\d{4})?`;
  return [
    String.raw`(?<![\p{L}\p{N}:./-])(?<date>\d{1,2})(?:st|nd|rd|th|er|[.º°])?(?: (?:of |de |d')?)?${name}(?!\p{L})${year}`,
    String.raw`(?<!\p{L})${name} ?(?<date>\d{1,2})(?:st|nd|rd|th|日)?(?![\p{N}:]|\.\d)${year}`,
  ].reduce(
    (replaced, pattern) =>
      replaced.replace(new RegExp(pattern, 'giu'), (...match) => {
        const groups = match.at(-1) as { date: string; year?: string };
        const [found = ''] = match as string[];
        return isMissing(groups.date, /\d+/.exec(groups.year ?? '')?.[0])
          ? found.replace(groups.date, '1')
          : found;
      }),
    text,
  );
}
