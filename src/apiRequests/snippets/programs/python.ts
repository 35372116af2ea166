import { pythonPython3 } from '@scalar/snippetz/plugins/python/python3';
import { commentLines, joinLines } from '../programText';
import { printRequest, replaceOnce } from '../printRequest';
import { missingToken, refused } from '../requestComments';
import type { SnippetRequest } from '../snippetRequest';

/** Writes a program that needs nothing but Python's standard library. */
export function pythonProgram(request: SnippetRequest): string {
  const printed = printRequest(pythonPython3, request);
  const { markers } = printed;
  const isBasic = request.authorization === 'basic';
  let code = replaceOnce(
    printed.code,
    isBasic ? `"Basic ${markers.credentials}"` : `"Bearer ${markers.credentials}"`,
    isBasic ? '"Basic " + credentials' : '"Bearer " + os.environ["ZOOM_ACCESS_TOKEN"]',
  );
  for (const field of request.form ?? []) {
    if ('environment' in field) {
      const marker = markers.environment.get(field.environment) ?? '';
      code = replaceOnce(code, `"${marker}"`, `os.environ["${field.environment}"]`);
    }
  }
  code = replaceOnce(code, '\nprint(response.read().decode())\n\nconn.close()', '');
  const imports = new Set(['import json', 'import os', 'import sys']);
  if (isBasic) {
    imports.add('import base64');
  }
  code = code.replace(/^import .*\n/gm, (line) => {
    imports.add(line.trim());
    return '';
  });
  return joinLines(
    commentLines(request, '#'),
    ...[...imports]
      .filter((name) => request.hasResponse || name !== 'import json' || code.includes('json.'))
      .sort(),
    '',
    isBasic &&
      'credentials = base64.b64encode(\n    f\'{os.environ["ZOOM_CLIENT_ID"]}:{os.environ["ZOOM_CLIENT_SECRET"]}\'.encode()\n).decode()\n',
    code.trim(),
    'text = response.read().decode()',
    'conn.close()',
    'if response.status >= 400:',
    `    sys.exit(f"${refused} {response.status} {text}")`,
    request.hasResponse && 'result = json.loads(text)',
    request.mayLackToken && `if result["token"] is None:\n    sys.exit("${missingToken}")`,
    request.hasResponse && 'print(result)',
  );
}
