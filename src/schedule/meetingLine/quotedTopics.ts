/** The quotation marks that can be around a topic: those of programs, and those of the languages. */
const pairs: readonly (readonly [open: string, close: string])[] = [
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['„', '”'],
  ['”', '”'],
  ['«', '»'],
  ['»', '«'],
  ['‹', '›'],
  ['「', '」'],
  ['『', '』'],
  ['‘', '’'],
  ['‚', '‘'],
  ["'", "'"],
];

/** Marks that are not an apostrophe too. */
const mark = /["“”„«»‹›「」『』‚]/u;

/** A part of a line in quotation marks. */
export interface QuotedPart {
  /** What is between the marks. */
  topic: string;
  /** The rest of the line. */
  before: string;
  after: string;
}

/** Whether a text has a quotation mark. */
export function hasQuotationMark(text: string): boolean {
  return mark.test(text);
}

/**
 * The parts of a line in quotation marks at which it begins or ends, or between blanks; the longest first,
 * so that a topic can have marks inside.
 */
export function findQuotedTopics(line: string): QuotedPart[] {
  const parts = pairs.flatMap(([open, close]) => {
    const start = openingIn(line, open);
    const end = start === undefined ? -1 : closingIn(line, close, start + 1);
    // What is closed in between is the first of several parts.
    const isSplit =
      start !== undefined &&
      open === close &&
      /\S/u.test(line[line.indexOf(close, start + 1) - 1] ?? '') &&
      line.indexOf(close, start + 1) < end;
    return start === undefined || end === -1 || isSplit
      ? []
      : [
          {
            topic: line.slice(start + 1, end).trim(),
            before: line.slice(0, start).trim(),
            after: line.slice(end + 1).trim(),
          },
        ];
  });
  return parts.filter(({ topic }) => topic !== '').sort((a, b) => b.topic.length - a.topic.length);
}

/** Where a mark opens: at the beginning of the line, or after a blank. */
function openingIn(line: string, open: string): number | undefined {
  for (let at = line.indexOf(open); at !== -1; at = line.indexOf(open, at + 1)) {
    const isAtWord = at === 0 || /[\s,:;(\-–—]/u.test(line[at - 1] ?? '') || /[「『]/u.test(open);
    const isBeforeWord = /[«‹]/u.test(open) || /\S/u.test(line[at + 1] ?? '');
    if (isAtWord && isBeforeWord) {
      return at;
    }
  }
  return undefined;
}

/** Where the last such mark closes: at the end of the line, or before a blank. */
function closingIn(line: string, close: string, from: number): number {
  for (let at = line.lastIndexOf(close); at > from; at = line.lastIndexOf(close, at - 1)) {
    const next = line[at + 1] ?? ' ';
    if (/[\s,:;)\-–—]/u.test(next) || /[」』]/u.test(close)) {
      return at;
    }
  }
  return -1;
}
