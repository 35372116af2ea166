import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AccountSummary } from '../../../src/accounts/clients/zoomClients';
import { createFromDraft } from '../../../src/meetings/create/createFromDraft';
import { type MeetingDraft, MeetingDrafts } from '../../../src/meetings/create/meetingDrafts';
import { MeetingOperations } from '../../../src/meetings/model/meetingOperations';
import { FileLock } from '../../../src/platform/fileLock';
import { ZoomNetworkError, ZoomValidationError } from '../../../src/zoom/errors';
import type { ScopedRequest } from '../../../src/zoom/http/apiTransport';
import type { Meeting, NewMeeting } from '../../../src/zoom/types';
import { ZoomClient } from '../../../src/zoom/zoomClient';
import { Zoom as ZoomOfWindows } from '../support/meetingsWindow.ts';
import { SilentLog } from '../support/silentLog.ts';

const account: AccountSummary = { id: 'ada', label: 'Ada', apiUrl: '', scopes: [] };
const request: NewMeeting = { topic: 'Retro', type: 2, duration: 30, password: 'open sesame' };
const lost = new ZoomNetworkError('interrupted', 'zoom.example');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zoom-drafts-'));
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true, maxRetries: 5 });
});

/** The lock of a window that is closed, which expires. */
const noLock: Pick<FileLock, 'whileLocked'> = { whileLocked: async (_name, task) => task(false) };

/** A window with a folder, of a process that runs until it is closed. */
function openWindow(
  process = 1,
  workspace = 'file:///work',
  running = [1, 2],
  lock: Pick<FileLock, 'whileLocked'> = new FileLock(join(folder, 'locks'), new SilentLog()),
) {
  return new MeetingDrafts(join(folder, 'drafts'), lock, new SilentLog(), {
    workspace,
    process,
    isRunning: (id) => running.includes(id),
  });
}

async function saved(drafts: MeetingDrafts, title: string, fields = {}): Promise<MeetingDraft> {
  const draft = drafts.createDraft();
  await draft.saveFields(title, fields);
  return draft;
}

/** The first draft that a window offers. */
async function restore(drafts: MeetingDrafts): Promise<MeetingDraft> {
  const [draft] = await drafts.listDrafts();
  if (draft === undefined) {
    throw new Error('There is no draft.');
  }
  return draft;
}

const titles = async (drafts: MeetingDrafts) =>
  (await drafts.listDrafts()).map(({ title }) => title);

/** Zoom as several windows see it. `answer` decides what a window gets for a request to create. */
class Zoom {
  readonly meetings: Meeting[] = [];

  operations(answer: (request: ScopedRequest) => unknown = () => undefined) {
    const client = new ZoomClient(async (sent) => {
      if (sent.method === 'POST') {
        const failure = await answer(sent);
        if (failure instanceof ZoomValidationError) {
          throw failure;
        }
        const meeting = {
          ...(sent.body as NewMeeting),
          password: undefined,
          id: 80_000_000_000 + this.meetings.length,
          created_at: new Date().toISOString(),
        };
        this.meetings.push(meeting);
        if (failure instanceof Error) {
          throw failure;
        }
        return meeting;
      }
      const id = Number(/\d+$/.exec(sent.path)?.[0]);
      return Number.isNaN(id)
        ? { meetings: this.meetings }
        : this.meetings.find((one) => one.id === id);
    }, 'zoom.example');
    const { model } = new ZoomOfWindows(folder).openWindow();
    return new MeetingOperations(
      { clientFor: () => Promise.resolve(client) },
      model,
      { now: () => new Date() },
      () => Promise.resolve(),
    );
  }
}

const create = (draft: MeetingDraft, operations: MeetingOperations, asked = request) =>
  createFromDraft({
    draft,
    account,
    request: asked,
    operations,
    findAccount: (id) => (id === account.id ? account : undefined),
  });

describe('A draft of a new meeting', () => {
  it('survives the window', async () => {
    await saved(openWindow(), 'Retro', {
      startText: 'friday 3pm',
      settings: { waiting_room: true },
    });
    const draft = await restore(openWindow(2));
    expect(draft.title).toBe('Retro');
    expect(draft.fields).toEqual({
      startText: 'friday 3pm',
      settings: { waiting_room: true },
    });
  });

  it('contains no passcode, at any depth', async () => {
    const draft = await saved(openWindow(), 'Retro', {
      passcode: 'open sesame',
      request: { password: 'open sesame', topic: 'Retro' },
    });
    await expect(
      create(
        draft,
        new Zoom().operations(() => lost),
      ),
    ).resolves.toBeDefined();
    await draft.saveFields('Retro', { list: [{ pwd: 'open sesame' }] });
    for (const name of await readdir(join(folder, 'drafts'))) {
      expect(await readFile(join(folder, 'drafts', name), 'utf8')).not.toContain('sesame');
    }
  });

  it('keeps what was typed last', async () => {
    const draft = openWindow().createDraft();
    await Promise.all(['R', 'Re', 'Ret', 'Retro'].map((title) => draft.saveFields(title, {})));
    expect(await titles(openWindow())).toEqual(['Retro']);
  });

  it('is gone after it was discarded, and if nothing is left of its title', async () => {
    const drafts = openWindow();
    await (await saved(drafts, 'Retro')).discard();
    await (await saved(drafts, 'Review')).saveFields(' ', {});
    expect(await titles(drafts)).toEqual([]);
    expect(await readdir(join(folder, 'drafts'))).toEqual([]);
  });

  it('replaces the one before it in the same workspace', async () => {
    await saved(openWindow(), 'First');
    await saved(openWindow(), 'Second');
    expect(await titles(openWindow())).toEqual(['Second']);
  });

  it('replaces none of a window that is open, and none of another workspace', async () => {
    await saved(openWindow(2), 'Elsewhere open');
    await saved(openWindow(3), 'Closed');
    await saved(openWindow(1, 'file:///other'), 'Other workspace');
    await saved(openWindow(), 'Own');
    expect(await titles(openWindow())).toEqual(['Own', 'Elsewhere open', 'Other workspace']);
  });

  it('is one of at most ten', async () => {
    vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
    for (let index = 0; index < 12; index++) {
      vi.setSystemTime(Date.now() + 1_000);
      await saved(openWindow(1, `file:///${index}`), `Draft ${index}`);
    }
    expect(await titles(openWindow())).toHaveLength(10);
    expect(await titles(openWindow())).not.toContain('Draft 0');
  });

  it('is forgotten after a day', async () => {
    vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
    await saved(openWindow(), 'Retro');
    vi.setSystemTime(Date.now() + 23 * 3_600_000);
    expect(await titles(openWindow())).toEqual(['Retro']);
    vi.setSystemTime(Date.now() + 2 * 3_600_000);
    expect(await titles(openWindow())).toEqual([]);
    expect(await readdir(join(folder, 'drafts'))).toEqual([]);
  });

  it.each(['', '{', '[]', '{"version":2}', '{"version":1,"title":7}'])(
    'is ignored if its file contains %j',
    async (content) => {
      await saved(openWindow(), 'Retro');
      const [name = ''] = await readdir(join(folder, 'drafts'));
      await writeFile(join(folder, 'drafts', name), content);
      expect(await titles(openWindow())).toEqual([]);
    },
  );

  it('can be used although no file can be written', async () => {
    await writeFile(join(folder, 'drafts'), 'a file in the place of the folder');
    const draft = await saved(openWindow(), 'Retro');
    const zoom = new Zoom();
    await expect(create(draft, zoom.operations())).resolves.toMatchObject({ kind: 'created' });
    await expect(create(draft, zoom.operations())).resolves.toMatchObject({
      kind: 'createdElsewhere',
    });
    expect(zoom.meetings).toHaveLength(1);
  });
});

describe('Creating the meeting of a draft', () => {
  it('forgets what was typed', async () => {
    const drafts = openWindow();
    const draft = await saved(drafts, 'Retro');
    await expect(create(draft, new Zoom().operations())).resolves.toMatchObject({
      kind: 'created',
      meeting: { topic: 'Retro' },
    });
    expect(await titles(drafts)).toEqual([]);
  });

  it('creates one meeting in two windows, also at the same time', async () => {
    await saved(openWindow(), 'Retro');
    const first = await restore(openWindow(1));
    const second = await restore(openWindow(2));
    const zoom = new Zoom();
    const outcomes = await Promise.all(
      [first, second].map((draft) => create(draft, zoom.operations())),
    );
    expect(zoom.meetings).toHaveLength(1);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['created', 'createdElsewhere']);
    expect(outcomes.find(({ kind }) => kind === 'createdElsewhere')).toMatchObject({
      created: { accountId: 'ada', id: zoom.meetings[0]?.id, topic: 'Retro' },
    });
  });

  it('finds the meeting that a window asked for before it was closed', async () => {
    const zoom = new Zoom();
    await saved(openWindow(), 'Retro');
    // The window is closed when Zoom has created the meeting, so nothing after that happens.
    const closed = Promise.withResolvers<undefined>();
    const closing = await restore(openWindow(1, 'file:///work', [2], noLock));
    void createFromDraft({
      draft: closing,
      account,
      request,
      operations: {
        create: async () => {
          await zoom.operations().create(account, request);
          closed.resolve(undefined);
          return new Promise(() => undefined);
        },
        findCreated: () => Promise.resolve(undefined),
      },
      findAccount: () => account,
    });
    await closed.promise;
    const restored = await restore(openWindow(2));
    const outcome = await create(restored, zoom.operations(), {
      ...request,
      topic: 'Retrospective',
    });
    expect(outcome).toMatchObject({ kind: 'found', meeting: { topic: 'Retro' } });
    expect(zoom.meetings).toHaveLength(1);
    expect(await titles(openWindow())).toEqual([]);
  });

  it('creates the meeting if the window was closed before Zoom got the request', async () => {
    const zoom = new Zoom();
    const draft = await saved(openWindow(), 'Retro');
    await draft.whileClaimed((claim) => claim.noteAttempt(account.id, request));
    const restored = await restore(openWindow(2));
    await expect(create(restored, zoom.operations())).resolves.toMatchObject({
      kind: 'created',
    });
    expect(zoom.meetings).toHaveLength(1);
  });

  it('keeps a draft that Zoom refused, and sends it again without a search', async () => {
    const zoom = new Zoom();
    const draft = await saved(openWindow(), 'Retro');
    const refusal = new ZoomValidationError(
      [{ field: 'topic', message: '' }],
      'Validation Failed.',
    );
    await expect(
      create(
        draft,
        zoom.operations(() => refusal),
      ),
    ).rejects.toBe(refusal);
    expect(await titles(openWindow())).toEqual(['Retro']);
    await draft.whileClaimed(({ record }) => {
      expect(record.attempts).toEqual([]);
      return Promise.resolve();
    });
    await expect(create(draft, zoom.operations())).resolves.toMatchObject({ kind: 'created' });
  });

  it('is not replaced by another draft while its meeting may have been created', async () => {
    const draft = await saved(openWindow(), 'Retro');
    await draft.whileClaimed((claim) => claim.noteAttempt(account.id, request));
    await saved(openWindow(), 'Another');
    expect((await titles(openWindow())).sort()).toEqual(['Another', 'Retro']);
    await draft.discard();
    await draft.whileClaimed(({ record }) => {
      expect(record.attempts).toHaveLength(1);
      return Promise.resolve();
    });
  });
});
