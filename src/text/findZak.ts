/** A part of a line, counted in characters from its start. */
export interface LinePart {
  start: number;
  end: number;
}

/** A JSON Web Token in its compact form (RFC 7515, section 7.1), of which the header is JSON. */
const jsonWebToken = /(?<![\w.-])eyJ[\w-]+\.[\w-]+\.[\w-]+(?![\w-])/g;

/** A line that sets a variable for a ZAK. */
const variable = /^\s*(?:export\s+)?(?:[A-Za-z]\w*_)?ZAK(?:_TOKEN)?\s*=[^\S\n]*/i;

/** The value of a variable, in quotes or up to a comment. */
const value = /"([^"]*)"|'([^']*)'|[^\s#]*(?:[^\S\n]+[^\s#]+)*/y;

/** Languages with lines of the form `ZAK=value`. */
const variableLanguages = new Set(['dotenv', 'properties', 'ini', 'shellscript', 'env']);

/**
 * Returns the ZAK in a line that a selection is in or touches: a JSON Web Token, or the value of a
 * variable for a ZAK in a dotenv file, without its quotes.
 *
 * @param languageId VS Code's id of the file's language
 */
export function findZak(
  line: string,
  selection: LinePart,
  languageId: string,
): LinePart | undefined {
  const isTouched = ({ start, end }: LinePart) => start <= selection.start && selection.end <= end;
  const token = [...line.matchAll(jsonWebToken)]
    .map(({ 0: text, index }) => ({ start: index, end: index + text.length }))
    .find(isTouched);
  if (token !== undefined || !variableLanguages.has(languageId)) {
    return token;
  }
  const assigned = valueOf(line);
  return assigned !== undefined && isTouched(assigned.withQuotes) ? assigned.inner : undefined;
}

/** Whether a text is a JSON Web Token and nothing else. */
export function isZak(text: string): boolean {
  return text.replace(jsonWebToken, '') === '' && text !== '';
}

function valueOf(line: string): { withQuotes: LinePart; inner: LinePart } | undefined {
  const start = variable.exec(line)?.[0].length;
  if (start === undefined) {
    return undefined;
  }
  value.lastIndex = start;
  const [whole = '', ...groups]: (string | undefined)[] = value.exec(line) ?? [];
  const quoted = groups.find((text) => text !== undefined);
  const end = start + whole.length;
  const withQuotes = { start, end };
  return {
    withQuotes,
    inner: quoted === undefined ? withQuotes : { start: start + 1, end: end - 1 },
  };
}
