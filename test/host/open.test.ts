import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { browser } from './support/browser';
import { runningSandbox } from './support/environment';
import { captureOpenExternal } from './support/externalUrls';
import { until } from './support/until';
import { changeSettings, signIn, startSignedIn, startSignedOut } from './support/zoom';

const sandbox = runningSandbox();
const mara = 'mara.lindqvist@larkspur.example';
const priya = 'priya.raman@larkspur.example';
/** Mara's personal room. */
const room = 4157702938;
const theirs = 'https://us05web.zoom.us/j/85012345678?pwd=aB3.1';

interface Meeting {
  id: number;
  topic: string;
  type: number;
  join_url: string;
}

const run = <T>(command: string, ...args: unknown[]) =>
  Promise.resolve(vscode.commands.executeCommand<T>(command, ...args));

const create = (topic: string) => run<Meeting>('zoom.createMeeting', { topic });

async function routes(): Promise<string[]> {
  return (await sandbox.requests()).map(({ route }) => route);
}

/** The address that the browser has opened; what it shows is asked for once more, from here. */
async function openedPage(start: string): Promise<{ url: string; text: string }> {
  const url = await until('the page', async () =>
    (await browser.openedUrls()).find((opened) => opened.startsWith(start)),
  );
  return { url, text: await (await fetch(url)).text() };
}

describe('Joining', () => {
  before(async () => {
    await startSignedOut();
    await signIn();
    await run('zoom.refreshMeetings', {});
  });

  beforeEach(async () => {
    await browser.clearOpenedUrls();
    await sandbox.clearRequests();
  });

  afterEach(() => changeSettings({ 'zoom.join.openWith': undefined }));

  it('takes an ID, a link or an object, and makes no request for a listed meeting', async () => {
    const meeting = await create('Join me');
    await sandbox.clearRequests();
    for (const argument of [
      meeting.id,
      String(meeting.id),
      meeting.join_url,
      meeting,
      { id: meeting.id },
      { id: String(meeting.id) },
      { join_url: meeting.join_url },
      meeting.join_url.replace(/\?.*/, ''),
      `${sandbox.url}/wc/join/${meeting.id}`,
    ]) {
      const { result, opened } = await captureOpenExternal(true, () =>
        run('zoom.joinMeeting', argument),
      );
      assert.equal(result, meeting.join_url);
      assert.deepEqual(opened, [meeting.join_url]);
    }
    assert.deepEqual(await routes(), []);
  });

  it('opens the page in the browser, which accepts the passcode', async () => {
    const meeting = await create('Open the door');
    assert.equal(await run('zoom.joinMeeting', meeting.id), meeting.join_url);
    const page = await openedPage(`${sandbox.url}/j/`);
    assert.equal(page.url, meeting.join_url);
    assert.match(page.text, /you would now be in Open the door/);
  });

  it('opens links unchanged', async () => {
    const link = `${sandbox.url}/j/85012345678?pwd=a%2Bb%26c%23d%25e+f`;
    assert.equal(await run('zoom.joinMeeting', link), link);
    assert.equal((await openedPage(`${sandbox.url}/j/`)).url, link);
  });

  it('opens the personal meeting room with its current passcode, not that of sign-in', async () => {
    const changed = `${sandbox.url}/j/${room}?pwd=changed`;
    await sandbox.fault({
      route: 'GET /v2/users/:userId',
      kind: 'body',
      times: 1,
      body: { id: 'mara', pmi: room, personal_meeting_url: changed },
    });
    const { opened } = await captureOpenExternal(true, () => run('zoom.joinMeeting', room));
    assert.deepEqual(opened, [changed]);
    assert.deepEqual(await routes(), ['GET /v2/users/:userId']);
  });

  it('opens the app or the web client if the settings say so', async () => {
    await changeSettings({ 'zoom.join.openWith': 'app' });
    const app = 'zoommtg://us05web.zoom.us/join?action=join&confno=85012345678&pwd=aB3.1&zc=0';
    assert.deepEqual(await captureOpenExternal(true, () => run('zoom.joinMeeting', theirs)), {
      result: app,
      opened: [app],
    });
    await changeSettings({ 'zoom.join.openWith': 'webClient' });
    const webClient = 'https://app.zoom.us/wc/85012345678/join?pwd=aB3.1';
    assert.deepEqual(await captureOpenExternal(true, () => run('zoom.joinMeeting', theirs)), {
      result: webClient,
      opened: [webClient],
    });
  });

  it('uses another method once', async () => {
    const meeting = await create('This once');
    const webClient = await run<string>('zoom.joinMeetingWith', meeting.id, {
      openWith: 'webClient',
    });
    assert.equal(webClient, meeting.join_url.replace('/j/', '/wc/join/'));
    assert.match((await openedPage(webClient)).text, /you would now be in This once/);
  });

  it('opens the page if the link does not allow the chosen method', async () => {
    await changeSettings({ 'zoom.join.openWith': 'app' });
    for (const link of ['https://zoom.us/my/ada.lovelace?pwd=a', `${sandbox.url}/j/85012345678`]) {
      const { opened } = await captureOpenExternal(true, () => run('zoom.joinMeeting', link));
      assert.deepEqual(opened, [link]);
    }
  });

  it('needs neither a request nor a sign-in for a link', async () => {
    const { result } = await captureOpenExternal(true, () => run('zoom.joinMeeting', theirs));
    assert.equal(result, theirs);
    assert.deepEqual(await routes(), []);
  });

  it('asks Zoom for the link of a number that is not listed', async () => {
    const id = await sandbox.addMeeting({ hostedBy: mara, topic: 'Made elsewhere' });
    const { result } = await captureOpenExternal(true, () => run<string>('zoom.joinMeeting', id));
    assert.match(result, new RegExp(`^${sandbox.url}/j/${id}\\?pwd=.`));
    assert.deepEqual(await routes(), ['GET /v2/meetings/:meetingId']);
  });

  it('leaves the passcode to the page if Zoom does not return the meeting', async () => {
    const colleagues = await sandbox.addMeeting({ hostedBy: priya, topic: 'Theirs' });
    for (const id of [99999999999, colleagues]) {
      const { result } = await captureOpenExternal(true, () => run('zoom.joinMeeting', id));
      assert.equal(result, `${sandbox.url}/j/${id}`);
    }
  });

  it('passes no start link on', async () => {
    const { result, opened } = await captureOpenExternal(true, () =>
      run('zoom.joinMeeting', 'https://us05web.zoom.us/s/85012345678?zak=eyJhbGci.secret'),
    );
    assert.equal(result, 'https://us05web.zoom.us/j/85012345678');
    assert.deepEqual(opened, [result]);
  });

  it('opens nothing but links to Zoom meetings', async () => {
    for (const argument of [
      'https://evil.example/j/85012345678',
      'https://zoom.us.evil.example/j/85012345678',
      'https://zoom.us@evil.example/j/85012345678',
      'https://someone@zoom.us/j/85012345678',
      'https://zoom.us:8443/j/85012345678',
      'http://zoom.us/j/85012345678',
      'javascript:alert(1)//zoom.us/j/85012345678',
      'command:zoom.signOut',
      'zoommtg://evil.example/join?action=join&confno=85012345678',
      'https://zoom.us/signin',
      { join_url: 'https://evil.example/j/85012345678' },
      'abc',
      { id: null },
      0,
      123,
      [],
    ]) {
      const { opened } = await captureOpenExternal(true, () =>
        assert.rejects(run('zoom.joinMeeting', argument), /Not a Zoom meeting/),
      );
      assert.deepEqual(opened, []);
    }
    assert.deepEqual(await routes(), []);
  });

  it('refuses a method that it does not know', async () => {
    await assert.rejects(run('zoom.joinMeetingWith', theirs, { openWith: 'phone' }), {
      name: 'ZoomValidationError',
      message: /"browser", "app" or "webClient"/,
    });
  });

  it('fails if nothing opened', async () => {
    await captureOpenExternal(false, async () => {
      await assert.rejects(run('zoom.joinMeeting', theirs), /not opened in a browser/);
      await assert.rejects(
        run('zoom.joinMeetingWith', theirs, { openWith: 'app' }),
        /Zoom app did not open/,
      );
    });
  });
});

describe('Joining the next meeting', () => {
  const at = (minutes: number) =>
    `${new Date(Date.now() + minutes * 60_000).toISOString().slice(0, 19)}Z`;
  const addMeeting = (topic: string, minutes: number, fields: object = {}) =>
    sandbox.addMeeting({
      hostedBy: mara,
      topic,
      type: 2,
      start_time: at(minutes),
      duration: 60,
      ...fields,
    });
  const joinNext = async () => {
    const { result, opened } = await captureOpenExternal(true, () =>
      run<string>('zoom.joinNextMeeting', {}),
    );
    assert.deepEqual(opened, [result]);
    return result;
  };

  beforeEach(async () => {
    await startSignedIn();
    await sandbox.reset({ meetings: 0, keepsSessions: true });
    await run('zoom.refreshMeetings', {});
    await sandbox.clearRequests();
  });

  it('says so if there is none, after asking Zoom', async () => {
    await addMeeting('In two days', 2 * 24 * 60);
    await assert.rejects(run('zoom.joinNextMeeting', {}), {
      message: 'No meeting is live or starts within the next 24 hours.',
    });
    assert.ok((await routes()).includes('GET /v2/users/:userId/meetings'));
  });

  it('finds one that was created since the last refresh', async () => {
    const id = await addMeeting('Just created', 90);
    assert.match(await joinNext(), new RegExp(`^${sandbox.url}/j/${id}\\?pwd=`));
  });

  it('takes the live one first, unless the next one is about to begin, and asks nobody', async () => {
    await addMeeting('Later', 120);
    const live = await addMeeting('In progress', -20, { live: true });
    await run('zoom.refreshMeetings', {});
    await sandbox.clearRequests();
    assert.match(await joinNext(), new RegExp(`/j/${live}\\?`));
    assert.deepEqual(await routes(), []);
    const next = await addMeeting('About to begin', 3);
    await run('zoom.refreshMeetings', {});
    await sandbox.clearRequests();
    assert.match(await joinNext(), new RegExp(`/j/${next}\\?`));
    assert.deepEqual(await routes(), []);
  });

  it('needs somebody who is signed in', async () => {
    await startSignedOut();
    await assert.rejects(run('zoom.joinNextMeeting', {}), { name: 'ZoomAuthError' });
  });
});

describe('Joining while nobody is signed in', () => {
  before(async () => {
    await startSignedOut();
    await sandbox.clearRequests();
  });

  it('takes links and numbers, and makes no request', async () => {
    const own = `${sandbox.url}/j/85012345678?pwd=p`;
    for (const [argument, page] of [
      [theirs, theirs],
      [own, own],
      ['850 1234 5678', `${sandbox.url}/j/85012345678`],
      ['Meeting ID: 850–1234–5678', `${sandbox.url}/j/85012345678`],
      [`${own} Meeting ID: 850 1234 5678 Passcode: 1`, own],
      [`“${own.replace('?', '?omn=85087654321&amp;')}”`, own.replace('?', '?omn=85087654321&')],
      [`\\href{${theirs.replace(/[%&#]/g, '\\$&')}}{Theirs}`, theirs],
    ] as const) {
      const { opened } = await captureOpenExternal(true, () => run('zoom.joinMeeting', argument));
      assert.deepEqual(opened, [page]);
    }
    assert.deepEqual(await routes(), []);
  });
});

describe('Starting as the host', () => {
  before(async () => {
    await startSignedOut();
    await signIn();
    await run('zoom.refreshMeetings', {});
  });

  beforeEach(async () => {
    await browser.clearOpenedUrls();
    await sandbox.clearRequests();
  });

  it('opens the start page with a new, valid ZAK that the caller never sees', async () => {
    const meeting = await create('Mine');
    const link = await run<string>('zoom.startMeeting', meeting.id);
    assert.equal(link, `${sandbox.url}/s/${meeting.id}`);
    const page = await openedPage(`${link}?zak=`);
    assert.match(page.text, /you would now be hosting Mine/);
    assert.ok((await routes()).includes('GET /v2/users/me/zak'));
  });

  it('starts a meeting that is not listed', async () => {
    const id = await sandbox.addMeeting({ hostedBy: mara, topic: 'Made elsewhere' });
    const { opened } = await captureOpenExternal(true, () => run('zoom.startMeeting', id));
    assert.match(opened[0] ?? '', new RegExp(`/s/${id}\\?zak=.`));
    assert.deepEqual(await routes(), ['GET /v2/meetings/:meetingId', 'GET /v2/users/me/zak']);
  });

  it('starts the personal meeting room, which cannot be deleted', async () => {
    const { opened } = await captureOpenExternal(true, () => run('zoom.startMeeting', room));
    assert.match(opened[0] ?? '', new RegExp(`/s/${room}\\?zak=.`));
    assert.deepEqual(await routes(), ['GET /v2/users/:userId', 'GET /v2/users/me/zak']);
  });

  it('shows no part of the ZAK if VS Code asks before it opens the page', async () => {
    const meeting = await create('Quietly');
    const { opened } = await captureOpenExternal(true, () => run('zoom.startMeeting', meeting.id));
    // Its question has the address up to the `?`, and of the rest the last 60 characters at most.
    assert.match((opened[0] ?? '').slice(-60), /^[a-z-]+$/);
    assert.match(opened[0] ?? '', /\?zak=[\w.-]+#[a-z-]+$/);
  });

  it('is for the host only, so no ZAK is created for the meetings of others', async () => {
    const id = await sandbox.addMeeting({
      hostedBy: priya,
      invited: [mara],
      topic: 'Theirs',
      start_time: `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`,
    });
    await run('zoom.refreshMeetings', {});
    await sandbox.clearRequests();
    await assert.rejects(run('zoom.startMeeting', id), /Only the host/);
    assert.deepEqual(await routes(), []);
  });

  it('removes a meeting that was deleted from the list, and says so', async () => {
    const meeting = await create('Gone by now');
    await sandbox.removeMeeting(meeting.id);
    const { opened } = await captureOpenExternal(true, () =>
      assert.rejects(run('zoom.startMeeting', meeting.id), {
        name: 'ZoomNotFoundError',
        code: 3001,
        message: /“Gone by now” is no longer available at Zoom and was removed from the list/,
      }),
    );
    assert.deepEqual(opened, []);
    await assert.rejects(run('zoom.copyJoinLink', meeting.id), { code: 3001 });
  });

  it('does not need the scope to read single meetings', async () => {
    const meeting = await create('Unread');
    await sandbox.fault({
      route: 'GET /v2/meetings/:meetingId',
      kind: 'status',
      status: 400,
      times: 1,
      body: {
        code: 4711,
        message: 'Invalid access token, does not contain scopes:[meeting:read:meeting].',
      },
    });
    const { opened } = await captureOpenExternal(true, () => run('zoom.startMeeting', meeting.id));
    assert.equal(opened.length, 1);
  });

  it('fails without the ZAK in its error if no browser opened', async () => {
    const meeting = await create('No browser');
    await captureOpenExternal(false, () =>
      assert.rejects(run('zoom.startMeeting', meeting.id), (error: Error) => {
        assert.match(error.message, /not opened in a browser/);
        assert.doesNotMatch(`${error.message} ${error.stack ?? ''}`, /zak=/);
        return true;
      }),
    );
  });
});

describe('Instant meetings', () => {
  before(async () => {
    await startSignedOut();
    await signIn();
    await run('zoom.refreshMeetings', {});
  });

  beforeEach(async () => {
    await browser.clearOpenedUrls();
    await sandbox.clearRequests();
  });

  it('are created once and opened as the host', async () => {
    const { live } = await sandbox.state();
    const meeting = await run<Meeting>('zoom.startInstantMeeting', { topic: 'Quick word' });
    assert.equal(meeting.type, 1);
    assert.equal(meeting.topic, 'Quick word');
    assert.ok(!('start_url' in meeting));
    const page = await openedPage(`${sandbox.url}/s/${meeting.id}?zak=`);
    assert.match(page.text, /you would now be hosting Quick word/);
    assert.equal((await sandbox.state()).live, live + 1);
    assert.deepEqual(await routes(), ['GET /v2/users/me/zak', 'POST /v2/users/:userId/meetings']);
  });

  it('are listed, and can be joined and ended without another request for Zoom’s lists', async () => {
    const meeting = await run<Meeting>('zoom.startInstantMeeting', {});
    assert.notEqual(meeting.topic, '');
    await openedPage(`${sandbox.url}/s/${meeting.id}?zak=`);
    await sandbox.clearRequests();
    assert.equal(await run('zoom.copyJoinLink', meeting.id), meeting.join_url);
    assert.deepEqual(await routes(), []);
    assert.equal(await run('zoom.endMeeting', meeting.id, { confirm: false }), true);
    await assert.rejects(run('zoom.copyJoinLink', meeting.id), { code: 3001 });
  });

  it('are not created without a ZAK or with a topic that Zoom would refuse', async () => {
    await sandbox.fault({ route: 'GET /v2/users/me/zak', kind: 'dropBefore', times: 2 });
    await assert.rejects(run('zoom.startInstantMeeting', {}), { name: 'ZoomNetworkError' });
    await assert.rejects(run('zoom.startInstantMeeting', { topic: 'x'.repeat(300) }), {
      name: 'ZoomValidationError',
    });
    assert.deepEqual([...new Set(await routes())], ['GET /v2/users/me/zak']);
  });

  it('are never requested twice', async () => {
    await sandbox.fault({
      route: 'POST /v2/users/:userId/meetings',
      kind: 'dropAfter',
      times: 1,
    });
    await assert.rejects(run('zoom.startInstantMeeting', {}), { name: 'ZoomNetworkError' });
    assert.equal((await routes()).filter((route) => route.startsWith('POST')).length, 1);
  });
});
