import { jsFetch } from '@scalar/snippetz/plugins/js/fetch';
import { nodeFetch } from '@scalar/snippetz/plugins/node/fetch';
import { camelCase, commentLines, indentLines, joinLines } from '../programText';
import { printRequest, replaceOnce, type Generator } from '../printRequest';
import { missingToken, refused } from '../requestComments';
import { environmentNames, type SnippetRequest } from '../snippetRequest';

/** Writes an ES module for runtimes with `fetch`, such as Node.js, Deno and Bun. */
export function fetchModule(request: SnippetRequest): string {
  return joinLines(commentLines(request, '//'), statements(request, jsFetch, false));
}

/** As {@link fetchModule}, in TypeScript. */
export function typedFetchModule(request: SnippetRequest): string {
  return joinLines(
    commentLines(request, '//'),
    statements(request, jsFetch, true),
    '',
    '// Makes the file a module, so that it may await.',
    'export {};',
  );
}

/** Writes a program for Node.js that works in an ES module as well as in a CommonJS file. */
export function nodeProgram(request: SnippetRequest): string {
  return joinLines(
    commentLines(request, '//'),
    'async function main() {',
    indentLines(statements(request, nodeFetch, false), '  '),
    '}',
    '',
    'main().catch((error) => {',
    '  console.error(error);',
    '  process.exitCode = 1;',
    '});',
  );
}

/** As {@link nodeProgram}, in TypeScript. */
export function typedNodeProgram(request: SnippetRequest): string {
  return joinLines(
    commentLines(request, '//'),
    'async function main(): Promise<void> {',
    indentLines(statements(request, nodeFetch, true), '  '),
    '}',
    '',
    'main().catch((error: unknown) => {',
    '  console.error(error);',
    '  process.exitCode = 1;',
    '});',
  );
}

function statements(request: SnippetRequest, generator: Generator, isTyped: boolean): string {
  const printed = printRequest(generator, request);
  const { markers } = printed;
  const scheme = request.authorization === 'bearer' ? 'Bearer' : 'Basic';
  const credentials = request.authorization === 'bearer' ? 'accessToken' : 'credentials';
  let code = replaceOnce(
    printed.code,
    `'${scheme} ${markers.credentials}'`,
    `\`${scheme} \${${credentials}}\``,
  );
  for (const field of request.form ?? []) {
    if ('environment' in field) {
      const marker = markers.environment.get(field.environment) ?? '';
      code = replaceOnce(code, `'${marker}'`, camelCase(field.environment));
    }
  }
  return joinLines(
    ...environmentNames(request).map(
      (name) => `const ${camelCase(name)} = process.env.${name} ?? '';`,
    ),
    request.authorization === 'basic' && 'const credentials = btoa(`${clientId}:${clientSecret}`);',
    '',
    `const response = await ${code};`,
    'const text = await response.text();',
    'if (!response.ok) {',
    `  throw new Error(\`${refused} \${response.status} \${text}\`);`,
    '}',
    request.hasResponse &&
      (isTyped && request.mayLackToken
        ? 'const result = JSON.parse(text) as { token: string | null };'
        : `const result${isTyped ? ': unknown' : ''} = JSON.parse(text);`),
    request.mayLackToken &&
      `if (result.token === null) {\n  throw new Error('${missingToken}');\n}`,
    request.hasResponse && 'console.log(result);',
  );
}
