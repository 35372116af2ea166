import { shellCurl } from '@scalar/snippetz/plugins/shell/curl';
import { commentLines, joinLines } from '../programText';
import { printRequest, replaceOnce } from '../printRequest';
import type { SnippetRequest } from '../snippetRequest';

/** Writes a command for a POSIX shell. curl prints a refusal with Zoom's code and message, and fails. */
export function curlCommand(request: SnippetRequest): string {
  const isBearer = request.authorization === 'bearer';
  const { code, markers } = printRequest(shellCurl, request, { hasAuthorization: isBearer });
  let command = replaceOnce(
    code,
    `curl ${code.split(/\s/)[1] ?? ''}`,
    `curl ${code.split(/\s/)[1] ?? ''} \\\n  --silent --show-error --fail-with-body`,
  );
  if (isBearer) {
    command = replaceOnce(
      command,
      `'Authorization: Bearer ${markers.credentials}'`,
      '"Authorization: Bearer $ZOOM_ACCESS_TOKEN"',
    );
  } else {
    command += ' \\\n  --user "$ZOOM_CLIENT_ID:$ZOOM_CLIENT_SECRET"';
  }
  for (const field of request.form ?? []) {
    if ('environment' in field) {
      command = replaceOnce(
        command,
        `'${field.name}=${markers.environment.get(field.environment) ?? ''}'`,
        `"${field.name}=$${field.environment}"`,
      );
    }
  }
  return joinLines(
    commentLines(request, '#'),
    '# If Zoom refuses it, curl prints the code and the message, and exits with 22.',
    request.mayLackToken && '# "token" is null for users who sign in with Google or Facebook.',
    command,
  );
}
