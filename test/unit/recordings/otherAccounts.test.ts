import { expect, it } from 'vitest';
import type { AccountSummary, ZoomClients } from '../../../src/accounts/clients/zoomClients';
import { PastMeetingResolver } from '../../../src/recordings/pastMeetingResolver';
import type { PastMeetingPicker } from '../../../src/recordings/pastMeetingPicker';
import { RecordingResolver } from '../../../src/recordings/recordingResolver';
import type { RecordingPicker } from '../../../src/recordings/recordingPicker';
import type { RecordingsModel } from '../../../src/recordings/recordingsModel';
import { ZoomNetworkError, ZoomNotFoundError, ZoomPermissionError } from '../../../src/zoom/errors';
import { ZoomClient } from '../../../src/zoom/zoomClient';

const id = 85012345678;
const uuid = 'aDYlohsHRtCd4ii1uC2+hA==';
const notFound = new ZoomNotFoundError('There is no recording.', { status: 404, code: 3301 });
const noPermission = new ZoomPermissionError('No permission.', { status: 400, code: 200 });

it.each([notFound, noPermission])(
  'a recording of the second account is found: $name',
  async (refusal) => {
    const { recordings } = open(refusal);
    for (const name of [id, { uuid }]) {
      expect((await recordings.resolve(name, '')).account.id).toBe('grace');
    }
  },
);

it.each([notFound, noPermission])(
  'a past meeting of the second account is found: $name',
  async (refusal) => {
    const { pastMeetings } = open(refusal);
    for (const name of [id, { uuid }]) {
      expect(await pastMeetings.resolve(name, '')).toMatchObject({
        account: { id: 'grace' },
        uuid,
      });
    }
  },
);

it('what nobody has is refused in the words of the first', async () => {
  const { recordings } = open(noPermission, notFound);
  await expect(recordings.resolve(id, '')).rejects.toBe(noPermission);
});

it('a network that fails is told, and not taken for an answer', async () => {
  const lost = new ZoomNetworkError('unreachable', 'api.zoom.us');
  const { recordings, asked } = open(lost);
  await expect(recordings.resolve(id, '')).rejects.toBe(lost);
  expect(asked).toEqual(['ada']);
});

/** Two accounts, the first of which is refused, and the second unless nothing is said of it. */
function open(first: Error, second?: Error) {
  const accounts = ['ada', 'grace'].map((name) => ({
    id: name,
    label: name,
    apiUrl: 'https://api.zoom.us/v2',
  })) as AccountSummary[];
  const asked: string[] = [];
  const answer = { id, uuid, meetings: [{ uuid, start_time: '2026-11-20T09:00:00Z' }] };
  const clients = {
    signedInAccounts: () => Promise.resolve(accounts),
    clientFor: ({ id: account }: AccountSummary) =>
      Promise.resolve(
        new ZoomClient(() => {
          asked.push(account);
          const refusal = account === 'ada' ? first : second;
          return refusal === undefined ? Promise.resolve(answer) : Promise.reject(refusal);
        }, 'api.zoom.us'),
      ),
  } as unknown as ZoomClients;
  const model = { all: () => [] } as unknown as RecordingsModel;
  return {
    asked,
    recordings: new RecordingResolver(clients, model, undefined as unknown as RecordingPicker),
    pastMeetings: new PastMeetingResolver(
      clients,
      model,
      undefined as unknown as PastMeetingPicker,
    ),
  };
}
