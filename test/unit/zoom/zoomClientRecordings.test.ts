import { describe, expect, it } from 'vitest';
import type { ApiRequest } from '../../../src/zoom/http/apiTransport';
import { ZoomClient } from '../../../src/zoom/zoomClient';

function clientReceiving(...responses: unknown[]) {
  const requests: ApiRequest[] = [];
  const client = new ZoomClient((request) => {
    requests.push(request);
    return Promise.resolve(responses.shift());
  }, 'api.zoom.us');
  return { client, requests };
}

describe('ZoomClient, after the meeting', () => {
  it('reads the recordings of some days to the last page', async () => {
    const { client, requests } = clientReceiving(
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

  it('reads recordings with missing and invalid fields, and skips invalid entries', async () => {
    const { client } = clientReceiving({
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

  it('encodes UUIDs as Zoom requires, and accepts IDs', async () => {
    const { client, requests } = clientReceiving({}, { meetings: [] }, {}, { uuid: 'a' });
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

  it('reads a summary whose fields have other types', async () => {
    const { client } = clientReceiving({
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
    'rejects %j as a list',
    async (response) => {
      const { client } = clientReceiving(response, response);
      const unreadable = { name: 'ZoomServerError', reason: 'unreadable' };
      await expect(client.listRecordings('a', 'b').next()).rejects.toMatchObject(unreadable);
      await expect(client.listPastInstances(1)).rejects.toMatchObject(unreadable);
    },
  );
});
