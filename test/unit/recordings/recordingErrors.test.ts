import { describe, expect, it } from 'vitest';
import {
  explainPastMeeting,
  explainRecording,
  explainSummary,
  explainTranscript,
  isWithoutRecordings,
} from '../../../src/recordings/recordingErrors';
import type { RequestKind } from '../../../src/zoom/requestKinds';
import { refusalOf } from '../support/refusalOf.ts';

const noMeeting = { code: 3001, message: 'Meeting does not exist: 1.' };
const paidPlan = { code: 31415, message: 'This is part of another plan.' };

type Refused = [RequestKind, number, unknown];

describe('An account without recordings', () => {
  it.each<[...Refused, boolean]>([
    ['listRecordings', 404, { code: 3301, message: 'There is no recording.' }, true],
    ['listRecordings', 400, { code: 200, message: 'No permission.' }, true],
    ['listRecordings', 400, paidPlan, true],
    ['listRecordings', 404, { code: 1001, message: 'User does not exist.' }, false],
    ['listRecordings', 403, { message: 'No permission' }, false],
    ['listRecordings', 400, { code: 3161, message: 'Not allowed to host.' }, false],
  ])('is recognized by what %s with %i %j means: %j', (kind, status, body, isWithout) => {
    expect(isWithoutRecordings(refusalOf(kind, status, body))).toBe(isWithout);
  });
});

describe('The explanation', () => {
  it.each<[(error: unknown) => unknown, Refused, RegExp]>([
    [explainRecording, ['getRecording', 404, noMeeting], /no cloud recording/],
    [explainPastMeeting, ['listPastInstances', 404, noMeeting], /no record of this meeting/],
    [explainTranscript, ['getTranscript', 404, noMeeting], /no record of this meeting/],
    [explainTranscript, ['getTranscript', 404, { code: 3322 }], /no transcript/],
    [explainTranscript, ['getTranscript', 404, 'Not found'], /no transcript/],
    [explainTranscript, ['getTranscript', 403, 'No permission'], /does not allow access/],
    [explainSummary, ['getSummary', 404, noMeeting], /no AI summary/],
    [explainSummary, ['getSummary', 400, { code: 300 }], /no AI summary/],
    [explainSummary, ['getSummary', 403, { code: 2305, message: 'plan' }], /may be in the trash/],
    [explainSummary, ['getSummary', 400, { code: 200 }], /require a paid Zoom plan/],
    [explainSummary, ['getSummary', 403, { code: 200 }], /require a paid Zoom plan/],
    [explainSummary, ['getSummary', 400, paidPlan], /require a paid Zoom plan/],
  ])('of %o for %j fits what was asked', (explain, refused, message) => {
    const refusal = refusalOf(...refused);
    const explained = explain(refusal);
    expect(explained).not.toBe(refusal);
    expect(explained).toMatchObject({ message: expect.stringMatching(message) as string });
    const { name, status, code } = refusal;
    expect(explained).toMatchObject({ name, status, code });
  });

  it('leaves alone what says enough', () => {
    const restricted = refusalOf('getSummary', 403, { message: 'No permission' });
    expect(explainSummary(restricted)).toBe(restricted);
  });
});
