import { type StringKind, type StringSyntax, stringSyntaxOf } from './stringSyntax';

/** The text on both sides of a cursor, or of what is replaced there. */
export interface Surroundings {
  /** VS Code's id of the file's language. */
  languageId: string;
  before: string;
  after: string;
}

/** How much of a file is read, in characters. A longer one gets no quotes. */
const maxLength = 1_000_000;

/** How much of the text before a cursor decides whether a value is expected there, in characters. */
const nearby = 500;

/** What a value follows in code. */
const beforeValue = /(?:(?<!:):|[=(,[]|=\{|=>|[+?&|]|\b(?:return|yield|case|default))\s*$/;

/** What a value follows in a shell: an assignment, or a blank behind a command or an argument. */
const beforeArgument = /(?:\w=|[^\s;|&({][^\S\n]+)$/;

/** A colon or a keyword at the end of a line begins a block in some languages, and no value. */
const beforeBlock = /(?::|\b[a-z]+)[^\S\n]*\n\s*$/;

/** What no value is put directly before. */
const beginsWord = /^[\p{L}\p{N}_$]/u;

/** What a regular expression follows, and no division. */
const beforePattern = /(?:^|[(,=:[!&|?{};+\-*%~^<>]|\b(?:return|typeof|case|in|of))\s*$/;

const pattern =
  /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/[\\\n*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/[\\\n])*\/[a-z]*/y;

/** A character, or the lifetime of a reference in Rust. */
const character = /'(?:\\[^\n]{1,10}?|[^'\\\n])'|'/y;

/**
 * Returns a text as a value at a cursor: in quotes of the file's style if the language needs a string
 * there, and as it is inside a string or a comment, and where no value is expected.
 *
 * @param text a URL or a token. If it has quotes, backslashes or line breaks, it stays as it is.
 */
export function quoteAtCursor(text: string, surroundings: Surroundings): string {
  const { languageId, before, after } = surroundings;
  const syntax = stringSyntaxOf(languageId);
  if (
    syntax === undefined ||
    /["'`\\\s]/.test(text) ||
    before.length + after.length > maxLength ||
    beginsWord.test(after)
  ) {
    return text;
  }
  const { isCode, counts, depth } = scan(before, syntax);
  const glue = isCode ? glueAt(before, syntax, depth > 0) : undefined;
  if (glue === undefined) {
    return text;
  }
  const quote = usualQuote(syntax, counts) ?? usualQuote(syntax, scan(after, syntax).counts);
  const chosen = quote ?? syntax.quotes[0] ?? '"';
  return `${glue}${chosen}${text}${chosen}`;
}

/**
 * Returns what stands between the text before and a string; `undefined` if no string is needed.
 *
 * @param isInBrackets whether brackets are open
 */
function glueAt(
  before: string,
  { places }: StringSyntax,
  isInBrackets: boolean,
): string | undefined {
  const near = before.slice(-nearby);
  switch (places) {
    case 'yaml':
      return glueInYaml(before, isInBrackets);
    case 'data':
      return before.trim() === '' || /[:,[{]\s*$/.test(near) ? '' : undefined;
    case 'shell':
      return beforeArgument.test(near) ? '' : undefined;
    case 'code':
      return beforeValue.test(near) && !beforeBlock.test(near) ? '' : undefined;
  }
}

function glueInYaml(before: string, isInBrackets: boolean): string | undefined {
  const lines = before.split('\n');
  const line = (lines.at(-1) ?? '').slice(-nearby);
  if (isInBlockScalar(lines)) {
    return undefined;
  }
  if (/^\s*(?:- +)+$|:\s+$/.test(line) || (isInBrackets && /[[,]\s*$/.test(line))) {
    return '';
  }
  // Without a blank, the colon would belong to the value.
  return /^\s*(?:- +)*[^\s#:[\]{},][^#:]*:$/.test(line) ? ' ' : undefined;
}

/** Whether the last line belongs to a text that `|` or `>` begins. */
function isInBlockScalar(lines: readonly string[]): boolean {
  let indentation = indentationOf(lines.at(-1) ?? '');
  for (const line of lines.slice(0, -1).reverse()) {
    if (line.trim() !== '' && indentationOf(line) < indentation) {
      if (/(?:^|[:\-\s])[|>][-+\d]*\s*(?:#.*)?$/.test(line)) {
        return true;
      }
      indentation = indentationOf(line);
    }
  }
  return false;
}

function indentationOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}

/** Returns the quotes that a file has most of; `undefined` if it has none, or as many of each. */
function usualQuote(
  { quotes }: StringSyntax,
  counts: ReadonlyMap<string, number>,
): string | undefined {
  const [first, second] = [...quotes].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const most = first === undefined ? 0 : (counts.get(first) ?? 0);
  return most > (second === undefined ? 0 : (counts.get(second) ?? 0)) ? first : undefined;
}

interface Scanned {
  /** Whether the end of the text is neither in a string nor in a comment. */
  isCode: boolean;
  /** How many complete strings there are, by what begins them. */
  counts: ReadonlyMap<string, number>;
  /** How many brackets are open, in YAML only. */
  depth: number;
}

/** Reads a file to its end. A string that is not closed ends with its line, so that mistakes stay there. */
function scan(text: string, syntax: StringSyntax): Scanned {
  const counts = new Map<string, number>();
  /** The strings around code that is inside them, with the number of braces that are open there. */
  const outer: { string: StringKind; braces: number }[] = [];
  let string: StringKind | undefined;
  let depth = 0;
  let index = 0;
  while (index < text.length) {
    if (string !== undefined) {
      if (string.hasCode && text.startsWith('${', index)) {
        outer.push({ string, braces: 0 });
        string = undefined;
        index += 2;
      } else if (string.hasEscapes && text[index] === '\\') {
        index += 2;
      } else if (text.startsWith(string.end, index)) {
        counts.set(string.start, (counts.get(string.start) ?? 0) + 1);
        index += string.end.length;
        string = undefined;
      } else {
        if (text[index] === '\n' && !string.isMultiline) {
          string = undefined;
        }
        index++;
      }
      continue;
    }
    const skipped = endOfComment(text, index, syntax) ?? endOfPattern(text, index, syntax);
    if (skipped !== undefined) {
      if (skipped > text.length) {
        return { isCode: false, counts, depth };
      }
      index = skipped;
      continue;
    }
    const begun = beginsString(text, index, syntax);
    if (begun !== undefined) {
      string = begun;
      index += begun.start.length;
      continue;
    }
    if (syntax.places === 'yaml') {
      depth = Math.max(0, depth + bracketAt(text, index));
    }
    const around = outer.at(-1);
    if (around !== undefined && text[index] === '{') {
      around.braces++;
    } else if (around !== undefined && text[index] === '}' && around.braces-- === 0) {
      outer.pop();
      string = around.string;
    }
    index++;
  }
  return { isCode: string === undefined, counts, depth };
}

/** In YAML, quotes inside a word or behind one are part of it. */
function beginsString(
  text: string,
  index: number,
  { strings, places }: StringSyntax,
): StringKind | undefined {
  const begun = strings.find(({ start }) => text.startsWith(start, index));
  return begun === undefined || places !== 'yaml' || beginsValue(text, index) ? begun : undefined;
}

/** Returns by how many a character changes the number of open brackets in YAML. */
function bracketAt(text: string, index: number): number {
  switch (text[index]) {
    case '[':
    case '{':
      return beginsValue(text, index) ? 1 : 0;
    case ']':
    case '}':
      return -1;
    case undefined:
    default:
      return 0;
  }
}

/** Whether a key or a value of YAML can begin here. */
function beginsValue(text: string, index: number): boolean {
  const near = text.slice(Math.max(0, index - 80), index);
  const before = near.trimEnd();
  const blank = near.slice(before.length);
  const isBehindMark = blank === '' ? /[[{,]$/.test(before) : /[[{,:-]$/.test(before);
  return before === '' || blank.includes('\n') || isBehindMark;
}

/** Returns where a comment ends that begins here: beyond the text, if it does not end in it. */
function endOfComment(
  text: string,
  index: number,
  { blockComments, lineComments, places }: StringSyntax,
): number | undefined {
  const block = blockComments.find(([start]) => text.startsWith(start, index));
  if (block !== undefined) {
    const end = text.indexOf(block[1], index + block[0].length);
    return end < 0 ? text.length + 1 : end + block[1].length;
  }
  const line = lineComments.find((start) => text.startsWith(start, index));
  // A number sign inside a word is part of it in YAML and shells, and of a private name in scripts.
  const isInWord = line === '#' && /[^\s;,()[\]{}]/.test(text[index - 1] ?? ' ');
  if (line === undefined || (isInWord && places !== 'data')) {
    return undefined;
  }
  const end = text.indexOf('\n', index);
  return end < 0 ? text.length + 1 : end;
}

/** Returns where a regular expression, or a character in single quotes, ends that begins here. */
function endOfPattern(
  text: string,
  index: number,
  { hasPatterns, hasCharacters }: StringSyntax,
): number | undefined {
  if (hasCharacters && text[index] === "'") {
    character.lastIndex = index;
    return character.exec(text) === null ? undefined : character.lastIndex;
  }
  if (
    !hasPatterns ||
    text[index] !== '/' ||
    !beforePattern.test(text.slice(Math.max(0, index - 80), index))
  ) {
    return undefined;
  }
  pattern.lastIndex = index;
  return pattern.exec(text) === null ? undefined : pattern.lastIndex;
}
