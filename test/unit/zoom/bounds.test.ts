import { describe, expect, it } from 'vitest';
import { toScheduledMeeting } from '../../../src/schedule/scheduledMeeting';
import { OAuthClient } from '../../../src/zoom/oauth/oauthClient';
import { meetingSchema, pastParticipantSchema, readResponse } from '../../../src/zoom/responses';

const farTimes = ['+275760-09-13T00:00:00Z', '-271821-04-20T00:00:00Z', '0001-01-01', '9999-12-31'];

describe('Times and durations of responses', () => {
  it.each(farTimes)('read as missing if Zoom cannot mean them: %s', (time) => {
    const read = readResponse(
      meetingSchema,
      { id: 1, start_time: time, created_at: time, occurrences: [{ start_time: time }] },
      'zoom.example',
    );
    expect(read).toEqual({ id: 1, occurrences: [{}] });
    expect(
      readResponse(pastParticipantSchema, { join_time: time, leave_time: time }, 'zoom.example'),
    ).toEqual({});
  });

  it.each([1e300, -1, 1e9])('read as missing if they are %d minutes', (duration) => {
    const start_time = '2199-12-31T23:59:59Z';
    const read = readResponse(meetingSchema, { id: 1, start_time, duration }, 'zoom.example');
    expect(read.duration).toBeUndefined();
  });

  it('give valid dates at their limits', () => {
    const start_time = '2199-12-31T23:59:59Z';
    const read = readResponse(meetingSchema, { id: 1, start_time, duration: 1e8 }, 'zoom.example');
    expect(toScheduledMeeting(read).end?.getTime()).toBeGreaterThan(Date.parse(start_time));
  });

  it('stay as they are otherwise', () => {
    const meeting = { id: 1, start_time: 'soon', created_at: '2026-11-23T09:30:00Z', duration: 45 };
    expect(readResponse(meetingSchema, meeting, 'zoom.example')).toEqual(meeting);
  });
});

describe('Lifetimes of the OAuth endpoints', () => {
  const app = { oauthUrl: 'https://zoom.us/oauth', clientId: 'id', clientSecret: 'secret' };
  const clientReceiving = (response: object) =>
    new OAuthClient(app, () => Promise.resolve(Response.json(response)));

  it.each([
    [3_599, 3_599],
    [1e300, 86_400],
  ])('of an access token: %d s are %d s', async (expires_in, expiresIn) => {
    const client = clientReceiving({ access_token: 'a', token_type: 'bearer', expires_in });
    await expect(client.requestAccountToken('account')).resolves.toMatchObject({ expiresIn });
  });

  it.each([
    [900, 5, 900, 5],
    [1e300, 1e300, 86_400, 600],
    [900, 0.001, 900, 1],
  ])(
    'of a device code: %d s with a poll each %d s are %d s and %d s',
    async (expires_in, interval, expiresIn, pollInterval) => {
      const client = clientReceiving({
        device_code: 'device',
        user_code: 'ABC-DEF',
        verification_uri: 'https://zoom.us/oauth_device',
        expires_in,
        interval,
      });
      await expect(client.startDeviceAuthorization()).resolves.toMatchObject({
        expiresIn,
        interval: pollInterval,
      });
    },
  );
});
