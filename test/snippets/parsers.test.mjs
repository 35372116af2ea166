import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';
import { Language, Parser } from 'web-tree-sitter';

import { zoomRequests } from '../../src/apiRequests/catalog/zoomRequests.ts';
import { requestSnippet } from '../../src/apiRequests/snippets/requestSnippet.ts';
import { snippetRequest } from '../../src/apiRequests/snippets/snippetRequest.ts';
import { hostileTopics } from './support/hostileTopics.ts';

const { resolve } = createRequire(import.meta.url);
const grammars = join(dirname(resolve('tree-sitter-wasms/package.json')), 'out');
const vscodeGrammars = join(dirname(resolve('@vscode/tree-sitter-wasm/package.json')), 'wasm');

const servers = { apiUrl: 'https://api.zoom.us/v2', oauthUrl: 'https://zoom.us/oauth' };

/** Text that a language would evaluate inside a literal. */
const evaluated = /interpolation|command_substitution|sub_expression|subshell|expansion/;

/** @type {[import('../../src/apiRequests/snippets/languages.ts').LanguageName, string, string][]} */
const languages = [
  ['curl', 'curl', join(grammars, 'tree-sitter-bash.wasm')],
  ['javascript', 'node', join(grammars, 'tree-sitter-javascript.wasm')],
  ['javascript', 'fetch', join(grammars, 'tree-sitter-javascript.wasm')],
  ['javascript', 'chilkat', join(grammars, 'tree-sitter-javascript.wasm')],
  ['typescript', 'node', join(grammars, 'tree-sitter-typescript.wasm')],
  ['typescript', 'fetch', join(grammars, 'tree-sitter-typescript.wasm')],
  ['python', 'http.client', join(grammars, 'tree-sitter-python.wasm')],
  ['go', 'net/http', join(grammars, 'tree-sitter-go.wasm')],
  ['java', 'java.net.http', join(grammars, 'tree-sitter-java.wasm')],
  ['csharp', 'HttpClient', join(vscodeGrammars, 'tree-sitter-c-sharp.wasm')],
  ['php', 'curl', join(grammars, 'tree-sitter-php.wasm')],
  ['ruby', 'net/http', join(grammars, 'tree-sitter-ruby.wasm')],
  ['powershell', 'Invoke-RestMethod', join(vscodeGrammars, 'tree-sitter-powershell.wasm')],
  ['rust', 'reqwest', join(grammars, 'tree-sitter-rust.wasm')],
  ['swift', 'URLSession', join(grammars, 'tree-sitter-swift.wasm')],
  ['kotlin', 'java.net.http', join(grammars, 'tree-sitter-kotlin.wasm')],
];

/** @type {Parser} */
let parser;

beforeAll(async () => {
  await Parser.init();
  parser = new Parser();
});

describe.each(languages)('%s with %s', (language, client, grammar) => {
  beforeAll(async () => {
    parser.setLanguage(await Language.load(grammar));
  });

  it.each(Object.keys(zoomRequests))('is a program that sends %s', (id) => {
    expect(problemsOf(write(id))).toEqual([]);
  });

  it.each(hostileTopics)('keeps the topic %j in a literal', (topic) => {
    expect(problemsOf(write('createMeeting', topic))).toEqual([]);
  });

  /**
   * @param {keyof typeof zoomRequests} id
   * @param {string} [topic]
   */
  function write(id, topic) {
    const values = topic === undefined ? {} : { body: { topic } };
    const opening = language === 'php' ? '<?php\n' : '';
    return `${opening}${requestSnippet(snippetRequest(id, values, servers), language, client)}\n`;
  }
});

/**
 * @param {string} program
 * @returns {string[]} what is no program, and what of a topic is evaluated
 */
function problemsOf(program) {
  const tree = parser.parse(program);
  const problems = [];
  const nodes = tree === null ? [] : [tree.rootNode];
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    if (node.isError || node.isMissing) {
      problems.push(`line ${node.startPosition.row + 1}: ${node.text}`);
    }
    if (evaluated.test(node.type) && /touch|exit\(|6\*7/.test(node.text)) {
      problems.push(`${node.type}: ${node.text}`);
    }
    nodes.push(...node.children.filter((child) => child !== null));
  }
  return problems;
}
