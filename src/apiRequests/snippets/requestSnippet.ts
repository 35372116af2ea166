import { clientsOf, snippetLanguages, type LanguageName, type SnippetLanguage } from './languages';
import type { SnippetRequest } from './snippetRequest';

/**
 * Writes a request as a program, a command, or an item of a collection.
 *
 * @param client one of {@link clientsOf}, in any case; the default one if it is left out
 * @returns lines without one at the end
 * @throws {RangeError} if the language has no such client
 */
export function requestSnippet(
  request: SnippetRequest,
  language: LanguageName,
  client?: string,
): string {
  const name = findClient(language, client);
  const { clients }: SnippetLanguage = snippetLanguages[language];
  const write = name === undefined ? undefined : clients[name];
  if (write === undefined) {
    throw new RangeError(`There is no client ${client ?? ''} for ${language}.`);
  }
  return write(request);
}

/** Returns the name of a client of a language; `undefined` if it has none of that name. */
export function findClient(language: LanguageName, client?: string): string | undefined {
  const names = clientsOf(language);
  return client === undefined
    ? names[0]
    : names.find((name) => name.toLowerCase() === client.toLowerCase());
}
