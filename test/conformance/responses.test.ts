import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ZoomClient } from '../../src/zoom/zoomClient';
import { checkedClient, type CheckedClient } from './support/checkedClient.ts';
import { readAll } from './support/readAll.ts';
import { plausibleDocument } from './support/plausibleDocument.ts';
import { setOptionalFields, startPrism, type Prism } from './support/prism.ts';
import './support/testMeta.ts';
import { hasZoomDocument, readZoomDocument } from './support/zoomDocument.ts';

/** How many responses each test reads. */
const batchSize = 25;

const id = 85012345678;
const uuid = '4444AAAiAAAAAiAiAiiAii==';

type Read = (client: ZoomClient) => Promise<unknown>;

const reads: [name: string, read: Read, list?: string][] = [
  ['getUser', (client) => client.getUser()],
  ['listMeetings', (client) => readAll(client.listMeetings('upcoming')), 'meetings'],
  [
    'listMeetings (past)',
    (client) => readAll(client.listMeetings('previous_meetings')),
    'meetings',
  ],
  ['listUpcomingMeetings', (client) => client.listUpcomingMeetings(), 'meetings'],
  ['getMeeting', (client) => client.getMeeting(id)],
  ['createMeeting', (client) => client.createMeeting({ topic: 'Review', type: 2 })],
  ['getPastMeeting', (client) => client.getPastMeeting(uuid)],
  ['listPastParticipants', (client) => readAll(client.listPastParticipants(uuid)), 'participants'],
  ['listPastInstances', (client) => client.listPastInstances(id), 'meetings'],
  ['getZak', (client) => client.getZak()],
  ['getZakFor', (client) => client.getZakFor(7200)],
  [
    'listRecordings',
    (client) => readAll(client.listRecordings('2026-02-01', '2026-03-01')),
    'meetings',
  ],
  ['getRecording', (client) => client.getRecording(uuid)],
  ['getTranscript', (client) => client.getTranscript(uuid)],
  ['getMeetingSummary', (client) => client.getMeetingSummary(uuid)],
];

describe.skipIf(!hasZoomDocument)('Responses that Prism generates', () => {
  let prism: Prism;
  let checked: CheckedClient;
  let seed = 0;

  beforeAll(async () => {
    prism = await startPrism(plausibleDocument(readZoomDocument()));
    // The same seed generates the same response.
    checked = checkedClient(prism.url, 'token', () => ({ prefer: `seed=${(seed += 1)}` }));
  });
  afterAll(() => prism.close());
  afterEach(({ task }) => {
    task.meta.checked = { kind: 'generatedResponse', count: checked.exchanges.length };
  });

  describe.each([1, 0.75, 0.5, 0.25])('with %d of the optional fields', (share) => {
    it.each(reads)(`are read by %s, ${batchSize} of them`, async (_name, read, list) => {
      setOptionalFields(share);
      checked.exchanges.length = 0;
      for (let count = 1; count <= batchSize; count += 1) {
        const result = await read(checked.client);
        const [exchange] = checked.exchanges.slice(-1);
        expect(exchange?.violations).toEqual([]);
        expect(checked.exchanges).toHaveLength(count);
        if (list !== undefined && share === 1) {
          // All entries have what identifies them, so none may be left out.
          expect(result).toHaveLength(lengthOf(exchange?.response, list));
        }
      }
    });
  });
});

function lengthOf(response: unknown, list: string): number {
  const entries = (response as Readonly<Record<string, unknown>>)[list];
  return Array.isArray(entries) ? entries.length : NaN;
}
