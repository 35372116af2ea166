import { camelCase, commentLines, compactJson, doubleQuoted, joinLines } from '../programText';
import { missingToken, refused } from '../requestComments';
import { environmentNames, type SnippetRequest } from '../snippetRequest';

/** Writes a program that needs nothing but Go's standard library. snippetz would ignore its errors. */
export function goProgram(request: SnippetRequest): string {
  const { form } = request;
  const json = compactJson(request);
  const body = form !== undefined || json !== undefined ? 'body' : 'nil';
  const packages = [
    request.mayLackToken && 'encoding/json',
    'fmt',
    'io',
    'net/http',
    form !== undefined && 'net/url',
    'os',
    body === 'body' && 'strings',
  ];
  return joinLines(
    'package main',
    '',
    'import (',
    ...packages.map((name) => name !== false && `\t"${name}"`),
    ')',
    '',
    commentLines(request, '//'),
    'func main() {',
    ...environmentNames(request).map((name) => `\t${camelCase(name)} := os.Getenv("${name}")`),
    json !== undefined && `\tbody := strings.NewReader(${doubleQuoted(json)})`,
    form !== undefined &&
      joinLines(
        '\tform := url.Values{}',
        ...form.map(
          (field) =>
            `\tform.Set("${field.name}", ${'value' in field ? `"${field.value}"` : camelCase(field.environment)})`,
        ),
        '\tbody := strings.NewReader(form.Encode())',
      ),
    `\trequest, err := http.NewRequest("${request.method}", "${request.url}", ${body})`,
    '\tif err != nil {\n\t\tfail(err)\n\t}',
    request.authorization === 'bearer'
      ? '\trequest.Header.Set("Authorization", "Bearer "+accessToken)'
      : '\trequest.SetBasicAuth(clientId, clientSecret)',
    body === 'body' &&
      `\trequest.Header.Set("Content-Type", "${json === undefined ? 'application/x-www-form-urlencoded' : 'application/json'}")`,
    '',
    '\tresponse, err := http.DefaultClient.Do(request)',
    '\tif err != nil {\n\t\tfail(err)\n\t}',
    '\tdefer response.Body.Close()',
    '\ttext, err := io.ReadAll(response.Body)',
    '\tif err != nil {\n\t\tfail(err)\n\t}',
    '\tif response.StatusCode >= 400 {',
    `\t\tfail(fmt.Errorf("${refused} %d %s", response.StatusCode, text))`,
    '\t}',
    request.mayLackToken &&
      joinLines(
        '\tvar result struct {\n\t\tToken *string `json:"token"`\n\t}',
        '\tif err := json.Unmarshal(text, &result); err != nil {\n\t\tfail(err)\n\t}',
        `\tif result.Token == nil {\n\t\tfail(fmt.Errorf("${missingToken}"))\n\t}`,
      ),
    request.hasResponse && '\tfmt.Println(string(text))',
    '}',
    '',
    'func fail(err error) {',
    '\tfmt.Fprintln(os.Stderr, err)',
    '\tos.Exit(1)',
    '}',
  );
}
