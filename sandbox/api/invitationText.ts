import type { User } from '../data/users.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { entriesOf } from '../meetings/meetingEntries.ts';
import { ianaTimeZone } from '../time/timeZones.ts';

/** The text to send to participants. Zoom ends its lines with CR and LF. */
export function invitationText(host: User, meeting: Meeting, joinLink: string): string {
  const room = meeting.pmi ?? meeting.id;
  return [
    `${host.displayName} is inviting you to a scheduled Zoom meeting.`,
    '',
    `Topic: ${meeting.topic}`,
    ...timeLines(meeting),
    '',
    'Join Zoom Meeting',
    joinLink,
    '',
    `Meeting ID: ${groupedId(room)}`,
    ...(meeting.password ? [`Passcode: ${meeting.password}`] : []),
    '',
    '---',
    '',
    'Join by SIP',
    `• ${room}@zoomcrc.com`,
    '',
  ].join('\r\n');
}

/** A meeting id as people read it: 3-4-4, or 3-3-4 for a personal one. */
export function groupedId(id: number): string {
  return String(id).replace(/^(\d{3})(\d{3,4})(\d{4})$/, '$1 $2 $3');
}

function timeLines(meeting: Meeting): string[] {
  if (meeting.type === 3) return ['Time: This is a recurring meeting. Meet anytime'];
  const starts = entriesOf(meeting).flatMap(({ startMs }) => startMs ?? []);
  const [first, ...further] = starts.map((startMs) => timeInWords(startMs, meeting.timezone));
  if (first === undefined) return [];
  return [`Time: ${first} ${meeting.timezone}`, ...further.map((line) => `        ${line}`)];
}

function timeInWords(ms: number, zone: string): string {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: ianaTimeZone(zone),
    dateStyle: 'medium',
    timeStyle: 'short',
  })
    .format(ms)
    .replace(/\u202f/g, ' ');
}
