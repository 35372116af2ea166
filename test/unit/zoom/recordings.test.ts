import { describe, expect, it } from 'vitest';
import type { ApiRequest } from '../../../src/zoom/http/apiTransport';
import { ZoomClient } from '../../../src/zoom/zoomClient';

function clientAnswering(...answers: unknown[]) {
  const requests: ApiRequest[] = [];
  const client = new ZoomClient((request) => {
    requests.push(request);
    return Promise.resolve(answers.shift());
  }, 'api.zoom.us');
  return { client, requests };
}

describe('ZoomClient, after the meeting', () => {
  it('reads the recordings of some days to the last page', async () => {
    const { client, requests } = clientAnswering(
      { meetings: [{ uuid: 'a', recording_files: [] }], next_page_token: 'next' },
      { meetings: [{ uuid: 'b' }] },
    );
    const uuids: string[] = [];
    for await (const page of client.listRecordings('2026-11-01', '2026-11-22')) {
      uuids.push(...page.map(({ uuid }) => uuid));
    }
    expect(uuids).toEqual(['a', 'b']);
    const days = { from: '2026-11-01', to: '2026-11-22', page_size: 300 };
    expect(requests.map(({ query }) => query)).toEqual([
      { ...days, next_page_token: undefined },
      { ...days, next_page_token: 'next' },
    ]);
  });

  it('takes recordings as Zoom may send them, and leaves out what is none', async () => {
    const { client } = clientAnswering({
      meetings: [
        {
          uuid: 'a',
          id: '93123456789',
          topic: null,
          start_time: 7,
          recording_files: [{ file_type: 'NEW_KIND', file_size: '12' }, 'no file', null],
          new_field: 1,
        },
        { uuid: 'b', id: 'none', recording_files: {} },
        { uuid: 'too short to be saved' },
        { uuid: '' },
        null,
      ],
    });
    const page = await client.listRecordings('2026-11-01', '2026-11-22').next();
    expect(page.value).toMatchObject([
      {
        uuid: 'a',
        id: 93123456789,
        topic: null,
        start_time: undefined,
        recording_files: [{ file_type: 'NEW_KIND', file_size: undefined }],
        new_field: 1,
      },
      { uuid: 'b', id: undefined, recording_files: [] },
      { uuid: 'too short to be saved', recording_files: [] },
    ]);
  });

  it('encodes uuids as Zoom wants them, and takes ids where Zoom does', async () => {
    const { client, requests } = clientAnswering({}, { meetings: [] }, {}, { uuid: 'a' });
    await client.getTranscript('/a//b==');
    await client.listPastInstances(85012345678);
    await client.getMeetingSummary('a/b==');
    await client.getRecording('85012345678');
    expect(requests.map(({ path }) => path)).toEqual([
      '/meetings/%252Fa%252F%252Fb%253D%253D/transcript',
      '/past_meetings/85012345678/instances',
      '/meetings/a%2Fb%3D%3D/meeting_summary',
      '/meetings/85012345678/recordings',
    ]);
    expect(requests.map(({ route }) => route).join()).not.toMatch(/85012345678|%2F/);
  });

  it('reads a summary whose fields are of other kinds', async () => {
    const { client } = clientAnswering({
      summary_content: 5,
      next_steps: 'none',
      summary_details: [{ label: 1 }],
      edited_summary: [],
    });
    await expect(client.getMeetingSummary('a')).resolves.toMatchObject({
      summary_content: undefined,
      next_steps: undefined,
    });
  });

  it.each([[undefined], ['text'], [{ meetings: 'none' }]])(
    'says that %j is no list',
    async (answer) => {
      const { client } = clientAnswering(answer, answer);
      const unreadable = { name: 'ZoomServerError', reason: 'unreadable' };
      await expect(client.listRecordings('a', 'b').next()).rejects.toMatchObject(unreadable);
      await expect(client.listPastInstances(1)).rejects.toMatchObject(unreadable);
    },
  );
});
