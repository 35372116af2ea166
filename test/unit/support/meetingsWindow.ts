import { EventEmitter } from 'vscode';
import type { AccountsChange } from '../../../src/accounts/store/accountStore';
import type { PersonalRoom } from '../../../src/accounts/store/personalRoom';
import type { AccountSummary, ZoomClients } from '../../../src/accounts/clients/zoomClients';
import { MeetingOperations } from '../../../src/meetings/model/meetingOperations';
import { MeetingResolver } from '../../../src/meetings/target/meetingResolver';
import type { MeetingPicker } from '../../../src/meetings/target/meetingPicker';
import { MeetingsCache } from '../../../src/meetings/model/meetingsCache';
import { MeetingsModel } from '../../../src/meetings/model/meetingsModel';
import type { ApiRequest } from '../../../src/zoom/http/apiTransport';
import { ZoomNetworkError, ZoomNotFoundError } from '../../../src/zoom/errors';
import type { Meeting } from '../../../src/zoom/types';
import { ZoomClient } from '../../../src/zoom/zoomClient';

/** An account's data at Zoom. */
export interface AccountAtZoom {
  hosted: Meeting[];
  /** Hosted meetings that are later than those in Zoom's list of upcoming meetings. */
  far: Meeting[];
  /** The next 24 hours. */
  upcoming: Meeting[];
  live: Meeting[];
  previous: Meeting[];
  /** The personal meeting room. */
  room: PersonalRoom | undefined;
  /** Whether a proxy gives the first page of the hosted meetings for every page. */
  repeatsPages?: boolean;
  /**
   * The errors of requests: for a list (`hosted`, `far`, `live`, `invitations`), for the `user`, or
   * for `all` of them.
   */
  refusals: Partial<Record<'hosted' | 'far' | 'live' | 'invitations' | 'user' | 'all', Error>>;
}

/** Zoom, and the state that all windows of VS Code share. */
export class Zoom {
  accounts: AccountSummary[] = [];
  readonly atZoom = new Map<string, AccountAtZoom>();
  readonly settings = { showPrevious: false };

  /** @param folder the folder of the windows' cached lists */
  constructor(readonly folder: string) {}

  /** Signs an account in. */
  add(id: string, summary: Partial<AccountSummary> = {}): AccountAtZoom {
    const account: AccountAtZoom = {
      hosted: [],
      far: [],
      upcoming: [],
      live: [],
      previous: [],
      room: summary.personalRoom,
      refusals: {},
    };
    this.atZoom.set(id, account);
    this.accounts.push({
      id,
      label: `${id}@example.com`,
      apiUrl: 'https://api.zoom.us/v2',
      ended: undefined,
      personalRoom: undefined,
      scopes: [],
      ...summary,
    });
    return account;
  }

  /** Makes Zoom unreachable for all accounts, or reachable again. */
  set isOffline(isOffline: boolean) {
    for (const { refusals } of this.atZoom.values()) {
      refusals.all = isOffline ? new ZoomNetworkError('unreachable', 'api.zoom.us') : undefined;
    }
  }

  /** Opens a window of VS Code, with its own model and the cache that all windows share. */
  openWindow() {
    const requests: string[] = [];
    const clients = {
      accounts: () => Promise.resolve([...this.accounts]),
      signedInAccounts: () => Promise.resolve([...this.accounts]),
      clientFor: ({ id }: AccountSummary) =>
        Promise.resolve(
          new ZoomClient((request) => {
            const type = request.query?.type;
            requests.push([id, request.path, ...(type === undefined ? [] : [type])].join(' '));
            return respond(this.atZoom.get(id), request);
          }, 'api.zoom.us'),
        ),
    } as unknown as ZoomClients;
    const model = new MeetingsModel({
      clients,
      store: { onDidChange: new EventEmitter<AccountsChange>().event },
      settings: this.settings,
      cache: new MeetingsCache(this.folder, (error) => {
        throw error;
      }),
      log: { error: () => undefined },
    });
    const operations = new MeetingOperations(clients, model, { now: () => new Date() });
    const argument = new MeetingResolver(
      clients,
      model,
      undefined as unknown as MeetingPicker,
      operations,
    );
    const topics = () => model.all().map(({ entry }) => entry.topic);
    return { clients, model, operations, argument, requests, topics };
  }
}

/** Zoom's response to a request of an account. */
function respond(account: AccountAtZoom | undefined, request: ApiRequest): Promise<unknown> {
  const {
    hosted = [],
    far = [],
    upcoming = [],
    live = [],
    previous = [],
    room,
    repeatsPages = false,
    refusals = {},
  } = account ?? {};
  const { route, path, query } = request;
  if (route === '/meetings/{meetingId}') {
    const found = [...hosted, ...far].find(({ id }) => path === `/meetings/${id}`);
    const missing = new ZoomNotFoundError('Meeting does not exist.', {
      status: 404,
      code: 3001,
      meaning: 'meetingMissing',
    });
    return refusals.all || found === undefined
      ? Promise.reject(refusals.all ?? missing)
      : Promise.resolve(found);
  }
  if (route === '/users/me') {
    const failure = refusals.all ?? refusals.user;
    return failure === undefined
      ? Promise.resolve({
          id: 'user',
          ...(room && { pmi: room.id, personal_meeting_url: room.url }),
        })
      : Promise.reject(failure);
  }
  const list = requestedList(request);
  const refusal = refusals.all ?? refusals[list];
  if (refusal !== undefined) {
    return Promise.reject(refusal);
  }
  if (query?.type === 'previous_meetings') {
    return Promise.resolve({ meetings: previous });
  }
  // Pages of the hosted list have one meeting each.
  const page = Number(query?.next_page_token ?? 0);
  const lists = {
    invitations: { meetings: upcoming },
    live: { meetings: live },
    far: { meetings: [...hosted, ...far] },
    hosted: {
      meetings: hosted.slice(page, page + 1),
      next_page_token: repeatsPages ? '0' : page + 1 < hosted.length ? String(page + 1) : '',
    },
  };
  return Promise.resolve(lists[list]);
}

function requestedList({ route, query }: ApiRequest): 'invitations' | 'live' | 'far' | 'hosted' {
  if (route === '/users/me/upcoming_meetings') {
    return 'invitations';
  }
  if (query?.type === 'live') {
    return 'live';
  }
  return query?.type === 'scheduled' ? 'far' : 'hosted';
}
