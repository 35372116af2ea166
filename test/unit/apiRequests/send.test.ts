import { describe, expect, it } from 'vitest';
import { findApiPaths } from '../../../src/apiRequests/catalog/findApiPaths';
import { readApiPath } from '../../../src/apiRequests/send/apiPath';
import { ApiSender } from '../../../src/apiRequests/send/apiSender';
import { describeResult } from '../../../src/apiRequests/send/apiResultText';
import { readRequestLine, readSendOptions } from '../../../src/apiRequests/send/checkRequest';
import { hasSecrets, mask, maskSecrets } from '../../../src/apiRequests/send/maskSecrets';
import { ZoomNetworkError } from '../../../src/zoom/errors';
import type { Fetch } from '../../../src/zoom/http/nodeFetch';
import { ServerClock } from '../../../src/zoom/serverClock';
import { cpuTimeOf } from '../support/cpuTime.ts';

const bases = ['https://api.zoom.example/v2'];

describe('The path of an API request', () => {
  it.each([
    ['/users/me', '/users/me', {}],
    [' /users/me?type=zak&ttl=60 ', '/users/me', { type: 'zak', ttl: '60' }],
    ['https://api.zoom.example/v2/users/me?x=1', '/users/me', { x: '1' }],
    ['/users/a b@example.com', '/users/a%20b@example.com', {}],
    ['/past_meetings/%252Fabc%253D%253D', '/past_meetings/%252Fabc%253D%253D', {}],
    ['/users/..me', '/users/..me', {}],
    // What a question shows, and what is taken for a call that gives a token, is what Zoom reads.
    ['/users/me/%74ok%65n?type=zak', '/users/me/token', { type: 'zak' }],
    ['/users/%6de/%252Dx%2Fy', '/users/me/%252Dx%2Fy', {}],
    ['/users/a:b', '/users/a:b', {}],
  ])('can be %j', (text, path, query) => {
    expect(readApiPath(text, bases)).toEqual({ path, query });
  });

  it.each([
    ['//evil.example/users/me', 'slashes'],
    ['/users//me', 'slashes'],
    ['https://evil.example/v2/users/me', 'otherHost'],
    ['https://api.zoom.example/v20/users/me', 'otherHost'],
    ['https://api.zoom.example@evil.example/v2/users', 'otherHost'],
    ['HTTPS://EVIL.example/', 'otherHost'],
    ['javascript:alert(1)', 'otherHost'],
    ['https://api.zoom.example/v2', 'notPath'],
    ['users/me', 'notPath'],
    ['@evil.example/', 'notPath'],
    ['', 'notPath'],
    ['/', 'notPath'],
    ['/users/../accounts', 'dots'],
    ['/users/%2e%2e/accounts', 'dots'],
    ['/users/%252E%252e/accounts', 'dots'],
    ['/users/a%2f..%2Fb', 'dots'],
    ['/users/.', 'dots'],
    ['/users\\me', 'characters'],
    ['/users/%5c..%5cme', 'characters'],
    ['/users/me\r\nHost: evil.example', 'characters'],
    ['/users/%0d%0aHost', 'characters'],
    ['/users/%zz', 'characters'],
    ['/users/me#x', 'fragment'],
    ['/meetings/{meetingId}', 'placeholder'],
    [`/${'a'.repeat(5_000)}`, 'tooLong'],
  ])('cannot be %j', (text, problem) => {
    expect(readApiPath(text, bases)).toBe(problem);
  });

  it('never leads outside the API', () => {
    const parts = [
      '/',
      '..',
      '.',
      '%2e',
      '%2f',
      '%25',
      '\\',
      '//',
      '@evil.example',
      ':',
      'v2',
      '?',
    ];
    let seed = 1;
    const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    for (let run = 0; run < 20_000; run++) {
      const text = Array.from(
        { length: 1 + Math.floor(random() * 6) },
        () => parts[Math.floor(random() * parts.length)],
      ).join('');
      const read = readApiPath(text, bases);
      if (typeof read === 'object') {
        const { origin, pathname } = new URL(`${bases[0] ?? ''}${read.path}`);
        expect([origin, pathname], text).toEqual(['https://api.zoom.example', `/v2${read.path}`]);
      }
    }
  });
});

describe('What a program asks for', () => {
  it('is normalized', () => {
    expect(
      readSendOptions(
        { method: 'post', path: '/users/me/meetings?a=b', query: { c: 1 }, body: {} },
        bases,
      ),
    ).toMatchObject({
      method: 'POST',
      path: '/users/me/meetings',
      query: { a: 'b', c: '1' },
      body: {},
      as: 'account',
      known: { id: 'createMeeting' },
    });
    expect(readSendOptions({ path: '/users/me' }, bases)).toMatchObject({ method: 'GET' });
    expect(readRequestLine('delete /meetings/1', bases)).toMatchObject({ method: 'DELETE' });
    expect(readRequestLine('/users/me', bases)).toMatchObject({ method: 'GET' });
    expect(readSendOptions(undefined, bases)).toBeUndefined();
  });

  it.each<[object, string]>([
    [{ method: 'TRACE', path: '/users/me' }, 'method'],
    [{ method: 5, path: '/users/me' }, 'method'],
    [{ path: 5 }, 'path'],
    [{ path: '/a/..' }, 'path'],
    [{ path: '/users/me', body: {} }, 'body'],
    [{ method: 'POST', path: '/users/me', body: 'text' }, 'body'],
    [{ path: '/users/me', query: { a: {} } }, 'query.a'],
    [{ path: '/users/me', query: 'a' }, 'query'],
    [{ path: '/users/me', as: 'admin' }, 'as'],
  ])('is refused: %j', (options, field) => {
    expect(() => readSendOptions(options, bases)).toThrow(
      expect.objectContaining({
        name: 'ZoomValidationError',
        fields: [expect.objectContaining({ field })],
      }),
    );
  });
});

describe('Masking', () => {
  const secret = 'sEcReT123';

  it.each<unknown>([
    { token: secret },
    { start_url: `https://zoom.us/s/1?zak=${secret}` },
    { zak: secret, host_key: secret, dynamic_host_key: secret },
    { host_key: 123_456 },
    { recording_play_passcode: secret, passcode: '123456', stream_key: secret },
    { password: '123456', h323_password: '123456', encrypted_password: secret },
    { access_token: secret, refresh_token: secret, download_access_token: secret },
    { meetings: [{ join_url: `https://zoom.us/j/1?a=b&pwd=${secret}` }] },
    { meetings: [{ id: 1, passcode: '123456', recording_play_passcode: secret }] },
    { settings: { default_password_for_scheduled_meetings: '123456' } },
    { invitation: `Join\r\nhttps://zoom.us/j/1?pwd=${secret}\r\nPasscode: 123456` },
    { invitation: `Meeting ID: 850 1234 5678\r\nPasscode: ${secret}\r\n\r\nJoin by SIP` },
    { invitation: `Meeting-ID: 850 1234 5678\r\nKenncode: ${secret}\r\n` },
    { invitation: `ID de réunion : 850 1234 5678\nCode secret : ${secret}` },
    { invitation: `ミーティング ID：850 1234 5678\nパスコード：${secret}\n` },
    { invitation: 'One tap mobile\n+16469313860,,85098765432#,,,,*123456# US' },
    { invitation: `Join by SIP\n• 85098765432.123456@zoomcrc.com` },
    { sip_links: ['85098765432.123456@zoomcrc.com'] },
    { agenda: `password: ${secret}` },
    { path: `/meetings/1?passcode=${secret}` },
    { url: `https://zoom.us/w/1?tk=${secret}&pwd=${secret}` },
    { anything: `eyJhbGciOiJIUzI1NiJ9.${secret}.${secret}` },
    `https://zoom.us/j/1?pwd=${secret}`,
    [[[{ token: { nested: secret } }]]],
  ])('hides what opens something: %j', (value) => {
    expect(JSON.stringify(maskSecrets(value))).not.toMatch(/sEcReT123|123456/);
    expect(hasSecrets(value)).toBe(true);
  });

  it.each<unknown>([
    { token: null },
    { next_page_token: 'abc' },
    { token_type: 'bearer', id: 85_012_345_678, topic: 'the token=' },
    { password: '', settings: { require_password_for_pmi_meetings: 'all' } },
    { settings: { embed_passcode_in_shareable_link: true, default_password: false } },
    { invitation: 'Meeting ID: 850 1234 5678\r\n\r\nJoin by SIP\r\n• 85012345678@zoomcrc.com' },
    { invitation: 'Topic: Passcodes\r\nTime: Nov 26, 2026, 3:00 PM UTC\r\n' },
    { passcode: '', requires_passcode: true },
    undefined,
    null,
    5,
  ])('keeps the rest: %j', (value) => {
    expect(maskSecrets(value)).toEqual(value);
    expect(hasSecrets(value)).toBe(false);
  });

  it('leaves the rest of an invitation as it is', () => {
    const invitation = [
      'Join Zoom Meeting',
      'https://zoom.us/j/85012345678?pwd=sEcReT',
      '',
      'Meeting ID: 850 1234 5678',
      'Passcode: a1@b2:c3',
      '',
      'One tap mobile',
      '+16469313860,,85012345678#,,,,*123456# US',
      '',
      'Join by SIP',
      '• 85012345678.123456@zoomcrc.com',
      '',
    ];
    expect(maskSecrets({ invitation: invitation.join('\r\n') })).toEqual({
      invitation: [
        'Join Zoom Meeting',
        `https://zoom.us/j/85012345678?pwd=${mask}`,
        '',
        'Meeting ID: 850 1234 5678',
        `Passcode: ${mask}`,
        '',
        'One tap mobile',
        `+16469313860,,85012345678#,,,,*${mask}# US`,
        '',
        'Join by SIP',
        `• 85012345678.${mask}@zoomcrc.com`,
        '',
      ].join('\r\n'),
    });
  });

  it('ends, however deep a response is', () => {
    let value: unknown = { token: secret };
    for (let depth = 0; depth < 5_000; depth++) {
      value = [value];
    }
    expect(JSON.stringify(maskSecrets(value))).toContain(mask);
  });
});

function senderOf(responses: (readonly [status: number, body: unknown])[]) {
  const sent: string[] = [];
  const logged: unknown[] = [];
  const fetch: Fetch = (url, { method, body }) => {
    sent.push(`${method} ${url} ${body ?? ''}`.trim());
    const [status, json] = responses.shift() ?? [0, ''];
    return status === 0
      ? Promise.reject(new ZoomNetworkError('interrupted', 'api.zoom.example'))
      : Promise.resolve({
          status,
          ok: status < 300,
          headers: new Headers({
            'x-zm-trackingid': 'id-1',
            'x-ratelimit-category': 'Light',
            'x-ratelimit-remaining': '3',
          }),
          text: () => Promise.resolve(json === undefined ? '' : JSON.stringify(json)),
        });
  };
  const current = {
    ...{ id: 'ada', accessToken: 'first', apiUrl: bases[0] ?? '', scopes: [], expiresAt: 0 },
  };
  const sender = new ApiSender({
    requests: {
      currentAccount: () => Promise.resolve(current as never),
      withAccessToken: async (_id, request) => {
        try {
          return await request('first', current as never);
        } catch {
          return request('second', current as never);
        }
      },
    },
    requestAppToken: () => Promise.resolve({ token: 'app', expiresAt: 0 }),
    clock: new ServerClock(),
    log: { request: (record) => logged.push(record) },
    fetch,
  });
  const send = (options: object) => {
    const request = readSendOptions(options, bases);
    if (request === undefined) throw new Error('There is no request.');
    return sender.sendRequest(current, request);
  };
  return { send, sent, logged };
}

describe('Sending', () => {
  it('returns what came back', async () => {
    const { send, sent } = senderOf([[200, { id: 1 }]]);
    expect(await send({ path: '/users/me?a=b' })).toMatchObject({
      status: 200,
      body: { id: 1 },
      trackingId: 'id-1',
      rateLabel: 'Light',
      rateRemaining: '3',
    });
    expect(sent).toEqual(['GET https://api.zoom.example/v2/users/me?a=b']);
  });

  it('logs nothing about people, and no secret', async () => {
    const { send, logged } = senderOf([
      [200, { token: 'sEcReT' }],
      [200, {}],
    ]);
    await send({ path: '/users/grace@example.com/token?type=zak&x=sEcReT' });
    await send({ method: 'PUT', path: '/somewhere/grace@example.com', body: { key: 'sEcReT' } });
    expect(logged).toEqual([
      expect.objectContaining({ method: 'GET', route: '/users/{userId}/token' }),
      expect.objectContaining({ method: 'PUT', route: '/…' }),
    ]);
    expect(JSON.stringify(logged)).not.toMatch(/sEcReT|grace|first/);
  });

  it('returns a refusal with its meaning', async () => {
    const { send } = senderOf([[404, { code: 3001, message: 'Meeting does not exist.' }]]);
    expect(await send({ method: 'DELETE', path: '/meetings/1', as: 'app' })).toMatchObject({
      status: 404,
      body: { code: 3001 },
      error: { meaning: 'meetingMissing' },
    });
  });

  it.each([
    [401, { code: 124, message: 'Invalid access token.' }],
    [429, { code: 429, message: 'Too many.' }],
    [500, {}],
  ])('sends a POST once, even after %i', async (status, body) => {
    const { send, sent } = senderOf([
      [status, body],
      [201, {}],
    ]);
    expect(await send({ method: 'POST', path: '/users/me/meetings', body: {} })).toMatchObject({
      status,
    });
    expect(sent).toHaveLength(1);
  });

  it('sends a POST once, even if there is no response', async () => {
    const { send, sent } = senderOf([
      [0, ''],
      [201, {}],
    ]);
    await expect(send({ method: 'POST', path: '/users/me/meetings', body: {} })).rejects.toThrow(
      ZoomNetworkError,
    );
    expect(sent).toHaveLength(1);
  });
});

describe('The result', () => {
  const show = async (responses: [number, unknown][], isMasked = true) => {
    const request = readSendOptions({ path: '/users/me/token?type=zak' }, bases);
    if (request === undefined) throw new Error('There is no request.');
    const { send } = senderOf(responses);
    return describeResult(
      {
        request,
        account: { id: 'ada', label: 'ada@example.com', apiUrl: bases[0] ?? '' },
        response: await send({ path: '/users/me/token?type=zak' }),
        sentAt: new Date(0),
      },
      { isMasked },
    );
  };

  it('has the response, and hides its token until it is to be shown', async () => {
    const text = await show([[200, { token: 'sEcReT' }]]);
    expect(text).toMatch(/^\/\/ GET \/users\/me\/token\?type=zak\n\/\/ Status 200 after /);
    expect(text).toContain('Sent as ada@example.com');
    expect(text).toContain('Rate limit: Light');
    expect(text).toContain('Requests that are left: 3');
    expect(text).toContain('Tracking ID: id-1');
    expect(text).not.toContain('sEcReT');
    expect(await show([[200, { token: 'sEcReT' }]], false)).toContain('"token": "sEcReT"');
  });

  it('says of a refusal what it means and what to do, in comments of one line', async () => {
    const refusal: [number, unknown] = [
      404,
      { code: 1001, message: 'User does not exist\u2028} alert(1)\n"' },
    ];
    const text = await show([refusal, refusal]);
    expect(text).toContain('// This Zoom user doesn’t exist');
    expect(text).toContain('// Use “me” with the token of a user');
    const json = text.split('\n').filter((line) => !line.startsWith('//'));
    expect(JSON.parse(json.join('\n'))).toMatchObject({ code: 1001 });
  });
});

describe('A path of the API in a text', () => {
  it.each<[string, boolean, string[]]>([
    ['fetch("https://api.zoom.us/v2/users/me/token?type=zak")', false, ['getUserToken']],
    [
      'https://api-eu.zoom.us/v2/meetings/85012345678.',
      false,
      ['getMeeting', 'updateMeeting', 'deleteMeeting'],
    ],
    ['PATCH https://api.zoomgov.com/v2/meetings/1', false, ['updateMeeting']],
    ['GET {{baseUrl}}/users/me', false, ['getUser']],
    ['fetch(`${ZOOM_API}/v2/meetings/${id}/invitation`)', false, ['getInvitation']],
    ['GET /meetings/{id}', true, ['getMeeting']],
    ['GET /meetings/{id}', false, []],
    ['https://evil.example/v2/users/me', false, []],
    ['https://api.zoom.us/v2/nothing', false, []],
    ['https://api.zoom.us/v2/users/me/unknown', false, []],
    ['/users/me', false, []],
    ['', true, []],
  ])('is found in %j', (line, isHttpFile, ids) => {
    const found = findApiPaths(line, isHttpFile);
    expect(found.flatMap(({ requests }) => requests.map(({ id }) => id))).toEqual(ids);
    for (const { path, start, end } of found) {
      expect(line.slice(start, end)).toBe(path);
    }
  });

  it('is looked for in a time that does not depend on what a line repeats', () => {
    for (const part of [
      '{{',
      '${api',
      'https://api.zoom.us/v2',
      '/users',
      'GET ',
      ' ',
      '{{api}}/',
    ]) {
      const time = cpuTimeOf(() => findApiPaths(part.repeat(500_000 / part.length), true));
      expect(time, part).toBeLessThan(200);
    }
  });
});
