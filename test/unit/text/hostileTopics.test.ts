import MarkdownIt from 'markdown-it';
import nunjucks from 'nunjucks';
import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../../src/links/linkTemplate';
import { hostileTopics, joinUrl } from '../../support/hostileTopics';
import { comparableText, showPage } from '../../support/shownPage';
import { contributedSettings } from '../support/contributedSettings';

const templates = contributedSettings['zoom.insert.formats'].default as Record<string, string>;

const fill = (languageId: string, topic: string, template = templates[languageId] ?? '') =>
  fillTemplate(template, languageId, { topic, joinUrl, startTime: '', id: '1', passcode: '' });

const markdownIt = new MarkdownIt({ html: true, linkify: true });

/** Only expressions and tags change a text that Nunjucks renders. */
const template = new nunjucks.Environment(null, { autoescape: false });

const markdownLanguages = ['markdown', 'mdx', 'quarto', 'rmd'];
const htmlLanguages = ['html', 'vue', 'svelte', 'astro', 'xml', 'jinja-html', 'php', 'razor'];

it('tries at least 40 topics', () => {
  expect(new Set(hostileTopics).size).toBeGreaterThanOrEqual(40);
});

describe.each(markdownLanguages)('a topic in a link in %s', (languageId) => {
  const format = templates[languageId] ?? '[${topic}](${joinUrl})';

  it.each(hostileTopics)('shows %j and has no other effect', (topic) => {
    const source = fill(languageId, topic, format);
    const page = showPage(markdownIt.render(source));
    expect(page.text).toBe(comparableText(topic));
    expect(page.links).toEqual([joinUrl]);
    expect(page.markup).toEqual(['@href', 'a', 'p']);
    expect(template.renderString(source, {})).toBe(source);
    const rendered = markdownIt.render(source);
    expect(template.renderString(rendered, {})).toBe(rendered);
    expect(innerText(rendered)).not.toMatch(/\{\{|\{%|<%/);
    // MDX and Quarto read braces.
    expect(source).not.toMatch(/(?<!\\)[{}]/);
  });

  it.each(hostileTopics)('shows %j in text and around markup of its own', (topic) => {
    const page = showPage(markdownIt.render(fill(languageId, topic, '${topic}')));
    expect(page.text).toBe(comparableText(topic));
    expect(page.links).toEqual([]);
    expect(page.markup).toEqual(['p']);
    for (const [format, markup] of [
      ['<div title="${topic}">x</div>', ['@title', 'div']],
      ['<div>\n<b>${topic}</b>\n</div>', ['b', 'div']],
    ] as const) {
      const html = markdownIt.render(fill(languageId, topic, format));
      expect(showPage(html).markup).toEqual(markup);
    }
  });
});

describe.each(htmlLanguages)('a topic in %s', (languageId) => {
  const format = templates[languageId] ?? '<a href="${joinUrl}">${topic}</a>';

  it.each(hostileTopics)('shows %j and has no other effect', (topic) => {
    const source = fill(languageId, topic, format);
    expect(showPage(source)).toEqual({
      text: comparableText(topic),
      links: [joinUrl],
      markup: ['@href', 'a'],
    });
    expect(template.renderString(source, {})).toBe(source);
    // Components and scripts read these.
    expect(source).not.toMatch(/[{}$`]/);
    // Libraries in the browser look for expressions in the text of a page.
    expect(innerText(source)).not.toMatch(/\{\{|\{%|<%|\$\{|\[\[|\[\(/);
  });

  it.each(hostileTopics)('keeps %j in an attribute without quotes', (topic) => {
    const format = '<a href=${joinUrl} data-topic=${topic}>x</a>';
    const { markup } = showPage(fill(languageId, topic, format));
    expect(markup.filter((one) => /^@(?:on|v-)/.test(one) && one.includes('='))).toEqual([]);
    expect(showPage(fill(languageId, topic, format)).links).toEqual([joinUrl]);
  });
});

describe('a topic in AsciiDoc', () => {
  it.each(hostileTopics)('has no punctuation that is markup in %j', (topic) => {
    const [, text = ''] = /\[([^[\]]*)\]$/.exec(fill('asciidoc', topic)) ?? [];
    expect(text.replace(/&#\d{2,3};/g, '')).not.toMatch(/(?![.;:!?-])[!-/:-@[-`{-~]|[.;:!?-]{2}/);
    expect(comparableText(innerText(text))).toBe(comparableText(topic));
  });
});

describe.each(['restructuredtext', 'latex'])('a topic in %s', (languageId) => {
  it.each(hostileTopics)('has no markup in %j', (topic) => {
    const text = fill(languageId, topic, '${topic}').replace(/\\[^A-Za-z]/g, '');
    expect(text).not.toMatch(
      languageId === 'latex'
        ? /[\^~#$%&_<>|`]|\\(?!(?:textbackslash|text(?:less|greater|bar)|textascii\w+)\{\})/
        : /[!-/:-@[-`{-~]/,
    );
  });
});

describe('a topic in a language without an escape', () => {
  it('stays on one line, without invisible characters, template markers and ends of comments', () => {
    for (const topic of hostileTopics) {
      const text = fill('python', topic, '# ${topic}');
      expect(text).not.toMatch(/[\p{Cc}\u2028\u202E]|\{\{|\{%|<[?%]|\$\{|\*\/|-->/u);
      expect(comparableText(text)).toBe(`# ${comparableText(topic)}`);
    }
  });

  it('cannot end a string', () => {
    for (const topic of hostileTopics) {
      expect(fill('javascript', topic, "'${topic}'")).not.toMatch(/^'.*['"`\\${}].*'$/);
    }
    expect(fill('python', 'Q&A "[x]"', '"${topic}"')).toBe('"Q&A \uff02[x]\uff02"');
  });

  it('cannot be a command of a shell', () => {
    for (const topic of hostileTopics) {
      expect(fill('shellscript', topic, '${topic}')).not.toMatch(/["'`\\$(){}[\]<>|;&]/);
    }
  });
});

/** The text of a page as a program in the browser reads it, with word joiners. */
function innerText(html: string): string {
  const text = html.replace(/<[^>]*>/g, '');
  return text.replace(/&(?:#(\d+)|(lt|gt|amp|quot));/g, (_whole, code?: string, name?: string) =>
    code !== undefined
      ? String.fromCodePoint(Number(code))
      : ({ lt: '<', gt: '>', amp: '&', quot: '"' }[name ?? ''] ?? ''),
  );
}
