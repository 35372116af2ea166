import { plainTemplate } from './linkTemplate';

const markdown = '[${topic}](${joinUrl})';
const html = '<a href="${joinUrl}">${topic}</a>';
const latex = '\\href{${joinUrl}}{${topic}}';

/** The templates of languages with links, as the defaults of `zoom.insert.formats` in package.json. */
export const builtInTemplates: ReadonlyMap<string, string> = new Map([
  ['markdown', markdown],
  ['mdx', markdown],
  ['quarto', markdown],
  ['html', html],
  ['vue', html],
  ['svelte', html],
  ['astro', html],
  ['restructuredtext', '`${topic} <${joinUrl}>`__'],
  ['asciidoc', '${joinUrl}[${topic}]'],
  ['latex', latex],
  ['tex', latex],
]);

/** Returns the template for a language if no setting has another one. */
export function builtInTemplate(languageId: string): string {
  return builtInTemplates.get(languageId) ?? plainTemplate;
}
