/**
 * Returns what separates the items of a list in a language, such as ", ". `Intl.ListFormat` alone puts
 * a word such as "and" before the last item, which does not fit parts of a label.
 *
 * @param language a BCP 47 tag
 */
export function listSeparator(language: string): string {
  const [, separator] = new Intl.ListFormat(language, {
    type: 'conjunction',
    style: 'narrow',
  }).formatToParts(['a', 'b', 'c']);
  return separator?.value ?? ', ';
}
