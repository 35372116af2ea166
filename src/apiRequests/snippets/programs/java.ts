import { javaNethttp } from '@scalar/snippetz/plugins/java/nethttp';
import { asciiJson, camelCase, commentLines, indentLines, joinLines } from '../programText';
import { printRequest, replaceOnce } from '../printRequest';
import { missingToken, refused } from '../requestComments';
import { environmentNames, type SnippetRequest } from '../snippetRequest';

/** Writes a class for Java 11 and later, which `java ZoomRequest.java` runs. */
export function javaProgram(request: SnippetRequest): string {
  // Java 17 and older read files in the platform's encoding.
  const printed = printRequest(javaNethttp, request, { json: asciiJson(request) });
  const { markers } = printed;
  const isBasic = request.authorization === 'basic';
  let code = replaceOnce(
    printed.code,
    isBasic ? `"Basic ${markers.credentials}"` : `"Bearer ${markers.credentials}"`,
    isBasic ? '"Basic " + credentials' : '"Bearer " + accessToken',
  );
  for (const field of request.form ?? []) {
    if ('environment' in field) {
      const marker = markers.environment.get(field.environment) ?? '';
      code = replaceOnce(code, marker, `" + encode(${camelCase(field.environment)}) + "`);
    }
  }
  if (request.form !== undefined) {
    code = replaceOnce(code, 'body.write(', 'body.write((');
    code = replaceOnce(code, '.getBytes(', ').getBytes(');
  }
  code = replaceOnce(code.replace(/ \+ ""/g, ''), '\nSystem.out.println(response.body());', '');
  return joinLines(
    'import java.net.http.HttpClient;',
    'import java.net.http.HttpRequest;',
    'import java.net.http.HttpResponse;',
    '',
    commentLines(request, '//'),
    'public class ZoomRequest {',
    '    public static void main(String[] args) throws Exception {',
    ...environmentNames(request).map(
      (name) => `        String ${camelCase(name)} = System.getenv("${name}");`,
    ),
    isBasic &&
      '        String credentials = java.util.Base64.getEncoder()\n            .encodeToString((clientId + ":" + clientSecret).getBytes());',
    '',
    indentLines(code, '        '),
    '        if (response.statusCode() >= 400) {',
    `            System.err.println("${refused} " + response.statusCode() + " " + response.body());`,
    '            System.exit(1);',
    '        }',
    request.mayLackToken &&
      joinLines(
        '        if (response.body().matches("\\\\{\\\\s*\\"token\\"\\\\s*:\\\\s*null\\\\s*\\\\}")) {',
        `            System.err.println("${missingToken}");`,
        '            System.exit(1);',
        '        }',
      ),
    request.hasResponse && '        System.out.println(response.body());',
    '    }',
    isBasic &&
      joinLines(
        '',
        '    private static String encode(String text) {',
        '        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);',
        '    }',
      ),
    '}',
  );
}
