import { commentLines, joinLines } from '../programText';
import type { SnippetRequest } from '../snippetRequest';

const environment = (name: string) => `{{$processEnv ${name}}}`;

/** Writes a request of an `.http` file, as the REST Client extension reads it. */
export function httpFileRequest(request: SnippetRequest): string {
  const { form, json } = request;
  return joinLines(
    `### ${request.name}`,
    commentLines(request, '#'),
    `# @name ${request.name}`,
    `${request.method} ${request.url}`,
    // REST Client encodes the ID and the secret itself.
    request.authorization === 'bearer'
      ? `Authorization: Bearer ${environment('ZOOM_ACCESS_TOKEN')}`
      : `Authorization: Basic ${environment('ZOOM_CLIENT_ID')}:${environment('ZOOM_CLIENT_SECRET')}`,
    form !== undefined &&
      joinLines(
        'Content-Type: application/x-www-form-urlencoded',
        '',
        form
          .map((field) =>
            'value' in field
              ? `${field.name}=${field.value}`
              : `${field.name}=${environment(field.environment)}`,
          )
          .join('\n&'),
      ),
    json !== undefined &&
      joinLines(
        'Content-Type: application/json',
        '',
        withoutVariables(JSON.stringify(json, undefined, 2)),
      ),
    '',
  );
}

/** Braces in texts would stand for variables of the file; JSON has escapes for them. */
export function withoutVariables(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"/g, (text) => text.replaceAll('{{', '\\u007b\\u007b'));
}
