/** The characters of a URL, and where the text has them. */
export interface UrlCharacters {
  /** As the browser gets them. */
  url: string;
  /** For each of them, where what the text writes for it ends. */
  ends: readonly number[];
}

/**
 * What a URL consists of in a text: its characters, as they are or as a format writes them.
 *
 * - HTML and XML: `&amp;`, `&#38;`, `&#x26;`
 * - JSON and JavaScript: `\/`, `\u0026`, `\u{26}`, `\x26`, with two backslashes inside another string
 * - LaTeX, Markdown and reStructuredText: a backslash before punctuation, such as `\&` and `\_`
 */
const token =
  /[\w\-.~:/?#@!$*+,;=%]{1,100}|&#(?<decimal>\d{1,7});|&#x(?<hex>[\da-f]{1,6});|&(?<name>[a-z][a-z\d]{1,30});|&|\\{1,4}(?:u(?<unit>[\da-f]{4})|u\{(?<point>[\da-f]{1,6})\}|x(?<byte>[\da-f]{2})|(?<punctuation>[!-/:-@[\]^-`{-~]))/iy;

/** What is left of an `&` that was escaped twice. */
const escapedAgain = /(?:(?:amp|#0{0,4}38|#x0{0,4}26);){1,4}/iy;

const urlCharacter = /^[\w\-.~:/?#@!$&*+,;=%]$/;

/** The names in HTML of the characters of a URL. Every other name stands for what ends one. */
const namedCharacters: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['colon', ':'],
  ['comma', ','],
  ['commat', '@'],
  ['equals', '='],
  ['excl', '!'],
  ['hyphen', '-'],
  ['lowbar', '_'],
  ['num', '#'],
  ['percnt', '%'],
  ['period', '.'],
  ['plus', '+'],
  ['quest', '?'],
  ['semi', ';'],
  ['sol', '/'],
]);

/**
 * Reads the characters of a URL from a text, up to the first that no URL of Zoom has: a blank, a quote, a
 * bracket, or anything beyond ASCII. What a format has escaped is unescaped.
 *
 * @param longest how many characters are read at most; the rest of a longer URL is left out
 */
export function readUrlCharacters(text: string, start: number, longest: number): UrlCharacters {
  const ends: number[] = [];
  let url = '';
  let end = start;
  while (url.length < longest) {
    token.lastIndex = end;
    const found = token.exec(text);
    const characters = found === null ? '' : unescape(found);
    if (found === null || characters === '') {
      break;
    }
    end = token.lastIndex;
    if (characters === '&') {
      escapedAgain.lastIndex = end;
      end = escapedAgain.test(text) ? escapedAgain.lastIndex : end;
      ends.push(end);
    } else {
      const isWritten = characters.length === found[0].length;
      for (let index = 0; index < characters.length; index++) {
        ends.push(isWritten ? found.index + index + 1 : end);
      }
    }
    url += characters;
  }
  return { url: url.slice(0, longest), ends: ends.slice(0, longest) };
}

/** Returns what a token stands for; empty for what no URL has. */
function unescape({ 0: whole, groups = {} }: RegExpExecArray): string {
  const { decimal, hex, name, unit, point, byte, punctuation } = groups;
  const code = unit ?? point ?? byte ?? hex;
  if (decimal === undefined && code === undefined && name === undefined) {
    return punctuation === undefined || urlCharacter.test(punctuation)
      ? (punctuation ?? whole)
      : '';
  }
  if (name !== undefined) {
    return namedCharacters.get(name.toLowerCase()) ?? '';
  }
  const number = decimal === undefined ? parseInt(code ?? '', 16) : Number(decimal);
  const character = number < 0x80 ? String.fromCharCode(number) : '';
  return urlCharacter.test(character) ? character : '';
}
