import { expect, it } from 'vitest';
import type { Accounts, AccountSummary } from '../../../src/accounts/clients/zoomClients';
import { PastMeetingResolver } from '../../../src/recordings/pastMeetingResolver';
import { RecordingResolver } from '../../../src/recordings/recordingResolver';
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

it('if no account has it, the first refusal is reported', async () => {
  const { recordings } = open(noPermission, notFound);
  await expect(recordings.resolve(id, '')).rejects.toBe(noPermission);
});

it('a network failure is reported, and not taken for a refusal', async () => {
  const offline = new ZoomNetworkError('unreachable', 'api.zoom.us');
  const { recordings, asked } = open(offline);
  await expect(recordings.resolve(id, '')).rejects.toBe(offline);
  expect(asked).toEqual(['ada']);
});

/**
 * Two accounts, of which the first is refused.
 *
 * @param second why the second one is refused; if not set, it is not
 */
function open(first: Error, second?: Error) {
  const ada = account('ada');
  const grace = account('grace');
  const asked: string[] = [];
  const response = { id, uuid, meetings: [{ uuid, start_time: '2026-11-20T09:00:00Z' }] };
  const clients = {
    signedInAccounts: (): Promise<Accounts> => Promise.resolve([ada, grace]),
    clientFor: (account: Pick<AccountSummary, 'id'>) =>
      Promise.resolve(
        new ZoomClient(() => {
          asked.push(account.id);
          const refusal = account.id === ada.id ? first : second;
          return refusal === undefined ? Promise.resolve(response) : Promise.reject(refusal);
        }, 'api.zoom.us'),
      ),
  };
  const model = { all: () => [] };
  const notPicked = () => Promise.reject(new Error('Nothing is picked here.'));
  return {
    asked,
    recordings: new RecordingResolver(clients, model, { pickRecording: notPicked }),
    pastMeetings: new PastMeetingResolver(clients, model, { pickMeeting: notPicked }),
  };
}

function account(id: string): AccountSummary {
  const apiUrl = 'https://api.zoom.us/v2';
  return { id, label: id, apiUrl, ended: undefined, personalRoom: undefined, scopes: [] };
}
