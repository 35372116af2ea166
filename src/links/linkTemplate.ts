/** What a template can name: `${topic}`, `${joinUrl}`, `${startTime}`, `${id}`, `${passcode}`. */
export interface LinkFields {
  topic: string;
  joinUrl: string;
  startTime: string;
  id: string;
  passcode: string;
}

/** The template of languages that have no link of their own. */
export const plainTemplate = '${joinUrl}';

const variable = /\$\{(topic|joinUrl|startTime|id|passcode)\}/g;

/**
 * Fills a template. Words are escaped for the language, so that a topic can neither break out of a
 * link nor bring markup of its own; an unknown `${…}` stays as it is.
 */
export function fillTemplate(template: string, languageId: string, fields: LinkFields): string {
  const escape = escapers[languageId] ?? ((text: string) => text);
  return template.replace(variable, (_whole, name: keyof LinkFields) =>
    name === 'joinUrl'
      ? escapeUrl(fields.joinUrl, languageId)
      : escape(fields[name].replace(/\s+/g, ' ').trim()),
  );
}

const markdown = (text: string) => text.replace(/[\\`*_[\]<>#|~!&]/g, '\\$&');
const html = (text: string) =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`);
const latex = (text: string) =>
  text
    .replace(/[\\{}]/g, (character) =>
      character === '\\' ? '\\textbackslash{}' : `\\${character}`,
    )
    .replace(/[#$%&_]/g, '\\$&')
    .replace(/\^/g, '\\textasciicircum{}')
    .replace(/~/g, '\\textasciitilde{}');

const escapers: Record<string, (text: string) => string> = {
  markdown,
  mdx: markdown,
  quarto: markdown,
  html,
  vue: html,
  svelte: html,
  astro: html,
  xml: html,
  restructuredtext: (text) => text.replace(/[\\`<>*|_]/g, '\\$&'),
  asciidoc: (text) => text.replace(/\]/g, '\\]'),
  latex,
  tex: latex,
};

function escapeUrl(url: string, languageId: string): string {
  switch (languageId) {
    case 'markdown':
    case 'mdx':
    case 'quarto':
      return url.replace(/[()<>\s]/g, percentEncode);
    case 'html':
    case 'vue':
    case 'svelte':
    case 'astro':
    case 'xml':
      return html(url);
    case 'latex':
    case 'tex':
      return url.replace(/[#%&]/g, '\\$&');
    default:
      return url;
  }
}

/** `encodeURIComponent` leaves parentheses alone, which would end a Markdown link. */
function percentEncode(character: string): string {
  return `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;
}
