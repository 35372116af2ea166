import { camelCase, commentLines, compactJson, doubleQuoted, joinLines } from '../programText';
import { missingToken, refused } from '../requestComments';
import { environmentNames, type SnippetRequest } from '../snippetRequest';

/**
 * Writes a program that needs nothing but the JVM. snippetz would write for a version of OkHttp that
 * nobody can install together with current packages.
 */
export function kotlinProgram(request: SnippetRequest): string {
  const json = compactJson(request);
  const { form } = request;
  const publisher =
    json === undefined && form === undefined
      ? 'HttpRequest.BodyPublishers.noBody()'
      : 'HttpRequest.BodyPublishers.ofString(body)';
  return joinLines(
    'import java.net.URI',
    form !== undefined && 'import java.net.URLEncoder',
    'import java.net.http.HttpClient',
    'import java.net.http.HttpRequest',
    'import java.net.http.HttpResponse',
    form !== undefined && 'import java.util.Base64',
    'import kotlin.system.exitProcess',
    '',
    commentLines(request, '//'),
    'fun main() {',
    ...environmentNames(request).map(
      (name) => `    val ${camelCase(name)} = System.getenv("${name}").orEmpty()`,
    ),
    request.authorization === 'basic' &&
      '    val credentials = Base64.getEncoder().encodeToString("$clientId:$clientSecret".toByteArray())',
    json !== undefined && `    val body = ${doubleQuoted(json).replaceAll('$', '\\$')}`,
    form !== undefined &&
      joinLines(
        '    val body = listOf(',
        ...form.map(
          (field) =>
            `        "${field.name}" to ${'value' in field ? `"${field.value}"` : camelCase(field.environment)},`,
        ),
        '    ).joinToString("&") { (name, value) -> "$name=${URLEncoder.encode(value, Charsets.UTF_8)}" }',
      ),
    '    val request = HttpRequest.newBuilder()',
    `        .uri(URI.create("${request.url}"))`,
    request.authorization === 'bearer'
      ? '        .header("Authorization", "Bearer $accessToken")'
      : '        .header("Authorization", "Basic $credentials")',
    json !== undefined && '        .header("Content-Type", "application/json")',
    form !== undefined && '        .header("Content-Type", "application/x-www-form-urlencoded")',
    `        .method("${request.method}", ${publisher})`,
    '        .build()',
    '',
    '    val response = HttpClient.newHttpClient()',
    '        .send(request, HttpResponse.BodyHandlers.ofString())',
    '    if (response.statusCode() >= 400) {',
    `        System.err.println("${refused} \${response.statusCode()} \${response.body()}")`,
    '        exitProcess(1)',
    '    }',
    request.mayLackToken &&
      joinLines(
        '    if (Regex("\\"token\\"\\\\s*:\\\\s*null").containsMatchIn(response.body())) {',
        `        System.err.println("${missingToken}")`,
        '        exitProcess(1)',
        '    }',
      ),
    request.hasResponse && '    println(response.body())',
    '}',
  );
}
