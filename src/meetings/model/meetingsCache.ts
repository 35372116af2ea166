import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import * as v from 'valibot';
import { hashedFileName } from '../../platform/hashedFileName';
import type { MeetingLists } from '../../schedule/mergeMeetings';
import { lenientList } from '../../zoom/lenientObject';
import { meetingSchema } from '../../zoom/responses';
import type { Meeting } from '../../zoom/types';

/** The lists of an account as they were last read, without anything that opens a meeting. */
export interface CachedLists {
  lists: MeetingLists;
  /** When they were read, in ms since 1970. */
  readAt: number;
}

const meetings = lenientList(meetingSchema);

const schema = v.object({
  version: v.literal(1),
  readAt: v.pipe(v.number(), v.finite()),
  hosted: meetings,
  live: meetings,
  upcoming: meetings,
  far: v.optional(meetings),
  previous: v.optional(meetings),
});

/**
 * The fields that a row shows: no passcode, no agenda, no email address. A list of what is kept does
 * not let through a secret that Zoom adds one day.
 */
const keptFields = [
  'id',
  'topic',
  'type',
  'start_time',
  'duration',
  'timezone',
  'pmi',
  'is_host',
  'is_all_day',
] as const satisfies (keyof Meeting)[];

/**
 * Keeps the last lists of each account in a file of the extension's own folder, so that a new window
 * has something to show before Zoom answers. If the cache fails, the meetings are read from Zoom, so
 * nothing here throws.
 */
export class MeetingsCache {
  constructor(
    private readonly folder: string,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** The lists that were last read of an account; `undefined` if there are none that can be read. */
  async read(accountId: string): Promise<CachedLists | undefined> {
    try {
      const { output, success } = v.safeParse(
        schema,
        JSON.parse(await readFile(this.file(accountId), 'utf8')),
      );
      if (!success) {
        return undefined;
      }
      const { readAt, hosted, live, upcoming, far, previous } = output;
      return { readAt, lists: { hosted, live, upcoming, far, previous } };
    } catch (error) {
      if (!isMissing(error)) {
        this.onFailure(error);
      }
      return undefined;
    }
  }

  /** Stores what was read. Other windows see the old file or the new one, never a partial one. */
  async write(accountId: string, { lists, readAt }: CachedLists): Promise<void> {
    const temporary = path.join(this.folder, `${randomUUID()}.tmp`);
    try {
      await mkdir(this.folder, { recursive: true });
      await writeFile(
        temporary,
        JSON.stringify({
          version: 1,
          readAt,
          hosted: lists.hosted.map(keptPart),
          live: lists.live.map(keptPart),
          upcoming: lists.upcoming.map(keptPart),
          far: lists.far?.map(keptPart),
          previous: lists.previous?.map(keptPart),
        }),
        { mode: 0o600 },
      );
      await rename(temporary, this.file(accountId));
    } catch (error) {
      this.onFailure(error);
      await rm(temporary, { force: true }).catch(() => undefined);
    }
  }

  /** Deletes the lists of an account that signed out. */
  async forget(accountId: string): Promise<void> {
    await rm(this.file(accountId), { force: true }).catch(this.onFailure);
  }

  private file(accountId: string): string {
    return path.join(this.folder, `${hashedFileName(accountId)}.json`);
  }
}

/** The link contains the passcode, so an empty one replaces it. */
function keptPart(meeting: Meeting): Partial<Meeting> {
  return {
    ...Object.fromEntries(keptFields.map((field) => [field, meeting[field]])),
    ...(meeting.join_url && { join_url: '' }),
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
