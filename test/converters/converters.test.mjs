import { spawnSync } from 'node:child_process';

import { convert as convertAsciiDoc } from '@asciidoctor/core';
import { transform as transformAstro } from '@astrojs/compiler';
import { evaluate } from '@mdx-js/mdx';
import { renderToString } from '@vue/server-renderer';
import MarkdownIt from 'markdown-it';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import { compile as compileSvelte } from 'svelte/compiler';
import * as svelteServer from 'svelte/internal/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSSRApp } from 'vue';

import { builtInTemplate } from '../../src/links/builtInTemplates.ts';
import { fillTemplate } from '../../src/links/linkTemplate.ts';
import { readableMarkdownLineWithLinks, sanitizeMarkdown } from '../../src/text/markdown.ts';
import { hostileTopics, joinUrl } from '../support/hostileTopics.ts';
import { comparableText, showPage } from '../support/shownPage.ts';

/** How often a topic has run as code. */
let hits = 0;

beforeEach(() => {
  hits = 0;
  globalThis.hit = () => {
    hits += 1;
    return 'hit';
  };
});

afterEach(() => {
  delete globalThis.hit;
  expect(hits).toBe(0);
});

/**
 * @param {string} languageId
 * @param {string} topic
 * @param {string} [template]
 */
function fill(languageId, topic, template = builtInTemplate(languageId)) {
  return fillTemplate(template, languageId, {
    topic,
    joinUrl,
    startTime: '',
    id: '1',
    passcode: '',
  });
}

/**
 * Expects a page with a link named like the topic, and nothing else of the topic's.
 *
 * @param {string} html
 * @param {string} topic
 * @param {string[]} frame the markup around the link
 */
function expectLink(html, topic, frame) {
  expect(showPage(html)).toEqual({
    text: comparableText(topic),
    links: [joinUrl],
    markup: ['@href', 'a', ...frame].sort(),
  });
}

/**
 * Expects a page with the topic as its text, and no link.
 *
 * @param {string} html
 * @param {string} topic
 * @param {string[]} frame the markup around the text
 */
function expectText(html, topic, frame) {
  expect(showPage(html)).toEqual({ text: comparableText(topic), links: [], markup: frame.sort() });
}

const markdownIt = new MarkdownIt({ html: true, linkify: true });

describe('MDX', () => {
  const render = async (source) => {
    const { default: component } = await evaluate(source, {
      Fragment: 'fragment',
      jsx: (type, props) => (typeof type === 'function' ? type(props) : { type, props }),
      jsxs: (type, props) => (typeof type === 'function' ? type(props) : { type, props }),
      remarkPlugins: [remarkGfm, remarkDirective, remarkMath],
    });
    return toHtml(component({}));
  };

  it.each(hostileTopics)('shows %j in a link', async (topic) => {
    expectLink(await render(fill('mdx', topic)), topic, ['p']);
  });

  it.each(hostileTopics)('shows %j at the start of a line', async (topic) => {
    expectText(await render(fill('mdx', topic, '${topic}')), topic, ['p']);
  });

  it.each(hostileTopics)('shows %j in an element', async (topic) => {
    const template = '<b title="${topic}">${topic}</b>';
    expectText(await render(fill('mdx', topic, template)), topic, ['@title', 'b']);
  });

  it.each(hostileTopics)('runs nothing of %j in a transcript or a summary', async (topic) => {
    for (const source of [readableMarkdownLineWithLinks(topic), sanitizeMarkdown(topic)]) {
      // MDX refuses the URLs in angle brackets that Markdown has.
      await render(source.replace(/<https?:[^>]*>/g, ''));
    }
  });
});

describe('Vue', () => {
  const render = (template) => renderToString(createSSRApp({ template }));

  it.each(hostileTopics)('shows %j in a component', async (topic) => {
    expectLink(await render(fill('vue', topic)), topic, []);
  });

  it.each(hostileTopics)('shows %j after Markdown, as VitePress does', async (topic) => {
    expectLink(await render(markdownIt.render(fill('markdown', topic))), topic, ['p']);
    const text = markdownIt.render(readableMarkdownLineWithLinks(topic));
    expect(showPage(await render(text)).text).toBe(comparableText(topic));
    const summary = markdownIt.render(sanitizeMarkdown(topic));
    // Vue drops line breaks between elements.
    const shown = showPage(await render(summary)).text.replaceAll(' ', '');
    expect(shown).toBe(showPage(summary).text.replaceAll(' ', ''));
  });
});

describe('Svelte', () => {
  it.each(hostileTopics)('shows %j in a component', (topic) => {
    const { code } = compileSvelte(fill('svelte', topic), { generate: 'server' }).js;
    const [, body = ''] =
      /^import \* as \$ from 'svelte\/internal\/server';\s*export default ([^]*)$/.exec(code) ?? [];
    let html = '';
    const component = new Function('$', `return ${body}`)(svelteServer);
    component({ push: (part) => (html += part) });
    expectLink(html, topic, []);
  });
});

describe('Astro', () => {
  it.each(hostileTopics)('shows %j in a component', async (topic) => {
    const { code } = await transformAstro(fill('astro', topic));
    const [, page = ''] = /return (\$\$render`[^]*`);\n/.exec(code) ?? [];
    const html = new Function('$$render', '$$maybeRenderHead', '$$result', `return ${page};`)(
      (parts, ...values) => String.raw({ raw: parts }, ...values),
      () => '',
    );
    expectLink(html, topic, []);
  });
});

describe('Asciidoctor', () => {
  const render = (source) =>
    convertAsciiDoc(source, { safe: 'unsafe', attributes: { experimental: '', stem: '' } });
  const frame = ['@class', 'div', 'p'];

  it.each(hostileTopics)('shows %j in a link', async (topic) => {
    const html = await render(fill('asciidoc', topic));
    expectLink(html, topic, frame);
    expect(html).not.toMatch(/\{\{|\{%/);
  });

  it.each(hostileTopics)('shows %j at the start of a line', async (topic) => {
    expectText(await render(fill('asciidoc', topic, '${topic}')), topic, frame);
  });
});

/**
 * Runs a Python function over texts.
 *
 * @param {string} code defines `convert(text)`
 * @param {string[]} texts
 * @returns {string[]}
 */
function inPython(code, texts) {
  const main = 'print(json.dumps([convert(text) for text in json.load(sys.stdin)]))';
  const { stdout, stderr } = spawnSync('python3', ['-c', `import json, sys\n${code}\n${main}`], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

/** Whether this machine's Python has a module. @param {string} module */
function pythonHas(module) {
  return spawnSync('python3', ['-c', `import ${module}`]).status === 0;
}

describe.skipIf(!pythonHas('docutils'))('docutils, if Python has it', () => {
  it.each([
    ['`${topic} <${joinUrl}>`__', ['@href', 'a', 'p'], [joinUrl]],
    ['${topic}', ['p'], []],
    ['* ${topic}', ['li', 'p', 'ul'], []],
  ])('shows every topic in %s', (template, markup, links) => {
    const pages = inPython(
      `
from docutils.core import publish_parts
def convert(text):
    settings = {'raw_enabled': True, 'file_insertion_enabled': True, 'halt_level': 2}
    return publish_parts(text, writer_name='html5', settings_overrides=settings)['fragment']
`,
      hostileTopics.map((topic) => fill('restructuredtext', topic, template)),
    );
    for (const [index, topic] of hostileTopics.entries()) {
      const page = showPage(pages[index].replace(/ class="[a-z ]+"/g, ''));
      expect(page).toEqual({ text: comparableText(topic), links, markup });
    }
  });
});

describe.skipIf(!pythonHas('jinja2'))('Jinja, if Python has it', () => {
  it('finds no expression in any topic', () => {
    const sources = hostileTopics.flatMap((topic) => {
      const markdown = fill('markdown', topic);
      const html = fill('jinja-html', topic, builtInTemplate('html'));
      return [markdown, markdownIt.render(markdown), html];
    });
    const pages = inPython(
      `
from jinja2 import Environment
def convert(text):
    return Environment(keep_trailing_newline=True).from_string(text).render()
`,
      sources,
    );
    expect(pages).toEqual(sources);
  });
});

/**
 * The HTML of what MDX makes.
 *
 * @param {unknown} node
 * @returns {string}
 */
function toHtml(node) {
  if (Array.isArray(node)) {
    return node.map(toHtml).join('');
  }
  if (typeof node !== 'object' || node === null) {
    return String(node ?? '')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;');
  }
  const { type, props } = node;
  const { children, ...attributes } = props;
  if (type === 'fragment') {
    return toHtml(children);
  }
  const list = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${String(value).replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"`,
  );
  return `<${type}${list.join('')}>${toHtml(children)}</${type}>`;
}
