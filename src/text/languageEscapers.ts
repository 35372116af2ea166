import { escapeHtml, escapeHtmlTemplate, toReference } from './html';
import { escapeMarkdownLabel } from './markdown';
import { breakMarkers } from './plainText';

/** How text from outside is written in a language, so that it is shown and has no effect. */
export interface LanguageEscaper {
  /**
   * Escapes a text of one line.
   *
   * @param template what the text is put into
   */
  escapeText: (text: string, template: string) => string;
  /** Escapes a URL that has no characters but those of `encodeUrl`. */
  escapeUrl: (url: string) => string;
}

/** Returns how a language, by VS Code's id of it, is escaped. */
export function escaperFor(languageId: string): LanguageEscaper {
  return escapers.get(languageId) ?? unknownLanguage;
}

const asIs = (text: string) => text;

const plain: LanguageEscaper = { escapeText: asIs, escapeUrl: asIs };

const markdown: LanguageEscaper = { escapeText: escapeMarkdownLabel, escapeUrl: asIs };

const html: LanguageEscaper = { escapeText: escapeHtmlTemplate, escapeUrl: escapeHtml };

const asciiDoc: LanguageEscaper = {
  escapeText: escapeAsciiDoc,
  // Quotes and replacements apply in URLs as well.
  escapeUrl: (url) =>
    url.replace(
      /[~#+@]|[-._](?=[-._])|(?<=[-._])[-._]|(?<![A-Za-z\d])_|_(?![A-Za-z\d])/g,
      toReference,
    ),
};

const reStructuredText: LanguageEscaper = {
  escapeText: (text) => breakMarkers(text.replace(/[!-/:-@[-`{-~]/g, '\\$&')),
  // An underscore at the end would make the URL a name.
  escapeUrl: (url) => url.replace(/_$/, '\\_'),
};

const latex: LanguageEscaper = {
  escapeText: escapeLatex,
  escapeUrl: (url) => url.replace(/[#%&]/g, '\\$&'),
};

/** Nothing is known about the language, but a template with quotes puts the text into a string. */
const unknownLanguage: LanguageEscaper = {
  escapeText: (text, template) => {
    const safe = breakMarkers(text);
    return /["'`]/.test(template) ? toFullWidth(safe, /["'`\\${}]/g) : safe;
  },
  escapeUrl: asIs,
};

/** Shells also run what is not in quotes. */
const shell: LanguageEscaper = {
  escapeText: (text) => toFullWidth(text, /["'`\\${}()[\]<>#|;&!%^*?~]/g),
  escapeUrl: asIs,
};

/** The distance from ASCII to Unicode's full-width forms. */
const fullWidth = 0xfee0;

function toFullWidth(text: string, characters: RegExp): string {
  return text.replace(characters, (character) =>
    String.fromCharCode(character.charCodeAt(0) + fullWidth),
  );
}

const escapers = new Map<string, LanguageEscaper>(
  (
    [
      [plain, 'plaintext log git-commit scminput'],
      [
        markdown,
        'markdown mdx quarto rmd markdoc mdc prompt instructions chatagent chatmode skill',
      ],
      [
        html,
        'html vue vue-html svelte astro xml xsl svg angular glimmer marko php blade latte smarty',
      ],
      [
        html,
        'twig jinja jinja-html jinja-xml django-html nunjucks njk liquid tera handlebars mustache',
      ],
      [html, 'erb ejs eex heex html-eex phoenix-heex jsp velocity ftl gohtml templ edge'],
      [html, 'razor aspnetcorerazor javascriptreact typescriptreact'],
      [shell, 'shellscript bat powershell fish dockerfile makefile dotenv properties'],
      [asciiDoc, 'asciidoc'],
      [reStructuredText, 'restructuredtext'],
      [latex, 'latex tex latex-expl3 doctex rsweave context'],
    ] as const
  ).flatMap(([escaper, ids]) => ids.split(' ').map((id) => [id, escaper] as const)),
);

/**
 * Asciidoctor reads references of two to five digits only, so characters beyond ASCII stay as they are:
 * none of them is markup.
 */
function escapeAsciiDoc(text: string): string {
  const broken = breakMarkers(text);
  const start = broken.slice(0, 20);
  return broken.replace(/[!-/:-@[-`{-~]/g, (character, offset: number) => {
    const neighbors = broken.charAt(offset - 1) + broken.charAt(offset + 1);
    const isProse =
      /[.;:!?-]/.test(character) &&
      !/[!-/:-@[-`{-~]/.test(neighbors) &&
      !(offset < start.length && blockMark.test(start.slice(0, offset)));
    return isProse ? character : toReference(character);
  });
}

/** What makes a list, an admonition, a title or an attribute with a punctuation mark behind it. */
const blockMark = /^(?:\d*|[a-z]|[A-Z]+)$/;

const latexCommands: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '`': '\\textasciigrave{}',
};

/** Braces keep apart what LaTeX joins, such as `--`, and what a command before them would take. */
function escapeLatex(text: string): string {
  return text.replace(
    /[\\^~<>|`{}#$%&_"'*[\]]|([-,?!])(?=[-,?!`])/g,
    (character, joined?: string) =>
      joined !== undefined
        ? `${character}{}`
        : (latexCommands[character] ??
          (/[{}#$%&_]/.test(character) ? `\\${character}` : `{${character}}`)),
  );
}
