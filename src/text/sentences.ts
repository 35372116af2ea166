/** Languages that write sentences without a space between them. */
const unspaced = new Set(['ja', 'zh']);

/**
 * Joins whole sentences as a language does.
 *
 * @param language a BCP 47 tag
 */
export function joinSentences(sentences: readonly string[], language: string): string {
  return sentences.join(unspaced.has(language.split('-')[0] ?? '') ? '' : ' ');
}
