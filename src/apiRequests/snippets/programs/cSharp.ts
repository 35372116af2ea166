import { csharpHttpclient } from '@scalar/snippetz/plugins/csharp/httpclient';
import { camelCase, commentLines, joinLines } from '../programText';
import { printRequest, replaceOnce } from '../printRequest';
import { missingToken, refused } from '../requestComments';
import { environmentNames, type SnippetRequest } from '../snippetRequest';

/** Writes top-level statements for C# 11 and later. */
export function cSharpProgram(request: SnippetRequest): string {
  const printed = printRequest(csharpHttpclient, request);
  const { markers } = printed;
  const isBasic = request.authorization === 'basic';
  let code = replaceOnce(
    printed.code,
    `"${markers.credentials}"`,
    isBasic ? 'credentials' : 'accessToken',
  );
  for (const field of request.form ?? []) {
    if ('environment' in field) {
      const marker = markers.environment.get(field.environment) ?? '';
      code = replaceOnce(code, `"${marker}"`, camelCase(field.environment));
    }
  }
  return joinLines(
    commentLines(request, '//'),
    'using System;',
    isBasic && 'using System.Collections.Generic;',
    'using System.Net.Http;',
    'using System.Net.Http.Headers;',
    request.mayLackToken && 'using System.Text.Json;',
    '',
    ...environmentNames(request).map(
      (name) => `var ${camelCase(name)} = Environment.GetEnvironmentVariable("${name}") ?? "";`,
    ),
    isBasic &&
      'var credentials = Convert.ToBase64String(\n    System.Text.Encoding.UTF8.GetBytes($"{clientId}:{clientSecret}"));',
    '',
    code,
    'var text = await response.Content.ReadAsStringAsync();',
    'if (!response.IsSuccessStatusCode)',
    '{',
    `    Console.Error.WriteLine($"${refused} {(int)response.StatusCode} {text}");`,
    '    Environment.Exit(1);',
    '}',
    request.mayLackToken &&
      joinLines(
        'using var result = JsonDocument.Parse(text);',
        'if (result.RootElement.GetProperty("token").ValueKind == JsonValueKind.Null)',
        '{',
        `    Console.Error.WriteLine("${missingToken}");`,
        '    Environment.Exit(1);',
        '}',
      ),
    request.hasResponse && 'Console.WriteLine(text);',
  );
}
