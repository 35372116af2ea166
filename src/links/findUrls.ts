import LinkifyIt from 'linkify-it';
import { readUrlCharacters } from '../text/readUrlCharacters';
import { longestLink } from './zoomLink';

/** A URL in a text. */
interface FoundUrl {
  url: string;
  /** Where it begins in the text. */
  start: number;
  /** Where it ends in the text. */
  end: number;
  /** Whether the text has its `https://`. Zoom's own links are also written without. */
  hasScheme: boolean;
}

/** How much of a text is searched, in characters: more than any invitation has. */
const maxLength = 100_000;

/** Where a URL may begin: at its scheme, which may be escaped, or at one of Zoom's hosts. */
const beginning = new RegExp(
  [
    String.raw`https?(?::|&colon;|&#0{0,4}58;|&#x0{0,4}3a;)`,
    String.raw`(?:\\{0,4}\/|&sol;|&#0{0,4}47;|&#x0{0,4}2f;|\\{1,4}u002f){2}`,
    String.raw`|(?<![\w@./:\\-])(?:[\w-]+\.)*zoom(?:\.us|\.com|gov\.com)(?=[/\\&])`,
  ].join(''),
  'gi',
);

/** What a sentence or markup has behind a link, and no link ends with. */
const punctuation = '.,:;!?*$';

/** Marks around a link that may also be at the end of a passcode. */
const emphasis = ['___', '__', '_', '~~', '=='];

/** Created with the first link, because its expressions take tens of milliseconds to compile. */
const linkify = once(() => new LinkifyIt({ fuzzyLink: false, fuzzyEmail: false }));

/**
 * Returns the URLs in the first 100,000 characters of a text, in their order, first those with a scheme:
 * others may be words of a sentence or of a topic.
 */
export function findUrls(text: string): string[] {
  const urls = locateUrls(text);
  return [...urls.filter((one) => one.hasScheme), ...urls.filter((one) => !one.hasScheme)].map(
    ({ url }) => url,
  );
}

/**
 * Returns the URL in a line that a position is in or next to.
 *
 * @param character counted from 0
 */
export function findUrlAt(line: string, character: number): string | undefined {
  return locateUrls(line).find(({ start, end }) => start <= character && character <= end)?.url;
}

function locateUrls(text: string): FoundUrl[] {
  const searched = text.slice(0, maxLength);
  const urls: FoundUrl[] = [];
  beginning.lastIndex = 0;
  for (let found = beginning.exec(searched); found !== null; found = beginning.exec(searched)) {
    const start = found.index;
    const hasScheme = /^https?[:&]/i.test(found[0]);
    const written = readUrlCharacters(text, start, longestLink);
    beginning.lastIndex = Math.max(beginning.lastIndex, written.ends.at(-1) ?? 0);
    const scheme = hasScheme ? '' : 'https://';
    const url = cleanUrl(scheme + written.url, searched.slice(Math.max(0, start - 3), start));
    const end = written.ends[url.length - scheme.length - 1];
    if (written.ends.length < longestLink && end !== undefined) {
      urls.push({ url, start, end, hasScheme });
    }
  }
  return urls;
}

/**
 * Removes what belongs to the text around a URL; returns an empty text if it is none.
 *
 * @param before what stands directly before it
 */
function cleanUrl(text: string, before: string): string {
  const url = linkedPart(withoutPunctuation(text));
  const mark = emphasis.find((one) => before.endsWith(one));
  return mark !== undefined && url.endsWith(mark) ? url.slice(0, -mark.length) : url;
}

/**
 * Returns the part of a text that is a URL. What follows its host does not end it: a passcode may have
 * dots and hyphens in any order.
 */
function linkedPart(text: string): string {
  const [scheme] = /^https?:/i.exec(text) ?? [];
  if (scheme === undefined) {
    return '';
  }
  const origin = scheme.length + 2 + text.slice(scheme.length + 2).search(/[/?#]/);
  const isPath = origin >= scheme.length + 2 && origin + 1 < text.length;
  const masked = isPath ? text.slice(0, origin + 1) + 'x'.repeat(text.length - origin - 1) : text;
  const length = linkify().testSchemaAt(masked, scheme, scheme.length);
  return length === 0 ? '' : text.slice(0, scheme.length + length);
}

/** Removes the punctuation of the sentence or the markup that a URL stands in. */
function withoutPunctuation(url: string): string {
  let end = url.length;
  while (end > 0 && punctuation.includes(url.charAt(end - 1))) {
    end--;
  }
  return url.slice(0, end);
}

function once<T>(create: () => T): () => T {
  let created: T | undefined;
  return () => (created ??= create());
}
