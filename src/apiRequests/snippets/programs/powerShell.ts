import { powershellRestmethod } from '@scalar/snippetz/plugins/powershell/restmethod';
import { asciiJson, commentLines, indentLines, joinLines } from '../programText';
import { printRequest, replaceOnce } from '../printRequest';
import { missingToken, refused } from '../requestComments';
import type { SnippetRequest } from '../snippetRequest';

/** Writes a script for Windows PowerShell 5.1 and PowerShell 7. */
export function powerShellScript(request: SnippetRequest): string {
  // Windows PowerShell reads files in the platform's encoding.
  const { form, ...withoutForm } = request;
  const printed = printRequest(powershellRestmethod, withoutForm, { json: asciiJson(request) });
  const isBasic = request.authorization === 'basic';
  let code = replaceOnce(
    printed.code,
    isBasic ? `'Basic ${printed.markers.credentials}'` : `'Bearer ${printed.markers.credentials}'`,
    isBasic ? '"Basic $credentials"' : '"Bearer $env:ZOOM_ACCESS_TOKEN"',
  );
  if (form !== undefined) {
    code = replaceOnce(code, ' -Headers $headers', ' -Headers $headers -Body $form');
  }
  code = code.replace(/\n\$response\s*$/, '');
  return joinLines(
    commentLines(request, '#'),
    isBasic &&
      '$credentials = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("${env:ZOOM_CLIENT_ID}:${env:ZOOM_CLIENT_SECRET}"))',
    form !== undefined &&
      joinLines(
        '$form = @{',
        ...form.map((field) =>
          'value' in field
            ? `  '${field.name}' = '${field.value}'`
            : `  '${field.name}' = $env:${field.environment}`,
        ),
        '}',
      ),
    'try {',
    indentLines(code, '  '),
    '} catch {',
    '  # Without a response, Zoom was not reached.',
    '  if (-not $_.Exception.Response) { throw }',
    '  $status = [int]$_.Exception.Response.StatusCode',
    '  $text = $_.ErrorDetails.Message',
    '  if (-not $text -and $_.Exception -is [Net.WebException]) {',
    '    $text = [IO.StreamReader]::new($_.Exception.Response.GetResponseStream()).ReadToEnd()',
    '  }',
    `  throw "${refused} $status $text"`,
    '}',
    request.mayLackToken && `if ($null -eq $response.token) {\n  throw '${missingToken}'\n}`,
    request.hasResponse && '$response | ConvertTo-Json -Depth 10',
  );
}
