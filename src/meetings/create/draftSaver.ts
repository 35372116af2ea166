import type { DraftFields, MeetingDraft } from './meetingDrafts';

/** Saves a draft with each change. While one is being written, only the latest of the next ones waits. */
export class DraftSaver {
  private waiting: { draft: MeetingDraft; title: string; fields: DraftFields } | undefined;
  private writing: Promise<void> | undefined;

  /** Keeps what has been typed so far. */
  saveFields(draft: MeetingDraft, title: string, fields: DraftFields): void {
    this.waiting = { draft, title, fields };
    this.writing ??= this.writeAll();
  }

  /** Waits until everything is written. */
  async flush(): Promise<void> {
    await this.writing;
  }

  private async writeAll(): Promise<void> {
    while (this.waiting !== undefined) {
      const { draft, title, fields } = this.waiting;
      this.waiting = undefined;
      await draft.saveFields(title, fields);
    }
    this.writing = undefined;
  }
}
