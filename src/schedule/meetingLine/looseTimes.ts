import type { LineEnd } from './lineEnds';

/** Short names of days that are names of people or other words too. */
const namelike =
  /^(?:sun|sat|mon|wed|may|mar|jan|april|june|august|so|do|di|mi|mo|sa|fr|dom|sol|ma|za|zo|wo|vr)\b/iu;

/** Words after which a name is more likely than a day. */
const beforeName =
  /(?:^|\s)(?:with|w\/|of|to|and|&|by|from|about|vs\.?|ask|for|mit|von|für|und|avec|et|pour|con|y|para|e|met|en|voor)$/iu;

/** Words for a time of day that are a number or a single word. */
const lead = '(?:at|from|um|von|à|de|a las?|alle|dalle|om|van)';
const numbersOnly = new RegExp(
  String.raw`^(?:(?:${lead} )?\d{1,2}(?:\.\d\d)?(?: ?(?:-|–|to|bis|à|a|tot|alle) ?\d{1,2})?(?: o['’]clock)?|\p{L}+)$`,
  'iu',
);

/** Whether the words at the end of a line can be the end of its topic too, such as in "Lunch with Sun 12:00". */
export function isNamelike(text: string, topic: string): boolean {
  const [word = ''] = text.split(' ');
  return (
    isLooseDate(text) ||
    // In German, it is the noun in "Guten Morgen".
    text === 'Morgen' ||
    (namelike.test(word) && (word.length <= 2 || endsBeforeName(topic)))
  );
}

/** Whether words begin with a short name of a day that is another word too: "Mon Repos". */
export function beginsNamelike(text: string): boolean {
  return namelike.test(text);
}

/** Whether words begin with a duration, which can be the end of the topic too: "30m tomorrow 3pm". */
export function beginsWithDuration(text: string): boolean {
  return /^\d+ ?(?:h|hours?|m|min|minutes?)\b/iu.test(text);
}

/** Whether a topic ends with a word after which more of it is likely. */
export function endsBeforeName(topic: string): boolean {
  return beforeName.test(topic);
}

/** Whether words begin with numbers that are a version or a ratio as likely as a date: 2.1.10, 24/7. */
export function isLooseDate(text: string): boolean {
  return /^\d{1,2}([./])\d{1,2}(?:\1\d{2})?(?![./:\d])/u.test(text);
}

/** Whether a time of day is a number or a word that says other things as often: "3 to 5", "noon". */
export function isNumbersOnly({ text, read }: Pick<LineEnd, 'text' | 'read'>): boolean {
  return read.kind === 'times' && numbersOnly.test(text);
}

/** Whether only a part of a day is named, as in "Good morning". */
export function isPartOfDayOnly({ text, read }: Pick<LineEnd, 'text' | 'read'>): boolean {
  return read.kind === 'day' && read.dependsOnMeeting && !/\b(?:tonight|this|today)\b/iu.test(text);
}
