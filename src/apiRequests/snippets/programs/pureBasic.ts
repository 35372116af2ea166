import { asciiJson, commentLines, doubleQuoted, joinLines } from '../programText';
import { missingToken, refused } from '../requestComments';
import type { SnippetRequest } from '../snippetRequest';

const environment = (name: string) => `GetEnvironmentVariable("${name}")`;

/** Writes a console program for PureBasic 6 with its own HTTP library. */
export function pureBasicProgram(request: SnippetRequest): string {
  const json = asciiJson(request);
  const { form } = request;
  const method = request.method.charAt(0) + request.method.slice(1).toLowerCase();
  return joinLines(
    commentLines(request, ';'),
    'EnableExplicit',
    'OpenConsole()',
    '',
    'Define Body$',
    'NewMap Headers$()',
    request.authorization === 'bearer'
      ? `Headers$("Authorization") = "Bearer " + ${environment('ZOOM_ACCESS_TOKEN')}`
      : joinLines(
          `Define *Credentials = UTF8(${environment('ZOOM_CLIENT_ID')} + ":" + ${environment('ZOOM_CLIENT_SECRET')})`,
          'Headers$("Authorization") = "Basic " + Base64Encoder(*Credentials, MemorySize(*Credentials) - 1)',
        ),
    json !== undefined &&
      joinLines('Headers$("Content-Type") = "application/json"', `Body$ = ~${doubleQuoted(json)}`),
    form !== undefined &&
      joinLines(
        'Headers$("Content-Type") = "application/x-www-form-urlencoded"',
        ...form.map((field, index) => {
          const value =
            'value' in field
              ? `"${field.value}"`
              : `ReplaceString(ReplaceString(URLEncoder(${environment(field.environment)}), "+", "%2B"), "&", "%26")`;
          return `Body$ + "${index === 0 ? '' : '&'}${field.name}=" + ${value}`;
        }),
      ),
    '',
    `Define Request = HTTPRequest(#PB_HTTP_${method}, "${request.url}", Body$, 0, Headers$())`,
    'If Request = 0',
    '  PrintN("The request could not be sent.")',
    '  End 1',
    'EndIf',
    'Define Status$ = HTTPInfo(Request, #PB_HTTP_StatusCode)',
    'Define Text$ = HTTPInfo(Request, #PB_HTTP_Response)',
    'FinishHTTP(Request)',
    'If Val(Status$) = 0 Or Val(Status$) >= 400',
    `  PrintN("${refused} " + Status$ + " " + Text$)`,
    '  End 1',
    'EndIf',
    request.mayLackToken &&
      joinLines(
        'If ParseJSON(0, Text$) And JSONType(GetJSONMember(JSONValue(0), "token")) = #PB_JSON_Null',
        `  PrintN("${missingToken}")`,
        '  End 1',
        'EndIf',
      ),
    request.hasResponse && 'PrintN(Text$)',
  );
}
