import { plainText } from '../../text/plainText';

/** Characters of right-to-left scripts, and those that only set a direction. */
const directed =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}\u200e\u200f]/u;

/** Characters that turn the text after them around, which a topic has no business with. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * Makes a topic fit to stand among other words on one line: cut, without markup, and so that a
 * right-to-left one leaves the words around it in their places.
 *
 * @param longest in characters as people count them, so that an emoji is one
 */
export function topicText(topic: string, longest: number): string {
  const text = plainText(cut(topic.replace(turning, ''), longest));
  const firstStrongIsolate = '\u2068';
  const popIsolate = '\u2069';
  return directed.test(text) ? firstStrongIsolate + text + popIsolate : text;
}

function cut(text: string, longest: number): string {
  if (text.length <= longest) {
    return text;
  }
  const characters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  return characters.length <= longest
    ? text
    : `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}
