import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signSdkToken } from '../../../src/jwt/sdkSignature.ts';
import { checkJwt } from '../../../src/jwt/checkJwt.ts';
import { signedJwt } from '../support/jwts.ts';
import { clientMara, mara, priya, SandboxClient, sundayMorning } from './sandboxClient.ts';

const now = sundayMorning.getTime();
const seconds = Math.floor(now / 1000);
const meetingSdk = { key: 'sandboxMeetingSdkKey', secret: 'sandboxMeetingSdkSecret' };
const videoSdk = { key: 'sandboxVideoSdkKey', secret: 'sandboxVideoSdkSecret' };

let zoom: SandboxClient;
let token: string;
/** Of the account that the SDK apps belong to, and of another one. */
let ownMeeting: string;
let otherMeeting: string;

beforeAll(async () => {
  zoom = await SandboxClient.start();
});
afterAll(() => zoom.close());
beforeEach(async () => {
  await zoom.control('reset', {});
  token = (await zoom.signIn()).accessToken;
  const add = async (hostedBy: string, live = false) =>
    String(
      (await zoom.control('meetings', { hostedBy, topic: `Of ${hostedBy}`, type: 2, live })).id,
    );
  ownMeeting = await add(priya);
  otherMeeting = await add(clientMara, true);
});

interface Page {
  readonly status: number;
  readonly text: string;
  readonly code: string | undefined;
  readonly reason: string | undefined;
}

async function open(path: string, query: Record<string, string>): Promise<Page> {
  const response = await fetch(`${zoom.url}/${path}?${new URLSearchParams(query).toString()}`);
  const text = await response.text();
  return {
    status: response.status,
    text,
    code: /id="error-code">(\d+)</.exec(text)?.[1],
    reason: /id="reason">([^<]+)</.exec(text)?.[1],
  };
}

const join = (meetingNumber: string, signature: string, more: Record<string, string> = {}) =>
  open('meeting-sdk/join', { meetingNumber, signature, ...more });

const signatureFor = (meetingId: string, role = 0) =>
  signSdkToken(meetingSdk, { kind: 'meetingSdk', meetingId, role, ttl: 7200 }, now);

async function userToken(query: string, email = mara): Promise<string> {
  const accessToken = email === mara ? token : (await zoom.signIn(email)).accessToken;
  const { status, body } = await zoom.api(`GET /users/me/token?${query}`, accessToken);
  expect(status).toBe(200);
  return String(body.token);
}

describe('A Meeting SDK signature', () => {
  it('joins a meeting of the account that the app belongs to', async () => {
    const page = await join(ownMeeting, await signatureFor(ownMeeting));
    expect([page.status, page.code]).toEqual([200, undefined]);
    expect(page.text).toContain(`you would now be in Of ${priya}`);
  });

  it('starts a meeting with a ZAK token of its host only', async () => {
    const mine = String(
      (await zoom.control('meetings', { hostedBy: mara, topic: 'Mine', type: 2 })).id,
    );
    const signature = await signatureFor(mine, 1);
    const zak = await userToken('type=zak');
    expect(await join(mine, signature)).toMatchObject({ status: 403, code: '3712' });
    const others = await signatureFor(ownMeeting, 1);
    expect(await join(ownMeeting, others, { zak })).toMatchObject({ status: 403, code: '3712' });
    const onBehalf = await userToken(`type=onbehalf&meeting_id=${mine}`);
    expect(await join(mine, signature, { zak: onBehalf })).toMatchObject({ status: 403 });
    const page = await join(mine, signature, { zak });
    expect(page.status).toBe(200);
    expect(page.text).toContain('you would now be hosting Mine');
  });

  it('joins a meeting of another account with a ZAK token or an on-behalf token only', async () => {
    const signature = await signatureFor(otherMeeting);
    expect(await join(otherMeeting, signature)).toMatchObject({
      status: 403,
      code: undefined,
      reason: expect.stringContaining('needs a ZAK token or an on-behalf token') as string,
    });
    const zak = await userToken('type=zak');
    expect((await join(otherMeeting, signature, { zak })).status).toBe(200);
    expect((await join(otherMeeting, signature, { onBehalfToken: zak })).status).toBe(403);
  });

  it('joins once with each on-behalf token, for its meeting, while it is valid', async () => {
    const signature = await signatureFor(otherMeeting);
    const tokenFor = (id: string, ttl = 7200) =>
      userToken(`type=onbehalf&ttl=${ttl}&meeting_id=${id}`, clientMara);
    const attempt = async (onBehalfToken: string) =>
      (await join(otherMeeting, signature, { onBehalfToken })).status;
    const first = await tokenFor(otherMeeting);
    expect([await attempt(first), await attempt(first)]).toEqual([200, 403]);
    expect(await attempt(await tokenFor(otherMeeting))).toBe(200);
    expect(await attempt(await tokenFor(ownMeeting))).toBe(403);
    const short = await tokenFor(otherMeeting, 60);
    await zoom.advance(60_000);
    expect(await attempt(short)).toBe(403);
  });

  it('joins on behalf of nobody who is not in the meeting, without using up the token', async () => {
    const { id } = await zoom.control('meetings', {
      hostedBy: clientMara,
      topic: 'Later',
      type: 2,
    });
    const [signature, onBehalfToken] = [
      await signatureFor(String(id)),
      await userToken(`type=onbehalf&meeting_id=${String(id)}`, clientMara),
    ];
    expect(await join(String(id), signature, { onBehalfToken })).toMatchObject({
      status: 403,
      reason: 'The user of the on-behalf token is not in the meeting.',
    });
    const zak = await userToken('type=zak', clientMara);
    await fetch(`${zoom.url}/s/${String(id)}?zak=${zak}`);
    expect((await join(String(id), signature, { onBehalfToken })).status).toBe(200);
    const stranger = await userToken(`type=onbehalf&meeting_id=${String(id)}`);
    expect((await join(String(id), signature, { onBehalfToken: stranger })).status).toBe(403);
  });

  it('opens no meeting that does not exist', async () => {
    expect((await join('123456789', await signatureFor('123456789'))).status).toBe(404);
  });

  const claims = {
    appKey: meetingSdk.key,
    role: 0,
    iat: seconds,
    exp: seconds + 7200,
    tokenExp: seconds + 7200,
  };

  it.each<[string, object, string?]>([
    ['of another meeting', { mn: '123456789' }],
    ['with the meeting as a number', { mn: 123456789 }],
    ['with a role of 2', { role: 2 }],
    ['with the role as text', { role: '0' }],
    ['in milliseconds', { exp: (seconds + 7200) * 1000, tokenExp: (seconds + 7200) * 1000 }],
    ['from the future', { iat: seconds + 1 }],
    ['without a start', { iat: undefined }],
    ['with times as text', { exp: String(seconds + 7200), tokenExp: String(seconds + 7200) }],
    ['that is too short', { exp: seconds + 1799, tokenExp: seconds + 1799 }],
    ['that is too long', { exp: seconds + 172_801, tokenExp: seconds + 172_801 }],
    ['that has expired', { iat: seconds - 7200, exp: seconds, tokenExp: seconds }],
    ['with another tokenExp', { tokenExp: seconds + 7201 }],
    ['without tokenExp', { tokenExp: undefined }],
    ['without a key', { appKey: undefined }],
    ['with an unknown key', { appKey: 'unknownKey' }],
    ['with the key of another type of app', { appKey: videoSdk.key }, videoSdk.secret],
    ['with another secret', {}, 'another secret'],
  ])('is refused with 3712 %s, and the extension says why', async (_name, changes, secret) => {
    const signed = signedJwt(
      { mn: ownMeeting, ...claims, ...changes },
      secret ?? meetingSdk.secret,
    );
    expect(await join(ownMeeting, signed)).toMatchObject({ status: 403, code: '3712' });
    const { problems } = await check(signed);
    // Only the page knows the meeting that is to be joined.
    expect(problems.length === 0).toBe('mn' in changes && changes.mn === '123456789');
  });

  it('with the old name of the key is accepted', async () => {
    const { appKey, ...others } = claims;
    const signed = signedJwt({ mn: ownMeeting, ...others, sdkKey: appKey }, meetingSdk.secret);
    expect((await join(ownMeeting, signed)).status).toBe(200);
    expect((await check(signed)).problems.filter(({ isAdvice }) => !isAdvice)).toEqual([]);
  });

  it.each(['', 'x', 'a.b.c', signedJwt('"text"', meetingSdk.secret)])(
    'is refused if it is none: %j',
    async (signature) => {
      expect(await join(ownMeeting, signature)).toMatchObject({ status: 403, code: '3712' });
    },
  );
});

describe('A Video SDK token', () => {
  const join = (text: string) => open('video-sdk/join', { token: text });
  const claims = {
    app_key: videoSdk.key,
    tpc: 'Pairing',
    role_type: 1,
    version: 1,
    iat: seconds,
    exp: seconds + 7200,
  };

  it('joins a session', async () => {
    const request = { kind: 'videoSdk', sessionName: '<b>', role: 1, ttl: 7200 } as const;
    const page = await join(await signSdkToken(videoSdk, request, now));
    expect(page.status).toBe(200);
    expect(page.text).toContain('you would now be in the session &lt;b&gt;');
  });

  it.each<[string, object]>([
    ['without a session', { tpc: '' }],
    ['with a session of 201 characters', { tpc: 'x'.repeat(201) }],
    ['with the role as text', { role_type: '1' }],
    ['with another version', { version: 2 }],
    ['with too long a user', { user_identity: 'x'.repeat(35) }],
    ['with too long a session key', { session_key: 'x'.repeat(36) }],
    ['that is too long', { exp: seconds + 172_801 }],
    ['with the key of another type of app', { app_key: meetingSdk.key }],
  ])('is refused %s, and the extension says why', async (_name, changes) => {
    const signed = signedJwt({ ...claims, ...changes }, videoSdk.secret);
    const page = await join(signed);
    expect([page.status, page.reason !== undefined]).toEqual([403, true]);
    expect((await check(signed)).problems).not.toEqual([]);
  });
});

it('The pages have a form for what an app passes to its SDK', async () => {
  for (const [path, names] of [
    ['meeting-sdk/join', ['meetingNumber', 'signature', 'zak', 'onBehalfToken']],
    ['video-sdk/join', ['token']],
  ] as const) {
    const { status, text } = await open(path, {});
    expect(status).toBe(200);
    expect([...text.matchAll(/<input[^>]* name="(\w+)"/g)].map(([, name]) => name)).toEqual(names);
  }
});

it('The extension tells Zoom’s own tokens apart', async () => {
  const server = await zoom.serverToken();
  const texts = [
    [token, 'access'],
    [server, 'app'],
    [await userToken('type=zak'), 'zak'],
    [await userToken(`type=onbehalf&meeting_id=${ownMeeting}`), 'onbehalf'],
  ] as const;
  for (const [text, kind] of texts) {
    expect(text.length).toBeLessThanOrEqual(kind === 'zak' || kind === 'onbehalf' ? 512 : 1200);
    const report = await check(text);
    expect([report.kind, report.problems]).toEqual([kind, []]);
    expect(report.expiresAt?.getTime()).toBeGreaterThan(now);
  }
});

/** What the extension says about a token for somebody who has both keys and both secrets. */
function check(text: string) {
  return checkJwt(text, {
    now,
    credentials: {
      ownerOf: (key) =>
        key === meetingSdk.key ? 'meetingSdk' : key === videoSdk.key ? 'videoSdk' : undefined,
      keyOf: (kind) => (kind === 'meetingSdk' ? meetingSdk.key : videoSdk.key),
      findSecret: (kind) =>
        Promise.resolve(kind === 'meetingSdk' ? meetingSdk.secret : videoSdk.secret),
    },
  });
}
