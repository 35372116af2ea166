/**
 * Scripts that put no blanks between words, with their punctuation, and the full-width forms (CSS Text
 * Level 3, "Segment Break Transformation Rules"). Korean is not among them.
 */
const withoutBlanks = String.raw`[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Yi}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}\uff01-\uff65]`;
const endsWithout = new RegExp(`${withoutBlanks}$`, 'u');
const beginsWithout = new RegExp(`^${withoutBlanks}`, 'u');

/** Punctuation that has its own space around it, next to any script. */
const wideEnd = /[\u3000-\u3002\uff01\uff0c\uff0e\uff1a\uff1b\uff1f]$/;
const wideBegin = /^[\u3001\u3002\uff01\uff0c\uff0e\uff1a\uff1b\uff1f]/;

/** Joins two pieces of text, with a blank between them unless their script is written without. */
export function joinWords(first: string, second: string): string {
  return `${first}${first === '' || second === '' || areAdjacent(first, second) ? '' : ' '}${second}`;
}

function areAdjacent(first: string, second: string): boolean {
  // Only the nearest characters are looked at, because a text can be long.
  const [end, begin] = [first.slice(-2), second.slice(0, 2)];
  return (
    wideEnd.test(end) ||
    wideBegin.test(begin) ||
    (endsWithout.test(end) && beginsWithout.test(begin))
  );
}
