import type { MeetingSettings } from '../api/settingsSchemas.ts';

/** A template that meetings can be scheduled from. */
export interface MeetingTemplate {
  readonly id: string;
  readonly name: string;
  /** 1 for a template of the user, 2 for one that an admin shares with the account. */
  readonly type: 1 | 2;
  readonly settings: MeetingSettings;
}

/** The templates that every user of the sandbox has. */
const sandboxTemplates: readonly MeetingTemplate[] = [
  {
    id: 'AdxbhxCzKgSiWAw',
    name: 'Team stand-up',
    type: 1,
    settings: { mute_upon_entry: false, join_before_host: true },
  },
  {
    id: 'QsG5Vj0sT8q1p2w',
    name: 'Interview, recorded',
    type: 1,
    settings: { waiting_room: true, auto_recording: 'cloud' },
  },
  {
    id: 'TcZ4Ue9rN7m3k6y',
    name: 'Company all-hands',
    type: 2,
    settings: { mute_upon_entry: true, host_video: true, auto_recording: 'cloud' },
  },
  {
    id: 'Dv4YdINdTk+Z5RToadh5ug==',
    name: 'Customer call',
    type: 2,
    settings: { waiting_room: true, mute_upon_entry: true },
  },
];

/** The templates, some of which may be deleted until the next reset. */
export class MeetingTemplates {
  #templates = sandboxTemplates;

  get all(): readonly MeetingTemplate[] {
    return this.#templates;
  }

  findTemplate(id: string): MeetingTemplate | undefined {
    return this.#templates.find((template) => template.id === id);
  }

  deleteTemplate(id: string): void {
    this.#templates = this.#templates.filter((template) => template.id !== id);
  }

  reset(): void {
    this.#templates = sandboxTemplates;
  }
}
