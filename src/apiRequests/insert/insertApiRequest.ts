import * as v from 'valibot';
import * as vscode from 'vscode';
import type { ZoomClients } from '../../accounts/clients/zoomClients';
import { ownHostsOf } from '../../links/zoomLink';
import type { FoundMeeting, MeetingResolver } from '../../meetings/target/meetingResolver';
import { noMeetingError } from '../../meetings/target/meetingResolver';
import {
  parseMeetingReference,
  parseMeetingText,
} from '../../meetings/target/parseMeetingReference';
import { isCancellation } from '../../platform/cancellation';
import { parseOptions } from '../../platform/commandOptions';
import type { CommandHandlers } from '../../platform/commandRegistry';
import { EditorInsertion } from '../../platform/editorInsertion';
import { QuickInputSteps } from '../../platform/quickInputSteps';
import type { Settings } from '../../platform/settings';
import type { ServerClock } from '../../zoom/serverClock';
import { pathParameters } from '../catalog/findRequests';
import { requestById, zoomRequests, type RequestId } from '../catalog/zoomRequests';
import { requestLabel } from '../labels/requestLabels';
import { snippetRequest, type SnippetValues } from '../snippets/snippetRequest';
import {
  languageOfEditor,
  readTarget,
  SnippetInsertion,
  type SnippetTarget,
} from './snippetInsertion';

/** What {@link InsertApiRequest} needs. */
export interface InsertApiRequestDeps {
  settings: Pick<Settings, 'apiUrl' | 'oauthUrl'>;
  clients: Pick<ZoomClients, 'accounts'>;
  insertion: Pick<SnippetInsertion, 'insertSnippet' | 'listTargets'>;
  /** Loads what lets a person pick a meeting, when it is first needed. */
  loadResolver: () => Promise<Pick<MeetingResolver, 'find'>>;
  clock: Pick<ServerClock, 'now'>;
}

/** The parts of a meeting that its requests have. */
export interface MeetingValues {
  id: string;
  topic?: string;
  /** In minutes. */
  duration?: number;
}

interface RequestItem extends vscode.QuickPickItem {
  id?: RequestId;
}

/** Requests in the order in which they are offered: those that most programs need, then the others. */
const commonRequests: readonly RequestId[] = [
  ...(['getUserToken', 'getZak', 'getUser', 'listMeetings', 'getMeeting'] as const),
  ...(['createMeeting', 'updateMeeting', 'deleteMeeting', 'endMeeting', 'getInvitation'] as const),
  ...(['listRecordings', 'exchangeCode', 'refreshToken', 'revokeToken'] as const),
];

const dayMs = 24 * 3_600_000;

/** The longest part of a line around the cursor in which a meeting is looked for, in characters. */
const longestContext = 2_000;

const requestIds = Object.keys(zoomRequests) as [RequestId, ...RequestId[]];

const insertOptions = v.object({
  request: v.optional(
    v.picklist(requestIds, () =>
      vscode.l10n.t('The request must be one of these: {0}.', requestIds.join(', ')),
    ),
  ),
  language: v.optional(v.string(() => vscode.l10n.t('The language must be the ID of a language.'))),
  client: v.optional(v.string(() => vscode.l10n.t('The client must be the name of a client.'))),
  meeting: v.optional(v.unknown()),
  userId: v.optional(v.string(() => vscode.l10n.t('The user ID must be text.'))),
});

/** Creates the command, and what it inserts with. */
export function createInsertCommands(
  deps: Omit<InsertApiRequestDeps, 'insertion'>,
): CommandHandlers<'insertApiRequest'> {
  const insertion = new SnippetInsertion(new EditorInsertion());
  return new InsertApiRequest({ ...deps, insertion }).handlers;
}

/** Writes requests to Zoom into people's own programs. Sends nothing, and needs no account. */
export class InsertApiRequest {
  readonly handlers: CommandHandlers<'insertApiRequest'> = {
    'zoom.insertApiRequest': (options) => this.insertRequest(options),
  };

  private readonly input = new QuickInputSteps();

  constructor(private readonly deps: InsertApiRequestDeps) {}

  private async insertRequest(argument: unknown): Promise<string> {
    const options = parseOptions(insertOptions, argument);
    const isComplete = options.request !== undefined;
    const language = options.language ?? (isComplete ? languageOfEditor() : undefined);
    const named = language === undefined ? undefined : readTarget(language, options.client);
    const accounts = await this.deps.clients.accounts();
    const ownHosts = ownHostsOf(accounts);
    // The editor may change while questions are asked.
    const atCursor = findMeetingAtCursor(ownHosts);
    const { id, target } = await this.askWhatIsMissing(options.request, named);
    const meeting = await this.findMeeting(id, {
      given: readMeeting(options.meeting, ownHosts) ?? atCursor,
      mayAsk: !isComplete && accounts.length > 0,
    });
    const { apiUrl, oauthUrl } = this.deps.settings;
    const values = valuesOf(id, { meeting, userId: options.userId, now: this.deps.clock.now() });
    const request = snippetRequest(id, values, { apiUrl, oauthUrl });
    return this.deps.insertion.insertSnippet(request, target);
  }

  private async askWhatIsMissing(
    givenId: RequestId | undefined,
    givenTarget: SnippetTarget | undefined,
  ): Promise<{ id: RequestId; target: SnippetTarget }> {
    let id = givenId;
    let target = givenTarget;
    const askRequest = async () => {
      const picked = await this.input.showQuickPick({
        items: requestItems(),
        placeholder: vscode.l10n.t('Select a request'),
      });
      if (typeof picked === 'symbol') {
        return picked;
      }
      id = picked.id;
      return undefined;
    };
    const askTarget = async () => {
      const picked = await this.input.showQuickPick({
        items: this.deps.insertion.listTargets(),
        placeholder: vscode.l10n.t('Select a language'),
      });
      if (typeof picked === 'symbol') {
        return picked;
      }
      target = picked.target;
      return undefined;
    };
    const steps = [
      ...(givenId === undefined ? [askRequest] : []),
      ...(givenTarget === undefined ? [askTarget] : []),
    ];
    await this.input.runSteps(vscode.l10n.t('Insert API Request'), () => steps);
    if (id === undefined || target === undefined) {
      throw new vscode.CancellationError();
    }
    return { id, target };
  }

  /** Finds the meeting that a request is about; without one, an ID stands in its place. */
  private async findMeeting(
    id: RequestId,
    { given, mayAsk }: { given: MeetingValues | undefined; mayAsk: boolean },
  ): Promise<MeetingValues | undefined> {
    if (!pathParameters(requestById(id)).includes('meetingId')) {
      return undefined;
    }
    if (given !== undefined || !mayAsk) {
      return given;
    }
    const resolver = await this.deps.loadResolver();
    try {
      return meetingValues(
        await resolver.find(undefined, vscode.l10n.t('Which meeting is the request about?')),
      );
    } catch (error) {
      if (isCancellation(error)) {
        throw error;
      }
      // The program is of use without a meeting, too, if none can be listed.
      return undefined;
    }
  }
}

function requestItems(): RequestItem[] {
  const item = (id: RequestId): RequestItem => {
    const { method, path } = requestById(id);
    return { label: requestLabel(id), description: `${method} ${path}`, id };
  };
  return [
    ...commonRequests.map(item),
    { label: vscode.l10n.t('More Requests'), kind: vscode.QuickPickItemKind.Separator },
    ...requestIds.filter((id) => !commonRequests.includes(id)).map(item),
  ];
}

/** Fills in what is known, and times that are possible today. */
export function valuesOf(
  id: RequestId,
  {
    meeting,
    userId,
    now,
  }: { meeting: MeetingValues | undefined; userId: string | undefined; now: Date },
): SnippetValues {
  const parameters = {
    ...(meeting !== undefined && { meetingId: meeting.id }),
    ...(userId !== undefined && userId !== '' && { userId }),
  };
  if (id === 'createMeeting') {
    return { parameters, body: { start_time: `${isoDay(now, 1)}T09:00:00Z` } };
  }
  if (id === 'listRecordings') {
    return { parameters, query: { from: isoDay(now, -30), to: isoDay(now, 0) } };
  }
  if (id === 'updateMeeting') {
    const { topic, duration } = meeting ?? {};
    const body = {
      ...(topic !== undefined && { topic }),
      ...(duration !== undefined && { duration }),
    };
    return { parameters, body };
  }
  return { parameters };
}

/** A day as `yyyy-MM-dd` in UTC, so many days from now. */
function isoDay(now: Date, days: number): string {
  return new Date(now.getTime() + days * dayMs).toISOString().slice(0, 10);
}

/** @throws {ActionableError} if the argument names no meeting that has a number */
function readMeeting(argument: unknown, ownHosts: readonly string[]): MeetingValues | undefined {
  if (argument === undefined || argument === null) {
    return undefined;
  }
  const reference = parseMeetingReference(argument, ownHosts);
  if (!('id' in reference) || reference.id === undefined) {
    throw noMeetingError();
  }
  return { id: String(reference.id) };
}

/** Returns what of a meeting its requests have. */
export function meetingValues({ id, entry }: FoundMeeting): MeetingValues {
  const { topic, duration } = entry?.meeting ?? {};
  return {
    id: String(id),
    ...(typeof topic === 'string' && topic !== '' && { topic }),
    ...(typeof duration === 'number' && duration > 0 && { duration }),
  };
}

/** Reads the meeting that is selected, or stands in the line of the cursor. */
export function findMeetingAtCursor(ownHosts: readonly string[]): MeetingValues | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return undefined;
  }
  const { document, selection } = editor;
  const line = document.lineAt(selection.active).text;
  const from = Math.max(0, selection.active.character - longestContext / 2);
  const text = selection.isEmpty
    ? line.slice(from, from + longestContext)
    : document.getText(selection).slice(0, longestContext);
  const id = parseMeetingText(text, ownHosts)?.id;
  return id === undefined ? undefined : { id: String(id) };
}
