import { describe, expect, it } from 'vitest';
import type { AccountSummary, ZoomClients } from '../../../src/accounts/clients/zoomClients';
import { MeetingDetailsFetcher } from '../../../src/meetings/details/meetingDetailsFetcher';
import type { MeetingsModel } from '../../../src/meetings/model/meetingsModel';
import { toScheduledMeeting } from '../../../src/schedule/scheduledMeeting';
import { ZoomNotFoundError, ZoomScopeError } from '../../../src/zoom/errors';
import { ZoomClient } from '../../../src/zoom/zoomClient';

const id = 85012345678;
const account = { id: 'ada' } as AccountSummary;
const series = { id, uuid: 'series==', topic: 'Stand-up', type: 8, duration: 15 };
const dates = ['2026-11-02T09:00:00Z', '2026-11-09T09:00:00Z', '2026-11-16T09:00:00Z'];
const runs = dates.map((start_time, index) => ({
  uuid: `run${index}==`,
  id,
  start_time: start_time.replace(':00:00', ':01:30'),
  duration: 10 + index,
}));

describe('The details of a date of a series', () => {
  it('are of that date’s run, which the list names', async () => {
    const { read, asked } = reader();
    const { previous } = await read(0, 'run0==');
    expect(previous).toMatchObject({ run: runs[0], isOfThatDate: true });
    expect(previous?.people.map(({ name }) => name)).toEqual(['Guest of run0==']);
    expect(asked).not.toContain(`/past_meetings/${id}/instances`);
  });

  it('are found by the date, where the list names only the series', async () => {
    const { read } = reader();
    expect((await read(1, 'series==')).previous).toMatchObject({ run: runs[1] });
    expect((await read(1, undefined)).previous).toMatchObject({ run: runs[1] });
  });

  it('ask for nothing more where that date was the latest', async () => {
    const { read, asked } = reader();
    expect((await read(2, undefined)).previous).toMatchObject({ run: runs[2] });
    expect(asked).not.toContain(`/past_meetings/${id}/instances`);
  });

  it('are of the latest run, and say so, where the app may not read the others', async () => {
    const { read } = reader(new ZoomScopeError(['meeting:read:list_past_instances']));
    expect((await read(1, undefined)).previous).toMatchObject({
      run: runs[2],
      isOfThatDate: false,
    });
  });
});

function reader(refusal?: Error) {
  const asked: string[] = [];
  const client = new ZoomClient(({ route, path }) => {
    asked.push(path);
    const name = decodeURIComponent(path.split('/')[2] ?? '');
    if (route === '/meetings/{meetingId}') {
      return Promise.resolve(series);
    }
    if (route === '/past_meetings/{meetingId}/instances') {
      return refusal ? Promise.reject(refusal) : Promise.resolve({ meetings: runs });
    }
    if (route === '/past_meetings/{meetingId}/participants') {
      const stay = { name: `Guest of ${name}`, join_time: dates[0], duration: 60 };
      return Promise.resolve({ participants: [stay] });
    }
    const run = name === String(id) ? runs[2] : runs.find(({ uuid }) => uuid === name);
    return run
      ? Promise.resolve(run)
      : Promise.reject(new ZoomNotFoundError('There is no such instance.', { code: 3001 }));
  }, 'api.zoom.us');
  const details = new MeetingDetailsFetcher(
    { clientFor: () => Promise.resolve(client) } as unknown as ZoomClients,
    {} as unknown as MeetingsModel,
    { get: () => client.getMeeting(id) },
  );
  const read = (date: number, uuid: string | undefined) => {
    const entry = toScheduledMeeting({ ...series, uuid, start_time: dates[date] });
    return details.fetch({ account, id, start: entry.start, entry });
  };
  return { read, asked };
}
