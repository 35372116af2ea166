import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { zoomRequests, type RequestId } from '../../../src/apiRequests/catalog/zoomRequests';
import {
  clientsOf,
  languageFor,
  snippetLanguages,
  type LanguageName,
} from '../../../src/apiRequests/snippets/languages';
import { replaceOnce } from '../../../src/apiRequests/snippets/printRequest';
import { missingToken, refused } from '../../../src/apiRequests/snippets/requestComments';
import { requestSnippet } from '../../../src/apiRequests/snippets/requestSnippet';
import {
  environmentNames,
  snippetRequest,
  type SnippetValues,
} from '../../../src/apiRequests/snippets/snippetRequest';

const servers = { apiUrl: 'https://api.zoom.us/v2', oauthUrl: 'https://zoom.us/oauth' };
const requestIds = Object.keys(zoomRequests) as RequestId[];
const writers = (Object.keys(snippetLanguages) as LanguageName[]).flatMap((language) =>
  clientsOf(language).map((client) => [language, client] as const),
);

function write(
  id: RequestId,
  [language, client]: readonly [LanguageName, string],
  values: SnippetValues = {},
): string {
  return requestSnippet(snippetRequest(id, values, servers), language, client);
}

describe.each(writers)('a request in %s with %s', (...writer) => {
  const [language] = writer;

  it.each(requestIds)('%s reads its secrets from the environment', (id) => {
    const text = write(id, writer);
    const names = environmentNames(snippetRequest(id, {}, servers));
    for (const name of names) {
      expect(text).toContain(name);
    }
    expect(text).not.toMatch(/MARKER|undefined|\[object/);
    // Some tools read files in an encoding that cannot be known.
    expect(text).toMatch(/^[\0-~]*$/);
  });

  it.each(requestIds)('%s has the address and the method', (id) => {
    const request = snippetRequest(id, {}, servers);
    const text = write(id, writer);
    const { host, pathname } = new URL(request.url);
    expect(text).toContain(host);
    expect(text).toContain(language === 'python' ? pathname : request.url);
    if (request.method !== 'GET') {
      expect(text.toUpperCase()).toContain(request.method);
    }
  });

  it('explains type and ttl in a comment', () => {
    const text = write('getUserToken', writer);
    expect(text).toMatch(/type: \\?"zak\\?" to start/);
    expect(text).toMatch(/ttl: how long a ZAK is valid, in seconds/);
    expect(text).toContain('user:read:token');
  });

  it.runIf(language !== 'curl' && language !== 'http')('prints refusals and missing tokens', () => {
    const text = write('getUserToken', writer);
    expect(text).toContain(refused);
    expect(text).toContain(missingToken);
    expect(write('getUser', writer)).not.toContain(missingToken);
  });

  it('names a user and a meeting', () => {
    const user = write('getUserToken', writer, {
      parameters: { userId: "o'neil@example.com" },
      query: { type: 'onbehalf', meeting_id: '85012345678' },
    });
    expect(user).toContain('/users/o%27neil%40example.com/token');
    expect(user).toContain('85012345678');
    const meeting = write('endMeeting', writer, { parameters: { meetingId: '91234567890' } });
    expect(meeting).toContain('/meetings/91234567890/status');
  });

  it('keeps no quote or expansion of an address', () => {
    const text = write('getUser', writer, { parameters: { userId: '`$(x)\'";\\{{y}}' } });
    expect(text).toContain('/users/%60%24%28x%29%27%22%3B%5C%7B%7By%7D%7D');
  });
});

describe.each(
  writers.filter(([language]) => language === 'javascript' || language === 'typescript'),
)('the program in %s with %s', (...writer) => {
  it.each(requestIds)('%s has no syntax error', (id) => {
    const { diagnostics } = ts.transpileModule(write(id, writer), {
      reportDiagnostics: true,
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ESNext },
    });
    expect(diagnostics?.map(({ messageText }) => messageText)).toEqual([]);
  });
});

describe('a Postman collection item', () => {
  it('has the parts of the address, and variables for secrets only', () => {
    const item = JSON.parse(write('getUserToken', ['postman', 'postman'])) as object;
    expect(item).toMatchObject({
      request: {
        method: 'GET',
        auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{ZOOM_ACCESS_TOKEN}}' }] },
        url: {
          protocol: 'https',
          host: ['api', 'zoom', 'us'],
          path: ['v2', 'users', 'me', 'token'],
          query: [
            { key: 'type', value: 'zak' },
            { key: 'ttl', value: '7200' },
          ],
        },
      },
    });
  });

  it.each(['postman', 'http'] as const)('of %s reads no variable in a topic', (language) => {
    const topic = '{{secret}} {{{{x}} \\{{y}}';
    const text = write('createMeeting', [language, language], { body: { topic } });
    expect(text).not.toMatch(/\{\{(?!ZOOM_|\$processEnv ZOOM_)/);
    const json =
      language === 'http'
        ? text.slice(text.indexOf('\n\n'))
        : (JSON.parse(text) as { request: { body: { raw: string } } }).request.body.raw;
    expect(JSON.parse(json)).toMatchObject({ topic });
  });
});

describe('languageFor', () => {
  it.each([
    ['shellscript', 'curl'],
    ['curl', 'curl'],
    ['javascriptreact', 'javascript'],
    ['typescriptreact', 'typescript'],
    ['csharp', 'csharp'],
    ['PureBasic', 'purebasic'],
    ['markdown', undefined],
    ['constructor', undefined],
    ['', undefined],
  ])('has for %s: %s', (id, language) => {
    expect(languageFor(id)).toBe(language);
  });
});

describe('requestSnippet', () => {
  it('takes the name of a client in any case', () => {
    expect(
      requestSnippet(snippetRequest('getUser', {}, servers), 'javascript', 'CHILKAT'),
    ).toContain('QuickRequest');
  });

  it('knows no other clients', () => {
    expect(() =>
      requestSnippet(snippetRequest('getUser', {}, servers), 'python', 'chilkat'),
    ).toThrow(RangeError);
  });

  it('replaces no marker that is missing or stands twice', () => {
    expect(replaceOnce('a MARK b', 'MARK', 'x')).toBe('a x b');
    expect(() => replaceOnce('a b', 'MARK', 'x')).toThrow('once');
    expect(() => replaceOnce('MARK MARK', 'MARK', 'x')).toThrow('once');
  });

  it.each(writers)('leaves a topic alone that looks like a marker: %s with %s', (...writer) => {
    const topic = "MARKER0 'Bearer MARKER0' MARKERX1";
    const text = write('createMeeting', writer, { body: { topic } });
    expect(text).toMatch(/MARKER0 .*Bearer MARKER0.* MARKERX1/);
    expect(text).toContain('ZOOM_ACCESS_TOKEN');
  });

  it('uses the configured servers', () => {
    const { url } = snippetRequest('getUser', {}, { ...servers, apiUrl: 'http://[::1]:3100/v2/' });
    expect(url).toBe('http://[::1]:3100/v2/users/me');
  });
});
