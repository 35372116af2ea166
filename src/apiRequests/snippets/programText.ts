import type { SnippetRequest } from './snippetRequest';

/** Writes comments as lines that start with a comment sign. */
export function commentLines({ comments }: SnippetRequest, sign: string): string {
  return comments.map((line) => `${sign} ${line}`).join('\n');
}

/** Returns the parts of a program that it has, joined by line breaks. */
export function joinLines(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter((part) => part !== false && part !== undefined).join('\n');
}

/**
 * Indents every line that is not empty. Only for text whose literals have no line feeds; other line
 * separators of Unicode may stand in literals, so that they must not count.
 */
export function indentLines(text: string, indentation: string): string {
  return text.replace(/(^|\n)(?=[^\n])/g, `$1${indentation}`);
}

/** The body of a request as JSON on one line. */
export function compactJson({ json }: SnippetRequest): string | undefined {
  return json === undefined ? undefined : JSON.stringify(json);
}

/** As {@link compactJson}, with no other characters than those of ASCII, for tools that assume an encoding. */
export function asciiJson(request: SnippetRequest): string | undefined {
  return compactJson(request)?.replace(
    /[^\0-~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * Writes a literal in double quotes with the escapes that C, Go, Java and Swift share. The text of JSON
 * has no control characters, so that quotes and backslashes are all there is to escape.
 */
export function doubleQuoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** `ZOOM_ACCESS_TOKEN` as `accessToken`. */
export function camelCase(environmentName: string): string {
  return snakeCase(environmentName).replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** `ZOOM_ACCESS_TOKEN` as `access_token`. */
export function snakeCase(environmentName: string): string {
  return environmentName.replace('ZOOM_', '').toLowerCase();
}
