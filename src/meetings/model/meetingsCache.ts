import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import * as v from 'valibot';
import { hashedFileName } from '../../platform/hashedFileName';
import { readSmallFile } from '../../platform/readSmallFile';
import type { MeetingLists } from '../../schedule/mergeMeetings';
import { isObject } from '../../zoom/lenientObject';
import type { Meeting } from '../../zoom/types';

/** The lists of an account as they were read last, without anything that opens a meeting. */
export interface CachedLists {
  lists: MeetingLists;
  /** When they were read, in ms since 1970. */
  readAt: number;
}

/** The size of the largest file that is written and read, in bytes: more than 20,000 meetings. */
const maxFileSize = 8 * 1024 * 1024;

/** The most meetings that a list in a file has. */
const maxMeetings = 20_000;

/** The most characters of a topic that are kept; Zoom allows 200. */
const maxTopicLength = 1_000;

/** The longest duration that is kept, in minutes: a year. */
const maxDuration = 365 * 24 * 60;

/** How much the clock may have been set back since a file was written, in ms. */
const clockTolerance = 60_000;

/** How old a temporary file is, in ms, whose window has certainly been closed while writing it. */
const maxWritingTime = 60_000;

/** The names that earlier versions gave their files. */
const earlierName = /^[0-9a-f]{32}\.json$/;

type Check = (value: unknown) => boolean;

const isText =
  (maxLength: number): Check =>
  (value) =>
    typeof value === 'string' && value.length <= maxLength;

const isBoolean: Check = (value) => typeof value === 'boolean';

const isInteger: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;

/**
 * What a row shows, and nothing else: no passcode, no agenda, no email address. A field that Zoom adds
 * one day cannot get in. Each field is written and read only if its value passes the check.
 */
const keptFields = {
  id: (value) => isInteger(value) && value !== 0,
  topic: isText(maxTopicLength),
  type: isInteger,
  // A text that is no date stands for no fixed time. One in the far future could have no end.
  start_time: (value) => isText(40)(value) && !(Date.parse(String(value)) >= Date.UTC(10_000, 0)),
  duration: (value) => typeof value === 'number' && value >= 0 && value <= maxDuration,
  timezone: isText(64),
  pmi: (value) => isText(20)(value) || isInteger(value),
  is_host: isBoolean,
  is_all_day: isBoolean,
  // The link contains the passcode, so an empty text says that there is a link.
  join_url: (value) => value === '',
} satisfies Partial<Record<keyof Meeting, Check>>;

const checks = new Map<string, Check>(Object.entries(keptFields));

/** The meetings of a list, without the entries that could not have been written here. */
const meetings = v.pipe(
  v.array(v.unknown()),
  v.maxLength(maxMeetings),
  v.transform((entries) => entries.filter(isKept)),
);

const schema = v.strictObject({
  version: v.literal(1),
  readAt: v.pipe(
    v.number(),
    v.safeInteger(),
    v.minValue(0),
    v.check((readAt) => readAt <= Date.now() + clockTolerance),
  ),
  hosted: meetings,
  live: meetings,
  upcoming: meetings,
  far: v.optional(meetings),
  previous: v.optional(meetings),
});

/**
 * Keeps the last lists of each account in a file of the extension's own folder, so that a new window
 * has something to show before Zoom responds. If anything goes wrong with it, the meetings are read
 * from Zoom, so nothing here throws.
 *
 * Other programs can write into the folder. What is read is therefore only what could have been
 * written here: nothing of it opens a meeting.
 */
export class MeetingsCache {
  private cleanUp: Promise<void> | undefined;

  constructor(
    private readonly folder: string,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** What was last read of an account; `undefined` if there is nothing that can be used. */
  async read(accountId: string): Promise<CachedLists | undefined> {
    await this.removeLeftovers();
    try {
      const file = await readSmallFile(this.file(accountId), maxFileSize);
      if (file === undefined) {
        return undefined;
      }
      const { output, success } = v.safeParse(schema, JSON.parse(file.content.toString()));
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

  /**
   * Keeps what was read. Other windows find the old file or the new one, never half of it. Lists that
   * are too long are not kept, because a part of them would look like a loss.
   */
  async write(accountId: string, { lists, readAt }: CachedLists): Promise<void> {
    await this.removeLeftovers();
    const temporary = path.join(this.folder, `${randomUUID()}.tmp`);
    try {
      const content = serialize({ lists, readAt });
      if (content === undefined) {
        await this.forget(accountId);
        return;
      }
      await mkdir(this.folder, { recursive: true });
      await writeFile(temporary, content, { mode: 0o600 });
      await rename(temporary, this.file(accountId));
    } catch (error) {
      this.onFailure(error);
      await rm(temporary, { force: true }).catch(() => undefined);
    }
  }

  /** Forgets an account that signed out. */
  async forget(accountId: string): Promise<void> {
    await this.removeLeftovers();
    await rm(this.file(accountId), { force: true }).catch(this.onFailure);
  }

  /**
   * Removes what no account owns any more, when the cache is first used: the files of earlier versions,
   * and those of windows that were closed while writing.
   */
  private removeLeftovers(): Promise<void> {
    this.cleanUp ??= (async () => {
      try {
        for (const name of await readdir(this.folder)) {
          const file = path.join(this.folder, name);
          if (earlierName.test(name) || (name.endsWith('.tmp') && (await isOld(file)))) {
            await rm(file, { force: true }).catch(this.onFailure);
          }
        }
      } catch (error) {
        if (!isMissing(error)) {
          this.onFailure(error);
        }
      }
    })();
    return this.cleanUp;
  }

  private file(accountId: string): string {
    return path.join(this.folder, `${hashedFileName(accountId)}.json`);
  }
}

/** The content of a file; `undefined` if the lists are too long. */
function serialize({ lists, readAt }: CachedLists): string | undefined {
  const { hosted, live, upcoming, far, previous } = lists;
  if ([hosted, live, upcoming, far, previous].some((list) => (list?.length ?? 0) > maxMeetings)) {
    return undefined;
  }
  const content = JSON.stringify({
    version: 1,
    readAt,
    hosted: hosted.map(kept),
    live: live.map(kept),
    upcoming: upcoming.map(kept),
    far: far?.map(kept),
    previous: previous?.map(kept),
  });
  return Buffer.byteLength(content) <= maxFileSize ? content : undefined;
}

/** The fields of a meeting that are kept. */
function kept({ topic, join_url, ...others }: Meeting): Partial<Meeting> {
  const meeting: Record<string, unknown> = {
    ...others,
    topic: topic?.slice(0, maxTopicLength),
    join_url: typeof join_url === 'string' ? '' : undefined,
  };
  const fields = Object.keys(keptFields).map((name) => [name, meeting[name]] as const);
  return Object.fromEntries(fields.filter(([name, value]) => checks.get(name)?.(value)));
}

/** Whether an entry has an id, and nothing but fields that are kept. */
function isKept(entry: unknown): entry is Meeting {
  return (
    isObject(entry) &&
    Object.hasOwn(entry, 'id') &&
    Object.entries(entry).every(([name, value]) => checks.get(name)?.(value) === true)
  );
}

async function isOld(file: string): Promise<boolean> {
  // Its window may have finished with it.
  const stats = await stat(file).catch(() => undefined);
  return stats !== undefined && Date.now() - stats.mtimeMs > maxWritingTime;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
