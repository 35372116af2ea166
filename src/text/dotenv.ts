/** A variable that a dotenv file sets. */
export interface DotenvAssignment {
  key: string;
  /** Where its line begins, in characters from the start of the text. */
  lineStart: number;
  /** Where the value begins, behind its quote. */
  start: number;
  /** Where the value ends, before its quote. */
  end: number;
}

/** A part of a text that is replaced. */
export interface DotenvEdit {
  start: number;
  end: number;
  text: string;
}

/** What a line begins with that sets a variable, up to the sign in front of the value. */
const assignment = /[ \t]*(?:export[ \t]+)?([\w.-]+)(?:[ \t]*=|:(?=[ \t]))/y;

/** A byte order mark, as a character or as the bytes of UTF-8 that were read as Latin-1. */
const byteOrderMark = /^(?:\u{FEFF}|\u{EF}\u{BB}\u{BF})/u;

/** What can follow the quote at the end of a value on the same line. */
const endOfLine = /[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|$)/y;

/**
 * Finds the variables that a dotenv file sets, as the package `dotenv` reads them: with `export` in front,
 * with a colon instead of the equals sign, in quotes of three kinds that may span lines. Any text in which
 * ASCII characters stand for themselves can be read, also one that was decoded as Latin-1.
 */
export function findAssignments(text: string): DotenvAssignment[] {
  const found: DotenvAssignment[] = [];
  let lineStart = byteOrderMark.exec(text)?.[0].length ?? 0;
  while (lineStart < text.length) {
    assignment.lastIndex = lineStart;
    const match = assignment.exec(text);
    let end = lineStart;
    if (match !== null) {
      const value = readValue(text, assignment.lastIndex);
      found.push({ key: match[1] ?? '', lineStart, ...value });
      end = value.end;
    }
    lineStart = nextLine(text, end);
  }
  return found;
}

/**
 * Returns what must be replaced so that a variable has a value: each of its values, or nothing but a new
 * line at the end. Everything else stays as it is, quotes and comments included.
 *
 * @param value letters, digits, dots, hyphens and underscores only, so that it needs no quotes
 */
export function setVariable(text: string, key: string, value: string): DotenvEdit[] {
  const existing = findAssignments(text).filter((one) => one.key === key);
  if (existing.length === 0) {
    return [{ start: text.length, end: text.length, text: newLine(text, `${key}=${value}`) }];
  }
  return existing
    .filter(({ start, end }) => text.slice(start, end) !== value)
    .map(({ start, end }) => {
      // Without a blank, a comment would become part of the value.
      const glue = start === end && text[end] === '#' ? ' ' : '';
      // The colon needs one in front of the value.
      const blank = text[start - 1] === ':' ? ' ' : '';
      return { start, end, text: `${blank}${value}${glue}` };
    });
}

/** Returns a text with parts of it replaced, which must not overlap and be in order. */
export function applyEdits(text: string, edits: readonly DotenvEdit[]): string {
  let result = '';
  let index = 0;
  for (const edit of edits) {
    result += text.slice(index, edit.start) + edit.text;
    index = edit.end;
  }
  return result + text.slice(index);
}

/** Returns where a value begins and ends, without its quotes. */
function readValue(text: string, from: number): { start: number; end: number } {
  const begin = skipBlanks(text, from);
  const quote = text[begin];
  const close = quote === '"' || quote === "'" || quote === '`' ? findQuote(text, begin) : -1;
  if (close >= 0) {
    return { start: begin + 1, end: close };
  }
  let end = begin;
  for (let index = begin; index < text.length && !isIn('\r\n#', text[index]); index++) {
    if (!isIn(' \t', text[index])) {
      end = index + 1;
    }
  }
  return end === begin ? { start: from, end: from } : { start: begin, end };
}

/** Returns where the quote is that ends a value; -1 if the value is in no quotes after all. */
function findQuote(text: string, begin: number): number {
  const quote = text[begin];
  for (let index = begin + 1; index < text.length; index++) {
    if (text[index] === '\\' && text[index + 1] === quote) {
      index++;
    } else if (text[index] === quote) {
      endOfLine.lastIndex = index + 1;
      return endOfLine.test(text) ? index : -1;
    }
  }
  return -1;
}

function skipBlanks(text: string, from: number): number {
  let index = from;
  while (isIn(' \t', text[index])) {
    index++;
  }
  return index;
}

function isIn(characters: string, character: string | undefined): boolean {
  return character !== undefined && characters.includes(character);
}

/** Returns where the line after a position begins. */
function nextLine(text: string, from: number): number {
  let index = from;
  while (index < text.length && !isIn('\r\n', text[index])) {
    index++;
  }
  return text.startsWith('\r\n', index) ? index + 2 : index + 1;
}

/** Returns a line for the end of a text: with the line breaks that the text has, and as it ends. */
function newLine(text: string, line: string): string {
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const content = text.replace(byteOrderMark, '');
  if (content === '' || /[\r\n]$/.test(text)) {
    return `${line}${lineBreak}`;
  }
  return `${lineBreak}${line}`;
}
