import { asciiJson, commentLines, doubleQuoted, joinLines } from '../programText';
import { missingToken, refused } from '../requestComments';
import type { FormField, SnippetRequest } from '../snippetRequest';

/** Writes a program for Node.js with the Chilkat API, which has to be unlocked before. */
export function chilkatNodeProgram(request: SnippetRequest): string {
  const { form, json, method, url } = request;
  const hasBody = form !== undefined || json !== undefined;
  const environment = (name: string) => `process.env.${name}`;
  return joinLines(
    commentLines(request, '//'),
    "const os = require('os');",
    '',
    '// The package of Chilkat for this platform, such as @chilkat/ck-node22-linux-x64.',
    "const platforms = { win32: 'win64', linux: 'linux-x64', darwin: 'mac-universal' };",
    "const version = process.versions.node.split('.')[0];",
    'const chilkat = require(`@chilkat/ck-node${version}-${platforms[os.platform()]}`);',
    '',
    'const http = new chilkat.Http();',
    request.authorization === 'bearer'
      ? `http.AuthToken = ${environment('ZOOM_ACCESS_TOKEN')};`
      : joinLines(
          `http.Login = ${environment('ZOOM_CLIENT_ID')};`,
          `http.Password = ${environment('ZOOM_CLIENT_SECRET')};`,
          'http.BasicAuth = true;',
        ),
    json !== undefined && `const body = ${doubleQuoted(asciiJson(request) ?? '')};`,
    form !== undefined &&
      joinLines(
        'const body = new URLSearchParams({',
        ...form.map(
          (field) =>
            `  ${field.name}: ${'value' in field ? `'${field.value}'` : environment(field.environment)},`,
        ),
        '}).toString();',
      ),
    hasBody
      ? `const response = http.PText('${method}', '${url}', body, 'utf-8', '${contentType(form)}', false, false);`
      : `const response = http.QuickRequest('${method}', '${url}');`,
    'if (http.LastMethodSuccess === false) {',
    '  console.error(http.LastErrorText);',
    '  process.exitCode = 1;',
    '} else if (response.StatusCode >= 400) {',
    `  console.error(\`${refused} \${response.StatusCode} \${response.BodyStr}\`);`,
    '  process.exitCode = 1;',
    request.mayLackToken &&
      joinLines(
        '} else if (JSON.parse(response.BodyStr).token === null) {',
        `  console.error('${missingToken}');`,
        '  process.exitCode = 1;',
      ),
    '} else {',
    '  console.log(response.BodyStr);',
    '}',
  );
}

/** Writes a procedure for PureBasic with the Chilkat API, which has to be unlocked before. */
export function chilkatPureBasicProgram(request: SnippetRequest): string {
  const { form, json, method, url } = request;
  const hasBody = form !== undefined || json !== undefined;
  const environment = (name: string) => `GetEnvironmentVariable("${name}")`;
  return joinLines(
    'IncludeFile "CkHttp.pb"',
    'IncludeFile "CkHttpResponse.pb"',
    request.mayLackToken && 'IncludeFile "CkJsonObject.pb"',
    '',
    commentLines(request, ';'),
    'Procedure ZoomRequest()',
    '  Protected http.i = CkHttp::ckCreate()',
    request.authorization === 'bearer'
      ? `  CkHttp::setCkAuthToken(http, ${environment('ZOOM_ACCESS_TOKEN')})`
      : joinLines(
          `  CkHttp::setCkLogin(http, ${environment('ZOOM_CLIENT_ID')})`,
          `  CkHttp::setCkPassword(http, ${environment('ZOOM_CLIENT_SECRET')})`,
          '  CkHttp::setCkBasicAuth(http, 1)',
        ),
    json !== undefined && `  Protected body.s = ~${doubleQuoted(asciiJson(request) ?? '')}`,
    form !== undefined &&
      joinLines(
        '  Protected body.s',
        ...form.map((field, index) => {
          const value =
            'value' in field
              ? `"${field.value}"`
              : `ReplaceString(ReplaceString(URLEncoder(${environment(field.environment)}), "+", "%2B"), "&", "%26")`;
          return `  body + "${index === 0 ? '' : '&'}${field.name}=" + ${value}`;
        }),
      ),
    hasBody
      ? `  Protected response.i = CkHttp::ckPText(http, "${method}", "${url}", body, "utf-8", "${contentType(form)}", 0, 0)`
      : `  Protected response.i = CkHttp::ckQuickRequest(http, "${method}", "${url}")`,
    '  If CkHttp::ckLastMethodSuccess(http) = 0',
    '    Debug CkHttp::ckLastErrorText(http)',
    '    CkHttp::ckDispose(http)',
    '    ProcedureReturn',
    '  EndIf',
    '',
    '  Protected text.s = CkHttpResponse::ckBodyStr(response)',
    '  If CkHttpResponse::ckStatusCode(response) >= 400',
    `    Debug "${refused} " + Str(CkHttpResponse::ckStatusCode(response)) + " " + text`,
    '  Else',
    request.mayLackToken &&
      joinLines(
        '    Protected result.i = CkJsonObject::ckCreate()',
        '    CkJsonObject::ckLoad(result, text)',
        '    If CkJsonObject::ckIsNullOf(result, "token")',
        `      Debug "${missingToken}"`,
        '    EndIf',
        '    CkJsonObject::ckDispose(result)',
      ),
    '    Debug text',
    '  EndIf',
    '  CkHttpResponse::ckDispose(response)',
    '  CkHttp::ckDispose(http)',
    'EndProcedure',
    '',
    'ZoomRequest()',
  );
}

function contentType(form: readonly FormField[] | undefined): string {
  return form === undefined ? 'application/json' : 'application/x-www-form-urlencoded';
}
