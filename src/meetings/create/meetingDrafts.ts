import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import * as v from 'valibot';
import type { FileLock } from '../../platform/fileLock';
import type { Log } from '../../platform/log';
import { readSmallFile } from '../../platform/readSmallFile';
import type { Meeting, NewMeeting } from '../../zoom/types';
import type { LostRequest } from '../model/createMeetingOnce';

/** How long a draft is kept, in ms. */
const maxAge = 24 * 3_600_000;

/** The most drafts that are kept, the newest ones. */
const maxDrafts = 10;

/** The size of the largest file that is written and read, in bytes. An agenda has up to 2,000 characters. */
const maxFileSize = 64 * 1024;

/** The most characters of a title that are kept; Zoom allows topics of 200. */
const maxTitleLength = 200;

/** The names of fields that are never written to disk, at any depth. */
const secretName = /pass(?:word|code)|token|secret|^pwd$|^zak$/i;

const id = v.pipe(v.string(), v.uuid());
const time = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const contentSchema = v.strictObject({
  version: v.literal(1),
  title: v.pipe(v.string(), v.nonEmpty(), v.maxLength(maxTitleLength)),
  fields: v.record(v.string(), v.unknown()),
  savedAt: time,
  /** The hash of the workspace. */
  workspace: v.string(),
  /** The process of the window that wrote it. */
  process: v.number(),
});

const attemptSchema = v.strictObject({
  sentAt: time,
  accountId: v.string(),
  request: v.looseObject({ topic: v.string(), type: v.number() }),
});

const recordSchema = v.strictObject({
  version: v.literal(1),
  attempts: v.array(attemptSchema),
  created: v.optional(
    v.strictObject({ accountId: v.string(), id: v.number(), topic: v.string(), at: time }),
  ),
});

/** What was typed for a meeting; values of JSON. Fields that could hold a secret are left out. */
export type DraftFields = Readonly<Record<string, unknown>>;

/** A request to create the meeting of a draft, with the account that it was sent for. */
export interface DraftAttempt extends LostRequest {
  readonly accountId: string;
}

/** A meeting that was created from a draft. */
export interface CreatedFromDraft {
  readonly accountId: string;
  readonly id: number;
  readonly topic: string;
  /** In ms since 1970. */
  readonly at: number;
}

/** What is known about creating the meeting of a draft, in all windows. */
export interface DraftRecord {
  /** The requests whose outcome is not known, the first one first. */
  readonly attempts: readonly DraftAttempt[];
  readonly created?: CreatedFromDraft;
}

/** The parts of a window that drafts need. */
export interface DraftWindow {
  /** What identifies the workspace of the window, such as the URI of its first folder. */
  readonly workspace: string;
  /** The ID of the window's process. */
  readonly process: number;
  /** Whether a process runs. */
  readonly isRunning: (process: number) => boolean;
}

/**
 * Keeps what was typed for new meetings in files that all windows share, so that neither a reload nor a
 * crash loses it. A passcode is never written.
 *
 * If a file cannot be written or read, the draft lives as long as the window: nothing here throws.
 */
export class MeetingDrafts {
  private readonly workspace: string;

  constructor(
    private readonly folder: string,
    private readonly lock: Pick<FileLock, 'whileLocked'>,
    private readonly log: Pick<Log, 'error'>,
    private readonly window: DraftWindow,
  ) {
    this.workspace = createHash('sha256').update(window.workspace).digest('base64url');
  }

  /** Creates an empty draft. Nothing is written before it is saved. */
  createDraft(): MeetingDraft {
    return new MeetingDraft(this.store, randomUUID(), { title: '', fields: {} });
  }

  /**
   * Returns the drafts that can be continued: those of this workspace first, the newest of each first.
   * Removes what is too old.
   */
  async listDrafts(): Promise<MeetingDraft[]> {
    const drafts = await this.readDrafts();
    const own = ({ content }: StoredDraft) => (content.workspace === this.workspace ? 0 : 1);
    return drafts
      .sort((a, b) => own(a) - own(b) || b.content.savedAt - a.content.savedAt)
      .map(({ id: draftId, content }) => new MeetingDraft(this.store, draftId, content));
  }

  /** The drafts whose meetings have not been created. */
  private async readDrafts(): Promise<StoredDraft[]> {
    const ids = await this.listIds();
    const stored = await Promise.all(
      ids.map(async (draftId) => {
        const content = await this.read(this.contentFile(draftId), contentSchema);
        const record = await this.readRecord(draftId);
        const latest = Math.max(
          content?.savedAt ?? 0,
          record.created?.at ?? 0,
          ...record.attempts.map(({ sentAt }) => sentAt),
        );
        if (Date.now() - latest > maxAge) {
          await this.remove(draftId);
          return [];
        }
        return content === undefined || record.created !== undefined
          ? []
          : [{ id: draftId, content, record }];
      }),
    );
    return stored.flat();
  }

  private async listIds(): Promise<string[]> {
    const names = await readdir(this.folder).catch(() => []);
    const ids = names.flatMap(
      (name) => /^([0-9a-f-]{36})(?:\.record)?\.json$/.exec(name)?.[1] ?? [],
    );
    return [...new Set(ids)].filter((draftId) => v.is(id, draftId));
  }

  /** What a draft does with its files. */
  private readonly store: DraftStore = {
    save: async (draftId, title, fields) => {
      const content: v.InferOutput<typeof contentSchema> = {
        version: 1,
        title,
        fields: withoutSecrets(fields) as DraftFields,
        savedAt: Date.now(),
        workspace: this.workspace,
        process: this.window.process,
      };
      if (await this.write(this.contentFile(draftId), content)) {
        await this.removeOthers(draftId);
      }
    },
    removeContent: (draftId) => this.removeFile(this.contentFile(draftId)),
    remove: (draftId) => this.remove(draftId),
    readRecord: (draftId) => this.readRecord(draftId),
    writeRecord: async (draftId, { attempts, created }) => {
      const file = this.recordFile(draftId);
      if (attempts.length === 0 && created === undefined) {
        await this.removeFile(file);
        return;
      }
      await this.write(file, {
        version: 1,
        attempts: attempts.map(({ sentAt, accountId, request }) => ({
          sentAt,
          accountId,
          request: withoutSecrets(request),
        })),
        ...(created && { created }),
      });
    },
    whileLocked: (draftId, task) => this.lock.whileLocked(`draft ${draftId}`, task),
  };

  /**
   * Removes the other drafts of this workspace, except those of windows that are open and those whose
   * meeting may have been created, and whatever is too many.
   */
  private async removeOthers(current: string): Promise<void> {
    const others = (await this.readDrafts()).filter(({ id: draftId }) => draftId !== current);
    const { process: own, isRunning } = this.window;
    const replaced = others.filter(
      ({ content, record }) =>
        content.workspace === this.workspace &&
        record.attempts.length === 0 &&
        (content.process === own || !isRunning(content.process)),
    );
    const kept = others
      .filter((draft) => !replaced.includes(draft))
      .sort((a, b) => b.content.savedAt - a.content.savedAt);
    await Promise.all(
      [...replaced, ...kept.slice(maxDrafts - 1)].map(({ id: draftId }) => this.remove(draftId)),
    );
  }

  private async readRecord(draftId: string): Promise<DraftRecord> {
    const record = await this.read(this.recordFile(draftId), recordSchema);
    return {
      attempts: record?.attempts ?? [],
      created: record?.created,
    };
  }

  private async read<S extends v.GenericSchema>(
    file: string,
    schema: S,
  ): Promise<v.InferOutput<S> | undefined> {
    try {
      const read = await readSmallFile(file, maxFileSize);
      const { output, success } = v.safeParse(schema, JSON.parse(read?.content.toString() ?? ''));
      return success ? output : undefined;
    } catch {
      // There is none, or it was not written here.
      return undefined;
    }
  }

  /** Writes a file so that it is either there as a whole or not at all. */
  private async write(file: string, value: object): Promise<boolean> {
    const text = JSON.stringify(value);
    if (Buffer.byteLength(text) > maxFileSize) {
      return false;
    }
    const temporary = `${file}.${randomUUID()}`;
    try {
      await mkdir(this.folder, { recursive: true });
      await writeFile(temporary, text, { mode: 0o600, flag: 'wx' });
      await rename(temporary, file);
      return true;
    } catch (error) {
      this.log.error(error);
      await this.removeFile(temporary);
      return false;
    }
  }

  private async remove(draftId: string): Promise<void> {
    await this.removeFile(this.contentFile(draftId));
    await this.removeFile(this.recordFile(draftId));
  }

  private async removeFile(file: string): Promise<void> {
    await rm(file, { force: true }).catch((error: unknown) => {
      this.log.error(error);
    });
  }

  private contentFile(draftId: string): string {
    return path.join(this.folder, `${draftId}.json`);
  }

  private recordFile(draftId: string): string {
    return path.join(this.folder, `${draftId}.record.json`);
  }
}

/** A draft on disk. */
interface StoredDraft {
  id: string;
  content: v.InferOutput<typeof contentSchema>;
  record: DraftRecord;
}

/** What {@link MeetingDraft} needs of the files. */
interface DraftStore {
  save: (id: string, title: string, fields: DraftFields) => Promise<void>;
  removeContent: (id: string) => Promise<void>;
  remove: (id: string) => Promise<void>;
  readRecord: (id: string) => Promise<DraftRecord>;
  writeRecord: (id: string, record: DraftRecord) => Promise<void>;
  whileLocked: <T>(id: string, task: () => Promise<T>) => Promise<T>;
}

/** What was typed for one new meeting. Several windows may have opened it. */
export class MeetingDraft {
  /** The text that a person recognizes the draft by, such as the topic. */
  readonly title: string;
  readonly fields: DraftFields;
  /** The request in progress, for windows whose files cannot be written. */
  private record: DraftRecord | undefined;
  private saving: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: DraftStore,
    readonly id: string,
    { title, fields }: { title: string; fields: DraftFields },
  ) {
    this.title = title;
    this.fields = fields;
  }

  /**
   * Keeps what has been typed so far. A draft without a title is not kept.
   *
   * @param title what a person recognizes the draft by
   * @param fields values of JSON; those whose names could mean a secret are left out
   */
  saveFields(title: string, fields: DraftFields): Promise<void> {
    const kept = title.trim().slice(0, maxTitleLength);
    // One after the other, so that the last one stays.
    this.saving = this.saving.then(() =>
      kept === '' ? this.store.removeContent(this.id) : this.store.save(this.id, kept, fields),
    );
    return this.saving;
  }

  /** Forgets the draft, unless it is known to have a meeting, or may have one. */
  async discard(): Promise<void> {
    await this.saving;
    const { attempts, created } = await this.store.readRecord(this.id);
    await (attempts.length === 0 && created === undefined
      ? this.store.remove(this.id)
      : this.store.removeContent(this.id));
  }

  /**
   * Runs `task` while no other window creates the meeting of this draft.
   *
   * @param task gets what is known about the meeting, and a way to note more
   */
  whileClaimed<T>(task: (claim: DraftClaim) => Promise<T>): Promise<T> {
    return this.store.whileLocked(this.id, async () => {
      await this.saving;
      const stored = await this.store.readRecord(this.id);
      const known = this.record;
      const record =
        stored.created === undefined && stored.attempts.length === 0 && known !== undefined
          ? known
          : stored;
      return task({
        record,
        noteAttempt: (accountId, request) => {
          const attempt: DraftAttempt = {
            accountId,
            request,
            sentAt: Date.now(),
            sentAtMonotonic: performance.now(),
          };
          return this.note({ attempts: [...record.attempts, attempt] });
        },
        noteFailure: () => this.note({ attempts: record.attempts }),
        noteCreated: async (accountId, { id: meetingId, topic }) => {
          await this.note({
            attempts: [],
            created: { accountId, id: meetingId, topic: topic ?? '', at: Date.now() },
          });
          await this.store.removeContent(this.id);
        },
      });
    });
  }

  private async note(record: DraftRecord): Promise<void> {
    this.record = record;
    await this.store.writeRecord(this.id, record);
  }
}

/** A draft whose meeting only this window creates right now. */
export interface DraftClaim {
  readonly record: DraftRecord;
  /** Notes that a request is about to be sent, so that a window that continues looks for its meeting. */
  noteAttempt: (accountId: string, request: NewMeeting) => Promise<void>;
  /** Notes that the request certainly created nothing. */
  noteFailure: () => Promise<void>;
  /** Notes the meeting, and forgets what was typed. */
  noteCreated: (accountId: string, meeting: Meeting) => Promise<void>;
}

/** A copy of a value of JSON without what could be a secret. */
function withoutSecrets(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (name, part: unknown) => (secretName.test(name) ? undefined : part)),
  );
}
