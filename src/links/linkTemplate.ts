import { escapeHtml } from '../text/html';
import { escapeMarkdownLabel, markdownUrl } from '../text/markdown';

/** The values of a template's variables. */
export interface LinkFields {
  topic: string;
  joinUrl: string;
  startTime: string;
  id: string;
  passcode: string;
}

/** The template of languages without links. */
export const plainTemplate = '${joinUrl}';

const variable = /\$\{(topic|joinUrl|startTime|id|passcode)\}/g;

/**
 * Fills a template. Values are escaped for the language, so that a topic can neither break out of a link
 * nor contain markup; an unknown `${…}` stays as it is.
 */
export function fillTemplate(template: string, languageId: string, fields: LinkFields): string {
  const escape = escapers[languageId] ?? ((text: string) => text);
  return template.replace(variable, (_whole, name: keyof LinkFields) =>
    name === 'joinUrl'
      ? escapeUrl(fields.joinUrl, languageId)
      : escape(fields[name].replace(/\s+/g, ' ').trim()),
  );
}

const escapeLatex = (text: string) =>
  text
    .replace(/[\\{}]/g, (character) =>
      character === '\\' ? '\\textbackslash{}' : `\\${character}`,
    )
    .replace(/[#$%&_]/g, '\\$&')
    .replace(/\^/g, '\\textasciicircum{}')
    .replace(/~/g, '\\textasciitilde{}');

const escapers: Record<string, (text: string) => string> = {
  markdown: escapeMarkdownLabel,
  mdx: escapeMarkdownLabel,
  quarto: escapeMarkdownLabel,
  html: escapeHtml,
  vue: escapeHtml,
  svelte: escapeHtml,
  astro: escapeHtml,
  xml: escapeHtml,
  restructuredtext: (text) => text.replace(/[\\`<>*|_]/g, '\\$&'),
  asciidoc: (text) => text.replace(/\]/g, '\\]'),
  latex: escapeLatex,
  tex: escapeLatex,
};

function escapeUrl(url: string, languageId: string): string {
  switch (languageId) {
    case 'markdown':
    case 'mdx':
    case 'quarto':
      return markdownUrl(url);
    case 'html':
    case 'vue':
    case 'svelte':
    case 'astro':
    case 'xml':
      return escapeHtml(url);
    case 'latex':
    case 'tex':
      return url.replace(/[#%&]/g, '\\$&');
    default:
      return url;
  }
}
