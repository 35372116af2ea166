import { expect, it } from 'vitest';
import { PreviousSection } from '../../../src/meetings/details/previousSection';
import { MeetingFormatter } from '../../../src/meetings/format/meetingFormatter';
import { ReaderLocale } from '../../../src/platform/readerLocale';
import { toScheduledMeeting } from '../../../src/schedule/scheduledMeeting';
import type { RequestKind } from '../../../src/zoom/requestKinds';
import { refusalOf } from '../support/refusalOf.ts';

const section = new PreviousSection(new MeetingFormatter(new ReaderLocale('en')));
const meeting = { id: 85012345678, topic: 'Retro', join_url: 'https://zoom.us/j/85012345678' };

it.each<[RequestKind, number, unknown, RegExp]>([
  ['listPastParticipants', 400, { code: 200, message: 'No.' }, /only on paid plans/],
  ['listPastParticipants', 401, { code: 200, message: 'No.' }, /doesn’t allow this.*No/],
  ['listPastParticipants', 404, { code: 3001 }, /no record of this meeting taking place/],
  ['listPastParticipants', 400, { code: 12702 }, /keeps this for a year/],
  ['listPastParticipants', 403, 'No permission', /user has no access to this/],
  ['getPastMeeting', 400, { code: 200, message: 'No.' }, /only on paid plans/],
  ['getPastMeeting', 400, { code: 300, message: 'No.' }, /no record of this meeting taking place/],
])('How a meeting went says why it is not known: %s with %i %j', (kind, status, body, message) => {
  const failure = refusalOf(kind, status, body);
  const hasRun = kind !== 'getPastMeeting';
  const page = section.render({
    account: { id: 'a', label: 'Ada', apiUrl: 'https://api.zoom.us/v2', scopes: [] },
    entry: toScheduledMeeting(meeting),
    meeting,
    refusal: undefined,
    previous: {
      run: hasRun ? { id: meeting.id, uuid: 'u' } : undefined,
      failure: hasRun ? undefined : failure,
      isOfThatDate: true,
      people: [],
      peopleFailure: hasRun ? failure : undefined,
    },
    readAt: new Date(0),
  });
  expect(page).toMatch(message);
});
