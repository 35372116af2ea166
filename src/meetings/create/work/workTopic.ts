import { trimFromEnd } from '../../../schedule/trimCharacters';
import { singleLine } from '../../../text/plainText';

/** The longest topic that Zoom accepts, in characters (Zoom API, "Create a meeting"). */
const longestTopic = 200;

/** How much of a selection is searched for its first line, in characters. */
const searchedLength = 10_000;

/** The branches that say nothing about what somebody works on. */
const commonBranches =
  /^(?:main|master|trunk|default|dev|develop|development|staging|production|gh-pages|head)$/i;

/** The key of an issue in Jira, Linear or YouTrack, such as ABC-123. */
const issueKey = /(?<![A-Za-z0-9])[A-Z][A-Z0-9_]{1,15}-\d{1,7}(?![A-Za-z0-9])/;

/** The number of an issue at the beginning, as GitHub names branches: "123-login-form". */
const issueNumber = /^\d{1,6}(?=[-_]\p{L})/u;

/** What begins a comment or a heading in most languages. */
const commentStart = /^(?:\/{2,}!?|\/\*+!?|<!--|#+!?|--+|;+|%+|\*+|>+)\s+/;

/**
 * Returns the topic that a selected text stands for: its first line, without the marks of a comment. It is
 * empty if no line says anything.
 */
export function topicOfSelection(text: string): string {
  for (const line of text.slice(0, searchedLength).split(/[\r\n\u2028\u2029]+/)) {
    const topic = withoutEnd(singleLine(line).replace(commentStart, ''));
    if (/[\p{L}\p{N}]/u.test(topic)) {
      return shorten(topic);
    }
  }
  return '';
}

/** Removes what ends a comment. */
function withoutEnd(line: string): string {
  return line.endsWith('-->')
    ? line.slice(0, -3).trim()
    : line.endsWith('*/')
      ? trimFromEnd(line, ' */')
      : line;
}

/**
 * Returns the topic that a branch stands for: "feature/ABC-123-login-form" is "ABC-123 Login form". It is
 * empty for branches such as "main", which say nothing.
 */
export function topicOfBranch(branch: string): string {
  const name = singleLine(branch.replace(/^refs\/heads\//, ''));
  const segments = name.split('/').filter((segment) => segment !== '');
  const last = segments.at(-1) ?? '';
  if (segments.length <= 1 && commonBranches.test(last)) {
    return '';
  }
  const key = issueKey.exec(name)?.[0];
  if (key !== undefined) {
    return shorten(withKey(key, last.replace(key, ' ')));
  }
  const number = issueNumber.exec(last)?.[0];
  return shorten(
    number === undefined ? wordsOf(last) : withKey(`#${number}`, last.slice(number.length)),
  );
}

function withKey(key: string, rest: string): string {
  return `${key} ${wordsOf(rest)}`.trim();
}

/** Makes a sentence of words with hyphens. */
function wordsOf(text: string): string {
  const words = text.replace(/[-_\s]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Cuts a topic at the limit, between characters that are seen as one. */
function shorten(topic: string): string {
  if (topic.length <= longestTopic) {
    return topic;
  }
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(topic.slice(0, longestTopic))) {
    if (kept.length + segment.length > longestTopic - 1) {
      break;
    }
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
