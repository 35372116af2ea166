import { toReference } from './html';
import { breakAddresses, breakMarkers, removeInvisible, singleLine, wordJoiner } from './plainText';

/**
 * A web URL as people write it into a text, without what ends the sentence. It has no characters that
 * would need an escape in Markdown: a viewer would take the backslash for a part of the URL.
 */
const urlCharacter = String.raw`[\p{L}\p{N}\-._~:\/?#@!$&'()*+,;=%]`;
const webUrl = String.raw`https?:\/\/${urlCharacter}*[\p{L}\p{N}\-\/#@$&+=%]`;
const webUrls = new RegExp(webUrl, 'giu');

/** Viewers show some URLs decoded, and others look for expressions in what is shown. */
const encodedBrace = /%7[bd]/i;

/** What {@link sanitizeMarkdown} treats specially in a line, the longest first. */
const markdownToken = new RegExp(
  [
    String.raw`\\[!-\/:-@[-${'`'}{-~]`,
    '&(?:amp|lt|gt|quot|nbsp|#39);',
    String.raw`!?\[(?<label>[^[\]\\<>${'`'}]{0,300})\]\((?<target>https?:\/\/[\w\-.~:\/?#@&+=%]{1,2000})\)`,
    `<(?<quoted>${webUrl})>`,
    `(?<bare>${webUrl})`,
  ].join('|'),
  'giu',
);

/** The indent and the marks of headings, quotations, lists and tasks at the start of a line. */
const blockMarks = /^[ \t]*(?:(?:#{1,6}|>|[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)*/;

/**
 * Escapes every ASCII punctuation character, which CommonMark allows ("Backslash escapes"), so that
 * the text has no effect whatever reads it.
 */
export function escapeMarkdown(text: string): string {
  return breakMarkers(breakAddresses(text).replace(/[!-/:-@[-`{-~]/g, '\\$&'));
}

/**
 * Escapes a text for a link or a heading that people go on editing: only what would be markup, in
 * Markdown, MDX or Quarto. R Markdown runs the code between backticks before anything else reads the
 * text, so these become references.
 *
 * @param template what the text is put into; if it has HTML, in which a backslash means nothing, there
 *   are only references
 */
export function escapeMarkdownLabel(text: string, template: string): string {
  const broken = breakMarkers(breakAddresses(text));
  if (template.includes('<')) {
    return escapeLineEnds(broken.replace(/[^\P{ASCII}\w .,;?()]|_/gu, toReference));
  }
  const escaped = broken
    .replace(/[\\*_[\]<>#|~!&{}^@]|:(?=\S)/g, '\\$&')
    .replace(/`/g, toReference);
  return escapeLineEnds(couldHaveFormula(text) ? escaped.replace(/\$/g, '\\$') : escaped);
}

/**
 * Makes a text from outside a line of Markdown with as few escapes as possible, because people read the
 * source too. It has no links.
 */
export function readableMarkdownLine(text: string): string {
  const line = singleLine(text);
  return escapeLineEnds(escapeInline(line, couldHaveFormula(line), emphasis));
}

/** Makes the same line of Markdown with links for its web URLs. */
export function readableMarkdownLineWithLinks(text: string): string {
  const line = singleLine(text);
  const hasFormula = couldHaveFormula(line);
  return escapeLineEnds(linkUrls(line, (part) => escapeInline(part, hasFormula, emphasis)));
}

/** Makes a text from outside one line of Markdown that shows it literally, without links. */
export function markdownLine(text: string): string {
  return escapeMarkdown(singleLine(text));
}

/**
 * Makes a text of several lines Markdown that shows it literally, with its lines and paragraphs, and
 * with links for its web URLs. Neither Markdown nor HTML nor formulas in it have an effect.
 */
export function markdownParagraphs(text: string): string {
  return toLines(text)
    .join('\n')
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => linkUrls(line.trim(), escapeMarkdown))
        .filter((line) => line !== '')
        .join('\\\n'),
    )
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/**
 * Keeps the headings, lists, tables, emphasis and web links of Markdown from outside. Everything else in
 * it, such as HTML, code, formulas and expressions, is shown as text; an image becomes a link.
 */
export function sanitizeMarkdown(text: string): string {
  return toLines(text)
    .map((line) => {
      const [marks = ''] = blockMarks.exec(line) ?? [];
      const content = line.slice(marks.length);
      return marks + guardModule(sanitizeInline(content));
    })
    .join('\n');
}

function sanitizeInline(line: string): string {
  const hasFormula = couldHaveFormula(line);
  let end = 0;
  let safe = '';
  for (const { 0: token, index, groups } of line.matchAll(markdownToken)) {
    const { label, target, quoted, bare } = groups ?? {};
    const url = quoted ?? bare;
    safe += escapeInline(line.slice(end, index), hasFormula);
    if (target !== undefined) {
      safe += `[${escapeInline(label ?? '', hasFormula)}](${target})`;
    } else if (url === undefined) {
      safe += token;
    } else {
      safe += linkUrls(url, (part) => escapeInline(part, hasFormula));
    }
    end = index + token.length;
  }
  return breakMarkers(safe + escapeInline(line.slice(end), hasFormula));
}

/** An asterisk, or an underscore that is not inside a word. */
const emphasis = /\*|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

/**
 * Escapes what would be HTML, code, a link, an image or an expression.
 *
 * @param more what else to escape
 */
function escapeInline(text: string, hasFormula: boolean, more?: RegExp): string {
  const escaped = (more === undefined ? [] : [more])
    .concat(/&(?=#?\w{1,40};)/g)
    .reduce(
      (result, characters) => result.replace(characters, '\\$&'),
      breakAddresses(text).replace(/[\\`[\]<~{}]/g, '\\$&'),
    );
  return breakMarkers(hasFormula ? escaped.replace(/\$/g, '\\$') : escaped);
}

/** A formula is written between two dollar signs; one alone is a price. */
function couldHaveFormula(line: string): boolean {
  return line.indexOf('$') !== line.lastIndexOf('$');
}

/**
 * Keeps the start of a line from being a heading, a list, a quotation, a table or a module's code, and
 * its end from being the end of a heading.
 */
function escapeLineEnds(line: string): string {
  return guardModule(
    line
      .replace(/^(?=[#>+=|-])/, '\\')
      .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\')
      .replace(/(?<=\s)#(?=#*$)/, '\\#'),
  );
}

/** MDX runs lines that start with `import` or `export`. */
function guardModule(line: string): string {
  return line.replace(/^(?=(?:import|export)\b)/, wordJoiner);
}

/** Makes links of the web URLs in a line, in angle brackets so that they end at their end. */
function linkUrls(line: string, escape: (text: string) => string): string {
  let end = 0;
  let linked = '';
  for (const { 0: url, index } of line.matchAll(webUrls)) {
    if (!encodedBrace.test(url)) {
      linked += `${escape(line.slice(end, index))}<${url}>`;
      end = index + url.length;
    }
  }
  return linked + escape(line.slice(end));
}

function toLines(text: string): string[] {
  const lines = text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n').replace(/\t/g, ' ');
  return removeInvisible(lines).split('\n');
}
