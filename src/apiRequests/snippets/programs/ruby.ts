import { commentLines, compactJson, joinLines } from '../programText';
import { missingToken, refused } from '../requestComments';
import type { SnippetRequest } from '../snippetRequest';

/**
 * Writes a script that needs nothing but Ruby's standard library. snippetz would write the body into
 * a literal in which Ruby runs what stands in `#{}`.
 */
export function rubyScript(request: SnippetRequest): string {
  const json = compactJson(request);
  const { form } = request;
  const method = request.method.charAt(0) + request.method.slice(1).toLowerCase();
  return joinLines(
    commentLines(request, '#'),
    "require 'json'",
    "require 'net/http'",
    '',
    `uri = URI('${request.url}')`,
    `request = Net::HTTP::${method}.new(uri)`,
    request.authorization === 'bearer'
      ? "request['Authorization'] = 'Bearer ' + ENV.fetch('ZOOM_ACCESS_TOKEN')"
      : "request.basic_auth(ENV.fetch('ZOOM_CLIENT_ID'), ENV.fetch('ZOOM_CLIENT_SECRET'))",
    json !== undefined &&
      joinLines(
        "request['Content-Type'] = 'application/json'",
        `request.body = ${singleQuoted(json)}`,
      ),
    form !== undefined &&
      joinLines(
        'request.set_form_data(',
        form
          .map((field) =>
            'value' in field
              ? `  '${field.name}' => '${field.value}'`
              : `  '${field.name}' => ENV.fetch('${field.environment}')`,
          )
          .join(',\n'),
        ')',
      ),
    '',
    "response = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == 'https') do |http|",
    '  http.request(request)',
    'end',
    'unless response.is_a?(Net::HTTPSuccess)',
    `  abort "${refused} #{response.code} #{response.body}"`,
    'end',
    request.hasResponse && 'result = JSON.parse(response.body)',
    request.mayLackToken && `abort '${missingToken}' if result['token'].nil?`,
    request.hasResponse && 'puts result',
  );
}

function singleQuoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
