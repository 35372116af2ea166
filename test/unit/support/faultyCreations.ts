import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { AccountSummary } from '../../../src/accounts/clients/zoomClients';
import { createFromDraft, type DraftOutcome } from '../../../src/meetings/create/createFromDraft';
import { type MeetingDraft, MeetingDrafts } from '../../../src/meetings/create/meetingDrafts';
import { newMeeting } from '../../../src/meetings/input/meetingRequest';
import { creationDifferences } from '../../../src/meetings/model/creationDifferences';
import { MeetingOperations } from '../../../src/meetings/model/meetingOperations';
import { FileLock } from '../../../src/platform/fileLock';
import { ZoomNetworkError } from '../../../src/zoom/errors';
import { ApiTransport } from '../../../src/zoom/http/apiTransport';
import { type Fetch, nodeFetch } from '../../../src/zoom/http/nodeFetch';
import { ServerClock } from '../../../src/zoom/serverClock';
import type { Meeting, NewMeeting } from '../../../src/zoom/types';
import { ZoomClient } from '../../../src/zoom/zoomClient';
import { SeededRandom } from '../../../sandbox/random.ts';
import { SandboxClient } from '../sandbox/sandboxClient.ts';
import { Zoom as ZoomOfWindows } from './meetingsWindow.ts';
import { SilentLog } from './silentLog.ts';

/** The outcome of many creations with faults. */
export interface FaultyCreations {
  /** Meetings at Zoom. */
  readonly meetings: number;
  /** Meetings that are there although another one was created for the same draft. */
  readonly duplicates: number;
  /** Drafts without a meeting. */
  readonly missing: number;
  /** Drafts that were lost before their meeting was there, and meetings that are not what was typed. */
  readonly lostInputs: number;
  /** The requests to create a meeting, lost ones included. */
  readonly requests: number;
  /** The injected faults by their kinds. */
  readonly faults: Readonly<Record<string, number>>;
  /** How the creations were interrupted or repeated, besides by faults. */
  readonly interruptions: Readonly<Record<'reloads' | 'closedWindows' | 'secondWindows', number>>;
}

const createRoute = 'POST /v2/users/:userId/meetings';
const routes = [
  createRoute,
  createRoute,
  createRoute,
  'GET /v2/users/:userId/meetings',
  'GET /v2/meetings/:meetingId',
];

/** How long a request may take, in ms. */
const timeout = 250;

/** How much faster than in the editor everything passes, so that what takes seconds takes a fraction. */
const speed = 10;

/** Every kind of fault that the sandbox has, with what it needs. */
const faults = [
  // The request is handled after its client has stopped waiting.
  { kind: 'latency', ms: timeout + 150 },
  { kind: 'latency', ms: timeout / 5 },
  { kind: 'hold' },
  { kind: 'dropBefore' },
  { kind: 'dropAfter' },
  { kind: 'dropAfter' },
  { kind: 'truncate' },
  { kind: 'html' },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 502, body: '<html>Bad Gateway</html>' },
  { kind: 'status', status: 503 },
  { kind: 'status', limit: 'perSecond' },
  { kind: 'status', limit: 'daily' },
  { kind: 'body', body: '{"id":' },
  { kind: 'body', body: {} },
] as const;

const timeZones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Antarctica/Troll',
];

/** How often a person tries to create a meeting before giving up. */
const maxAttempts = 12;

/**
 * Creates meetings of types 2 and 8, as a person does who presses Try Again: from drafts, in windows that
 * are reloaded, closed, and opened twice, with each kind of fault that the sandbox has, at random. Each
 * host has a sandbox.
 *
 * @param seed determines what happens
 */
export async function faultyCreations(
  count: number,
  hosts: number,
  seed: number,
): Promise<FaultyCreations> {
  const folder = await mkdtemp(join(tmpdir(), 'zoom-creations-'));
  try {
    const results = await Promise.all(
      Array.from({ length: hosts }, (_, host) => {
        const share = Math.floor((count + host) / hosts);
        return new Host(join(folder, String(host)), new SeededRandom(seed * 101 + host)).create(
          share,
          host % 2 === 0 ? 'perOccurrence' : 'once',
        );
      }),
    );
    return results.reduce(add);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** What a person has typed, and what is sent for it. */
interface Typed {
  request: NewMeeting;
  workspace: string;
}

/** A host of meetings, with a sandbox. */
class Host {
  private readonly account: AccountSummary = { id: 'host', label: 'Host', apiUrl: '', scopes: [] };
  private readonly faultCounts: Record<string, number> = {};
  private readonly interruptions = { reloads: 0, closedWindows: 0, secondWindows: 0 };
  private readonly model: ReturnType<ZoomOfWindows['openWindow']>['model'];
  private lostInputs = 0;
  private accessToken = '';
  private url = '';

  constructor(
    private readonly folder: string,
    private readonly random: SeededRandom,
  ) {
    this.model = new ZoomOfWindows(join(folder, 'cache')).openWindow().model;
  }

  async create(count: number, seriesInLists: string): Promise<FaultyCreations> {
    const zoom = await SandboxClient.start({
      meetings: 0,
      clock: undefined,
      clockRunning: true,
      timeZone: 'Europe/Berlin',
    });
    try {
      this.url = zoom.url;
      this.accessToken = (await zoom.signIn()).accessToken;
      await zoom.control('behavior', { seriesInLists });
      const typed = Array.from({ length: count }, (_, index) => this.type(index));
      for (const one of typed) {
        await this.createOne(zoom, one);
      }
      return await this.compare(zoom, typed);
    } finally {
      await zoom.release();
      await zoom.close();
    }
  }

  /** What a person wants; nothing about it is the same for all. */
  private type(index: number): Typed {
    const { random } = this;
    const type = index % 2 === 0 ? 2 : 8;
    const timeZone = random.pick(type === 2 ? timeZones : timeZones.slice(0, -1));
    const day = 86_400_000;
    const start = new Date(
      Math.floor(Date.now() / day) * day +
        random.integer(2, 400) * day +
        random.integer(0, 95) * 900_000,
    );
    const meeting = {
      // Some share their topic and differ in their start only.
      topic: index % 5 === 0 ? 'Stand-up' : `Meeting ${index}`,
      agenda: `What number ${index} is about`,
      type,
      duration: random.pick([15, 30, 45, 60, 90]),
      ...(type === 8 && {
        recurrence: { type: 2, weekly_days: String(random.integer(1, 7)), end_times: 3 },
      }),
    };
    return { request: readable(meeting, start, timeZone), workspace: `file:///work/${index}` };
  }

  private async createOne(zoom: SandboxClient, typed: Typed): Promise<void> {
    const { random } = this;
    const title = typed.request.agenda ?? '';
    let operations = this.openWindow();
    let draft = this.drafts(typed).createDraft();
    await draft.saveFields(title, { ...typed.request });
    for (let faultsLeft = random.integer(0, 2); faultsLeft > 0; faultsLeft--) {
      await this.injectFault(zoom);
    }
    if (random.integer(0, 7) === 0) {
      this.interruptions.closedWindows++;
      await this.closeWhileCreating(typed);
      draft = await this.restore(typed, title, draft);
      operations = this.openWindow();
    }
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      try {
        await this.createInWindows(draft, typed, operations);
        break;
      } catch {
        // The person waits until Zoom works, and presses Try Again.
        await zoom.release();
        if (random.integer(0, 3) === 0) {
          this.interruptions.reloads++;
          draft = await this.restore(typed, title, draft);
          operations = this.openWindow();
        }
      }
    }
    await zoom.release();
  }

  /** Creates the meeting of a draft, sometimes in a second window at the same time. */
  private async createInWindows(
    draft: MeetingDraft,
    typed: Typed,
    operations: MeetingOperations,
  ): Promise<DraftOutcome | undefined> {
    const windows = [{ draft, operations }];
    if (this.random.integer(0, 5) === 0) {
      this.interruptions.secondWindows++;
      const [same = draft] = await this.drafts(typed).listDrafts();
      windows.push({ draft: same, operations: this.openWindow() });
    }
    const outcomes = await Promise.allSettled(
      windows.map((window) =>
        createFromDraft({
          ...window,
          account: this.account,
          request: typed.request,
          findAccount: () => this.account,
        }),
      ),
    );
    const done = outcomes.find((outcome) => outcome.status === 'fulfilled');
    if (done === undefined) {
      throw new Error('No window has created the meeting.');
    }
    return done.value;
  }

  /** A window that is closed while it waits for the response, which nobody gets. */
  private async closeWhileCreating(typed: Typed): Promise<void> {
    const { request } = typed;
    // The lock of a window that was closed expires.
    const [draft] = await this.drafts(typed, {
      whileLocked: async (_name, task) => task(false),
    }).listDrafts();
    if (draft === undefined) {
      throw new Error('The draft is not kept.');
    }
    const closed = Promise.withResolvers<undefined>();
    const never = new Promise<Meeting>(() => undefined);
    void createFromDraft({
      draft,
      account: this.account,
      request,
      operations: {
        create: async () => {
          await this.client()
            .createMeeting(request)
            .catch(() => undefined);
          closed.resolve(undefined);
          return never;
        },
        findCreated: () => Promise.resolve(undefined),
      },
      findAccount: () => this.account,
    });
    await closed.promise;
  }

  /** The draft as another window finds it. */
  private async restore(typed: Typed, title: string, draft: MeetingDraft): Promise<MeetingDraft> {
    const restored = (await this.drafts(typed).listDrafts()).find((one) => one.title === title);
    const isCreated = await draft.whileClaimed(({ record }) =>
      Promise.resolve(record.created !== undefined),
    );
    const wasKept = JSON.stringify(restored?.fields) === JSON.stringify({ ...typed.request });
    if (!wasKept && !isCreated) {
      this.lostInputs++;
    }
    return restored ?? draft;
  }

  private async injectFault(zoom: SandboxClient): Promise<void> {
    const fault = this.random.pick(faults);
    const name = [
      fault.kind,
      'status' in fault ? fault.status : 'limit' in fault ? fault.limit : '',
    ]
      .join(' ')
      .trim();
    this.faultCounts[name] = (this.faultCounts[name] ?? 0) + 1;
    await zoom.control('faults', { route: this.random.pick(routes), times: 1, ...fault });
  }

  private drafts(
    { workspace }: Typed,
    lock: Pick<FileLock, 'whileLocked'> = new FileLock(join(this.folder, 'locks'), new SilentLog()),
  ): MeetingDrafts {
    const log = new SilentLog();
    return new MeetingDrafts(join(this.folder, 'drafts'), lock, log, {
      workspace,
      process: 1,
      isRunning: () => true,
    });
  }

  /** What a window knows that has just been opened. */
  private openWindow(): MeetingOperations {
    const clock = new ServerClock();
    const client = this.client(clock);
    return new MeetingOperations(
      { clientFor: () => Promise.resolve(client) },
      this.model,
      clock,
      (ms) => delay(ms / speed),
    );
  }

  private client(clock = new ServerClock()): ZoomClient {
    const transport = new ApiTransport({ apiUrl: `${this.url}/v2`, fetch: impatientFetch, clock });
    return new ZoomClient((request) => transport.send(request, this.accessToken), 'sandbox');
  }

  /** Compares what was typed with the meetings that there are. */
  private async compare(zoom: SandboxClient, typed: readonly Typed[]): Promise<FaultyCreations> {
    const listed: Meeting[] = [];
    for await (const page of this.client().listMeetings('scheduled')) {
      listed.push(...page);
    }
    const byAgenda = new Map<string, Map<number, Meeting>>();
    for (const meeting of listed) {
      const agenda = meeting.agenda ?? '';
      const same = byAgenda.get(agenda) ?? new Map<number, Meeting>();
      byAgenda.set(agenda, same);
      same.set(meeting.id, same.get(meeting.id) ?? meeting);
    }
    const found = typed.map(({ request }) => ({
      request,
      meetings: [...(byAgenda.get(request.agenda ?? '')?.values() ?? [])],
    }));
    const different = found.filter(({ request, meetings }) =>
      meetings.some((meeting) => creationDifferences(request, meeting).length > 0),
    );
    const requests = (await zoom.requests()).filter(({ route }) => route === createRoute);
    return {
      meetings: new Set(listed.map(({ id }) => id)).size,
      duplicates: found.reduce((sum, { meetings }) => sum + Math.max(meetings.length - 1, 0), 0),
      missing: found.filter(({ meetings }) => meetings.length === 0).length,
      lostInputs: this.lostInputs + different.length,
      requests: requests.length,
      faults: this.faultCounts,
      interruptions: this.interruptions,
    };
  }
}

/** The request for a meeting; a series that cannot start at a time starts a day later. */
function readable(meeting: NewMeeting, start: Date, timeZone: string): NewMeeting {
  try {
    return newMeeting(meeting, start, timeZone);
  } catch {
    return newMeeting(meeting, new Date(start.getTime() + 86_400_000), timeZone);
  }
}

/** A fetch that does not wait for long. */
const impatientFetch: Fetch = async (url, init) => {
  const aborter = new AbortController();
  const timer = setTimeout(() => {
    aborter.abort(new ZoomNetworkError('timedOut', new URL(url).host));
  }, timeout);
  try {
    return await nodeFetch(url, { ...init, signal: aborter.signal });
  } finally {
    clearTimeout(timer);
  }
};

function add(one: FaultyCreations, other: FaultyCreations): FaultyCreations {
  const sum = <T extends Readonly<Record<string, number>>>(a: T, b: T) =>
    Object.fromEntries(
      [...new Set([...Object.keys(a), ...Object.keys(b)])]
        .sort()
        .map((key) => [key, (a[key] ?? 0) + (b[key] ?? 0)]),
    ) as T;
  return {
    meetings: one.meetings + other.meetings,
    duplicates: one.duplicates + other.duplicates,
    missing: one.missing + other.missing,
    lostInputs: one.lostInputs + other.lostInputs,
    requests: one.requests + other.requests,
    faults: sum(one.faults, other.faults),
    interruptions: sum(one.interruptions, other.interruptions),
  };
}
