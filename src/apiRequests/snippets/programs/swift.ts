import { camelCase, commentLines, compactJson, doubleQuoted, joinLines } from '../programText';
import { missingToken, refused } from '../requestComments';
import { environmentNames, type SnippetRequest } from '../snippetRequest';

/**
 * Writes a program with Foundation. snippetz would write the body into a literal in which Swift
 * evaluates what stands in `\#()`.
 */
export function swiftProgram(request: SnippetRequest): string {
  const json = compactJson(request);
  const { form } = request;
  return joinLines(
    commentLines(request, '//'),
    'import Foundation',
    '#if canImport(FoundationNetworking)',
    'import FoundationNetworking',
    '#endif',
    '',
    'let environment = ProcessInfo.processInfo.environment',
    ...environmentNames(request).map(
      (name) => `let ${camelCase(name)} = environment["${name}"] ?? ""`,
    ),
    '',
    `var request = URLRequest(url: URL(string: "${request.url}")!)`,
    `request.httpMethod = "${request.method}"`,
    request.authorization === 'bearer'
      ? 'request.setValue("Bearer \\(accessToken)", forHTTPHeaderField: "Authorization")'
      : joinLines(
          'let credentials = Data("\\(clientId):\\(clientSecret)".utf8).base64EncodedString()',
          'request.setValue("Basic \\(credentials)", forHTTPHeaderField: "Authorization")',
        ),
    json !== undefined &&
      joinLines(
        'request.setValue("application/json", forHTTPHeaderField: "Content-Type")',
        `request.httpBody = Data(${doubleQuoted(json)}.utf8)`,
      ),
    form !== undefined &&
      joinLines(
        'request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")',
        'let form = [',
        ...form.map(
          (field) =>
            `    ("${field.name}", ${'value' in field ? `"${field.value}"` : camelCase(field.environment)}),`,
        ),
        ']',
        'request.httpBody = Data(form.map { name, value in',
        '    "\\(name)=\\(value.addingPercentEncoding(withAllowedCharacters: .alphanumerics)!)"',
        '}.joined(separator: "&").utf8)',
      ),
    '',
    'let (data, response) = try await URLSession.shared.data(for: request)',
    'let status = (response as! HTTPURLResponse).statusCode',
    'let text = String(decoding: data, as: UTF8.self)',
    'if status >= 400 {',
    `    fatalError("${refused} \\(status) \\(text)")`,
    '}',
    request.mayLackToken &&
      joinLines(
        'let result = try JSONSerialization.jsonObject(with: data) as! [String: Any]',
        'if result["token"] is NSNull {',
        `    fatalError("${missingToken}")`,
        '}',
      ),
    request.hasResponse && 'print(text)',
  );
}
