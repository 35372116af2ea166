import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import * as v from 'valibot';
import { hashedFileName } from '../../platform/hashedFileName';
import type { MeetingLists } from '../../schedule/mergeMeetings';
import { lenientList } from '../../zoom/lenientObject';
import { meetingSchema } from '../../zoom/responses';
import type { Meeting } from '../../zoom/types';

/** The lists of an account as they were read last, without anything that opens a meeting. */
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
 * What a row shows, and nothing else: no passcode, no agenda, nobody's address. A list that names what
 * is kept cannot let a secret through that Zoom adds one day.
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
 * has something to show before Zoom answers. Whatever goes wrong with it, the meetings are read from
 * Zoom; so nothing here throws.
 */
export class MeetingsCache {
  constructor(
    private readonly folder: string,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** What was last read of an account; `undefined` where there is nothing that can be read. */
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

  /** Keeps what was read; other windows find the old file or the new one, never half of it. */
  async write(accountId: string, { lists, readAt }: CachedLists): Promise<void> {
    const temporary = path.join(this.folder, `${randomUUID()}.tmp`);
    try {
      await mkdir(this.folder, { recursive: true });
      await writeFile(
        temporary,
        JSON.stringify({
          version: 1,
          readAt,
          hosted: lists.hosted.map(kept),
          live: lists.live.map(kept),
          upcoming: lists.upcoming.map(kept),
          far: lists.far?.map(kept),
          previous: lists.previous?.map(kept),
        }),
        { mode: 0o600 },
      );
      await rename(temporary, this.file(accountId));
    } catch (error) {
      this.onFailure(error);
      await rm(temporary, { force: true }).catch(() => undefined);
    }
  }

  /** Forgets an account that signed out. */
  async forget(accountId: string): Promise<void> {
    await rm(this.file(accountId), { force: true }).catch(this.onFailure);
  }

  private file(accountId: string): string {
    return path.join(this.folder, `${hashedFileName(accountId)}.json`);
  }
}

/** The link has the passcode in it, so an empty one stands for it. */
function kept(meeting: Meeting): Partial<Meeting> {
  return {
    ...Object.fromEntries(keptFields.map((field) => [field, meeting[field]])),
    ...(meeting.join_url && { join_url: '' }),
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
