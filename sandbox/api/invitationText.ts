import type { User } from '../data/users.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { getEntries } from '../meetings/meetingEntries.ts';
import { ianaTimeZone } from '../time/timeZones.ts';

/** The invitation to send to participants, with lines that end in CR LF as Zoom's do. */
export function invitationText(host: User, meeting: Meeting, joinLink: string): string {
  const meetingId = meeting.pmi ?? meeting.id;
  return [
    `${host.displayName} is inviting you to a scheduled Zoom meeting.`,
    '',
    `Topic: ${meeting.topic}`,
    ...formatTimeLines(meeting),
    '',
    'Join Zoom Meeting',
    joinLink,
    '',
    `Meeting ID: ${formatMeetingId(meetingId)}`,
    ...(meeting.password ? [`Passcode: ${meeting.password}`] : []),
    '',
    '---',
    '',
    'Join by SIP',
    `• ${meetingId}@zoomcrc.com`,
    '',
  ].join('\r\n');
}

/** A meeting ID in groups of 3-4-4 digits, or of 3-3-4 for a personal one. */
export function formatMeetingId(id: number): string {
  return String(id).replace(/^(\d{3})(\d{3,4})(\d{4})$/, '$1 $2 $3');
}

function formatTimeLines(meeting: Meeting): string[] {
  if (meeting.type === 3) return ['Time: This is a recurring meeting. Meet anytime'];
  const starts = getEntries(meeting).flatMap(({ startMs }) => startMs ?? []);
  const [first, ...further] = starts.map((startMs) => formatTime(startMs, meeting.timezone));
  if (first === undefined) return [];
  return [`Time: ${first} ${meeting.timezone}`, ...further.map((line) => `        ${line}`)];
}

function formatTime(ms: number, zone: string): string {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: ianaTimeZone(zone),
    dateStyle: 'medium',
    timeStyle: 'short',
  })
    .format(ms)
    .replace(/\u202f/g, ' ');
}
