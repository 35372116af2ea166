import type { Invitation, Meeting, PastInstance, RecordingFile } from './meeting.ts';

/** All meetings of the sandbox: scheduled, live, deleted and ended ones, and invitations. */
export class MeetingStore {
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

  addMeeting(meeting: Meeting): void {
    this.#meetings.set(meeting.id, meeting);
  }

  addPastInstance(instance: PastInstance): void {
    this.#past.set(instance.uuid, instance);
  }

  addInvitation(invitation: Invitation): void {
    this.#invitations.push(invitation);
  }

  /** Puts a meeting into the next 24 hours of a user who does not host it. */
  inviteUser(userId: string, meeting: Meeting): void {
    this.addInvitation({
      userId,
      id: meeting.id,
      hostId: meeting.hostId,
      topic: meeting.topic,
      startMs: meeting.startMs ?? meeting.createdMs,
      duration: meeting.duration,
      timezone: meeting.timezone,
      createdMs: meeting.createdMs,
      passcode: meeting.password,
      encryptedPassword: meeting.encryptedPassword,
      allDay: false,
    });
  }

  findMeeting(id: number): Meeting | undefined {
    return this.#meetings.get(id);
  }

  findByHost(userId: string): readonly Meeting[] {
    return this.all.filter((meeting) => meeting.hostId === userId);
  }

  /** Removes a meeting from every list; `restoreMeeting` can bring it back. */
  removeMeeting(id: number): void {
    const meeting = this.#meetings.get(id);
    if (meeting) this.#deleted.set(id, meeting);
    this.#meetings.delete(id);
    this.#invitations = this.#invitations.filter((invitation) => invitation.id !== id);
  }

  findDeleted(id: number): Meeting | undefined {
    return this.#deleted.get(id);
  }

  restoreMeeting(meeting: Meeting): void {
    this.#deleted.delete(meeting.id);
    this.addMeeting(meeting);
  }

  /** The ended instance with this UUID, or the latest one of the meeting with this ID. */
  findPastInstance(uuidOrId: string): PastInstance | undefined {
    return this.#past.get(uuidOrId) ?? this.findPastInstances(Number(uuidOrId))[0];
  }

  /** The ended instances of a meeting, latest first. */
  findPastInstances(meetingId: number): readonly PastInstance[] {
    return this.pastInstances
      .filter((instance) => instance.meetingId === meetingId)
      .sort((a, b) => b.startMs - a.startMs);
  }

  findRecordingFile(
    fileId: string,
  ): { readonly instance: PastInstance; readonly file: RecordingFile } | undefined {
    for (const instance of this.#past.values()) {
      const file = instance.recording?.files.find(({ id }) => id === fileId);
      if (file) return { instance, file };
    }
    return undefined;
  }
}
