import { refused, missingToken } from '../requestComments';
import type { SnippetRequest } from '../snippetRequest';
import { withoutVariables } from './httpFile';

const variable = (name: string) => `{{${name}}}`;

/** Writes an item of a Postman collection (format 2.1.0), with variables for what is secret. */
export function postmanItem(request: SnippetRequest): string {
  const { form, json } = request;
  const url = new URL(request.url);
  const query = [...url.searchParams].map(([key, value]) => ({ key, value }));
  const item = {
    name: request.name,
    request: {
      description: request.comments.join('\n'),
      method: request.method,
      auth:
        request.authorization === 'bearer'
          ? { type: 'bearer', bearer: [authField('token', 'ZOOM_ACCESS_TOKEN')] }
          : {
              type: 'basic',
              basic: [
                authField('username', 'ZOOM_CLIENT_ID'),
                authField('password', 'ZOOM_CLIENT_SECRET'),
              ],
            },
      header: json === undefined ? [] : [{ key: 'Content-Type', value: 'application/json' }],
      url: {
        raw: request.url,
        protocol: url.protocol.replace(':', ''),
        host: url.hostname.split('.'),
        ...(url.port !== '' && { port: url.port }),
        path: url.pathname.split('/').slice(1),
        ...(query.length > 0 && { query }),
      },
      ...(json !== undefined && {
        body: {
          mode: 'raw',
          raw: withoutVariables(JSON.stringify(json, undefined, 2)),
          options: { raw: { language: 'json' } },
        },
      }),
      ...(form !== undefined && {
        body: {
          mode: 'urlencoded',
          urlencoded: form.map((field) => ({
            key: field.name,
            value: 'value' in field ? field.value : variable(field.environment),
          })),
        },
      }),
    },
    event: [{ listen: 'test', script: { type: 'text/javascript', exec: testScript(request) } }],
    response: [],
  };
  return JSON.stringify(item, undefined, 2);
}

function authField(key: string, name: string) {
  return { key, value: variable(name), type: 'string' };
}

function testScript({ mayLackToken }: SnippetRequest): string[] {
  return [
    'if (pm.response.code >= 400) {',
    `  console.error(\`${refused} \${pm.response.code} \${pm.response.text()}\`);`,
    '}',
    ...(mayLackToken
      ? [
          'if (pm.response.code === 200 && pm.response.json().token === null) {',
          `  console.error('${missingToken}');`,
          '}',
        ]
      : []),
  ];
}
