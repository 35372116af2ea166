import { readUrlCharacters } from '../../text/readUrlCharacters';

/** The longest callback that is read, in characters; longer than any of Zoom. */
const longestCallback = 16_384;

/** Where the query of an address begins, or a query that stands alone. */
const beginning = /\?|(?<![\w?&=%#;+.~-])(?=(?:code|state|error)=)/g;

/** How many beginnings are tried: more than a log or a mail with the address has. */
const mostBeginnings = 20;

/** What ends a sentence, and the marks of markup, but neither a `state` nor a code. */
const endings = '.,:;!?*';

/**
 * Finds the callbacks of a sign-in in a text that somebody has pasted: each a query with a `code` or an
 * `error`, of a whole address, of one without a scheme, or alone. The text may have quotes or brackets
 * around it, escapes as {@link readUrlCharacters} reads them, and a sentence behind it. A terminal or a
 * mail may have broken the address, so blanks in it are left out first.
 *
 * One place of the text may be read in several ways. The caller has to compare the `state` of each.
 */
export function findCallbacks(text: string): URLSearchParams[] {
  const visible = text.trim().replace(/\p{Cf}/gu, '');
  if (visible.length > longestCallback) {
    return [];
  }
  const unbroken = visible.replace(/\s+/g, '');
  const address = URL.canParse(unbroken) ? [new URL(unbroken).search] : [];
  const queries = [...address, ...queriesIn(unbroken), ...queriesIn(visible)];
  return queries
    .map((query) => new URLSearchParams(query))
    .filter((callback) => callback.has('code') || callback.has('error'));
}

function queriesIn(text: string): string[] {
  const beginnings = [...text.matchAll(beginning)].slice(0, mostBeginnings);
  return beginnings.flatMap(({ 0: mark, index }) => {
    const { url } = readUrlCharacters(text, index + mark.length, longestCallback);
    const [query = ''] = url.split('#');
    return [query, withoutEnding(query)];
  });
}

function withoutEnding(query: string): string {
  let end = query.length;
  while (end > 0 && endings.includes(query.charAt(end - 1))) {
    end--;
  }
  return query.slice(0, end);
}
