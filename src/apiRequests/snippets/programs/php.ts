import { commentLines, compactJson, joinLines } from '../programText';
import { missingToken, refused } from '../requestComments';
import type { SnippetRequest } from '../snippetRequest';

/** Writes a script with PHP's cURL extension. The literals of snippetz would have line breaks. */
export function phpScript(request: SnippetRequest): string {
  const json = compactJson(request);
  const { form } = request;
  return joinLines(
    commentLines(request, '//'),
    `$request = curl_init('${request.url}');`,
    'curl_setopt_array($request, [',
    '    CURLOPT_RETURNTRANSFER => true,',
    `    CURLOPT_CUSTOMREQUEST => '${request.method}',`,
    request.authorization === 'bearer'
      ? joinLines(
          '    CURLOPT_HTTPHEADER => [',
          "        'Authorization: Bearer ' . getenv('ZOOM_ACCESS_TOKEN'),",
          json !== undefined && "        'Content-Type: application/json',",
          '    ],',
        )
      : "    CURLOPT_USERPWD => getenv('ZOOM_CLIENT_ID') . ':' . getenv('ZOOM_CLIENT_SECRET'),",
    json !== undefined && `    CURLOPT_POSTFIELDS => ${singleQuoted(json)},`,
    form !== undefined &&
      joinLines(
        '    CURLOPT_POSTFIELDS => http_build_query([',
        ...form.map(
          (field) =>
            `        '${field.name}' => ${'value' in field ? `'${field.value}'` : `getenv('${field.environment}')`},`,
        ),
        '    ]),',
      ),
    ']);',
    '$text = curl_exec($request);',
    'if ($text === false) {',
    '    throw new RuntimeException(curl_error($request));',
    '}',
    '$status = curl_getinfo($request, CURLINFO_RESPONSE_CODE);',
    'if ($status >= 400) {',
    `    throw new RuntimeException("${refused} $status $text");`,
    '}',
    request.hasResponse && '$result = json_decode($text, true);',
    request.mayLackToken &&
      `if ($result['token'] === null) {\n    throw new RuntimeException('${missingToken}');\n}`,
    request.hasResponse && 'print_r($result);',
  );
}

function singleQuoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
