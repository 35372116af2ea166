import type { StartContext } from '../startTime';
import { readLineEnds } from './lineEnds';

/** A time of day that is certainly one, and up to three words after it. */
const timeAndWords = /^(.*(?:\d:\d\d|\d ?[ap]m))((?: [\p{L}/_'-]+){1,3})$/iu;

/** Whether a line ends with a time of day and the name of a time zone, which cannot be read. */
export function endsInTimeZone(line: string, context: StartContext): boolean {
  const [, before = '', after = ''] = timeAndWords.exec(line) ?? [];
  const name = after.trim().replace(/ time$/iu, '');
  return name !== '' && isZone(name, after) && readLineEnds(before, 'last', context).length > 0;
}

function isZone(name: string, words: string): boolean {
  const asId = name.replace(/ /g, '_').toLowerCase();
  return (
    (/ time$/iu.test(words) && /^\p{Lu}/u.test(name)) ||
    Intl.supportedValuesOf('timeZone').some((zone) => {
      const id = zone.toLowerCase();
      return id === asId || id.endsWith(`/${asId}`);
    })
  );
}
