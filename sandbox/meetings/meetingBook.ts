import type { Invitation, Meeting, PastInstance, RecordingFile } from './meeting.ts';

/** Every meeting of the sandbox: those to come, those on, those that ended, and invitations. */
export class MeetingBook {
  readonly #meetings = new Map<number, Meeting>();
  readonly #deleted = new Map<number, Meeting>();
  readonly #past = new Map<string, PastInstance>();
  #invitations: Invitation[] = [];

  clear(): void {
    this.#meetings.clear();
    this.#deleted.clear();
    this.#past.clear();
    this.#invitations = [];
  }

  get all(): readonly Meeting[] {
    return [...this.#meetings.values()];
  }

  get invitations(): readonly Invitation[] {
    return this.#invitations;
  }

  get pastInstances(): readonly PastInstance[] {
    return [...this.#past.values()];
  }

  add(meeting: Meeting): void {
    this.#meetings.set(meeting.id, meeting);
  }

  addPast(instance: PastInstance): void {
    this.#past.set(instance.uuid, instance);
  }

  invite(invitation: Invitation): void {
    this.#invitations.push(invitation);
  }

  byId(id: number): Meeting | undefined {
    return this.#meetings.get(id);
  }

  hostedBy(userId: string): readonly Meeting[] {
    return this.all.filter((meeting) => meeting.hostId === userId);
  }

  /** Takes a meeting out of every list; `restore` can bring it back. */
  remove(id: number): void {
    const meeting = this.#meetings.get(id);
    if (meeting) this.#deleted.set(id, meeting);
    this.#meetings.delete(id);
    this.#invitations = this.#invitations.filter((invitation) => invitation.id !== id);
  }

  deletedById(id: number): Meeting | undefined {
    return this.#deleted.get(id);
  }

  restore(meeting: Meeting): void {
    this.#deleted.delete(meeting.id);
    this.add(meeting);
  }

  /** By uuid, or the latest one by meeting id. */
  pastInstance(uuidOrId: string): PastInstance | undefined {
    return this.#past.get(uuidOrId) ?? this.pastInstancesOf(Number(uuidOrId))[0];
  }

  /** The instances of a meeting that have ended, the latest first. */
  pastInstancesOf(meetingId: number): readonly PastInstance[] {
    return this.pastInstances
      .filter((instance) => instance.meetingId === meetingId)
      .sort((a, b) => b.startMs - a.startMs);
  }

  recordingFile(
    fileId: string,
  ): { readonly instance: PastInstance; readonly file: RecordingFile } | undefined {
    for (const instance of this.#past.values()) {
      const file = instance.recording?.files.find(({ id }) => id === fileId);
      if (file) return { instance, file };
    }
    return undefined;
  }
}
