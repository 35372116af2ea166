import type { AccountSummary } from '../../accounts/clients/zoomClients';
import type { InvalidField } from '../../zoom/errors';
import type { MeetingFields } from '../input/draftFields';
import type { NewMeetingPreset } from '../input/newMeetingDefaults';
import type { MeetingDraft } from './meetingDrafts';

/** A new meeting that a person plans, and how far they are. */
export interface MeetingPlan {
  account: AccountSummary;
  /** What the meeting is like if neither a preset nor the line says otherwise. */
  base: MeetingFields;
  preset: NewMeetingPreset | undefined;
  /** What is typed in the line; `undefined` if the meeting is planned in the menu only. */
  line: string | undefined;
  /** What the menu says; `undefined` while the person is in the line. */
  menu: MeetingFields | undefined;
  /** What the menu said when the person went back to the line, which counts until the line changes. */
  left: { line: string; fields: MeetingFields } | undefined;
  /** What Zoom has refused. */
  refused: readonly InvalidField[];
  /** What is kept of it on disk. */
  stored: MeetingDraft;
}

/** What a person has decided. */
export interface MeetingDecision {
  account: AccountSummary;
  fields: MeetingFields;
}
