import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ZoomClient } from '../../src/zoom/zoomClient';
import { checkedClient, type CheckedClient } from './support/checkedClient.ts';
import {
  isObject,
  type Json,
  leaveOutFields,
  readFieldsOf,
  seededRandom,
} from './support/leftOutFields.ts';
import { readAll } from './support/readAll.ts';
import { plausibleDocument } from './support/plausibleDocument.ts';
import { setOptionalFields, startPrism, type Prism } from './support/prism.ts';
import './support/testMeta.ts';
import { hasZoomDocument, readZoomDocument } from './support/zoomDocument.ts';

/** How many responses each test reads. */
const batchSize = 25;

/** How many times different fields are left out of each response. */
const partsOfEach = 10;

const id = 85012345678;
const uuid = '4444AAAiAAAAAiAiAiiAii==';

type Read = (client: ZoomClient) => Promise<unknown>;

/** What the reader of a response needs. */
interface Needs {
  /** The list that the response is about. */
  list?: string;
  /** The field without which the response cannot be read, or an entry of its list is left out. */
  identity?: string;
  /** What fields are read as if they are missing. */
  fallbacks?: Readonly<Record<string, unknown>>;
}

/** A meeting that was too short to be saved has no files. */
const fallbacks = { recording_files: [] };

const reads: [name: string, read: Read, needs: Needs][] = [
  ['getUser', (client) => client.getUser(), { identity: 'id' }],
  [
    'listMeetings',
    (client) => readAll(client.listMeetings('upcoming')),
    { list: 'meetings', identity: 'id' },
  ],
  [
    'listMeetings (past)',
    (client) => readAll(client.listMeetings('previous_meetings')),
    { list: 'meetings', identity: 'id' },
  ],
  [
    'listUpcomingMeetings',
    (client) => client.listUpcomingMeetings(),
    { list: 'meetings', identity: 'id' },
  ],
  ['getMeeting', (client) => client.getMeeting(id), { identity: 'id' }],
  [
    'createMeeting',
    (client) => client.createMeeting({ topic: 'Review', type: 2 }),
    { identity: 'id' },
  ],
  ['getPastMeeting', (client) => client.getPastMeeting(uuid), { identity: 'id' }],
  [
    'listPastParticipants',
    (client) => readAll(client.listPastParticipants(uuid)),
    { list: 'participants' },
  ],
  [
    'listPastInstances',
    (client) => client.listPastInstances(id),
    { list: 'meetings', identity: 'uuid' },
  ],
  ['getZak', (client) => client.getZak(), { identity: 'token' }],
  ['getZakFor', (client) => client.getZakFor(7200), { identity: 'token' }],
  [
    'listRecordings',
    (client) => readAll(client.listRecordings('2026-02-01', '2026-03-01')),
    { list: 'meetings', identity: 'uuid', fallbacks },
  ],
  ['getRecording', (client) => client.getRecording(uuid), { identity: 'uuid', fallbacks }],
  ['getTranscript', (client) => client.getTranscript(uuid), {}],
  ['getMeetingSummary', (client) => client.getMeetingSummary(uuid), {}],
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

  const random = seededRandom(1);

  it.each(reads)('are read by %s as before without some of their fields', async (...test) => {
    const [, read, needs] = test;
    setOptionalFields(1);
    checked.exchanges.length = 0;
    for (let count = 1; count <= batchSize; count += 1) {
      const whole = await read(checked.client);
      const [exchange] = checked.exchanges.slice(-1);
      for (let attempt = 1; attempt <= partsOfEach; attempt += 1) {
        const part = leaveOutSome(exchange?.response, random, needs);
        const result = await readFrom(read, part);
        expect(result, JSON.stringify(part)).toEqual(expectedOf(whole, part, needs));
      }
    }
  });

  describe.each([1, 0.75, 0.5, 0.25])('with %d of the optional fields', (share) => {
    it.each(reads)(`are read by %s, ${batchSize} of them`, async (_name, read, { list }) => {
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

/** Reads a response that has arrived. */
function readFrom(read: Read, response: unknown): Promise<unknown> {
  return read(new ZoomClient(() => Promise.resolve(response), 'prism'));
}

/**
 * Leaves out fields of a response at random, but neither its list nor, outside of lists, what it is about.
 */
function leaveOutSome(response: unknown, random: () => number, { list, identity }: Needs): unknown {
  const share = random();
  const part = leaveOutFields(response, () => random() < share);
  const kept = list ?? identity;
  if (kept === undefined || !isObject(part) || !isObject(response)) {
    return part;
  }
  const entries = leaveOutFields(response[kept], () => random() < share);
  return { ...part, [kept]: entries };
}

/** What is left of a result if fields are left out of the response. */
function expectedOf(whole: unknown, part: unknown, needs: Needs): unknown {
  const { list, identity, fallbacks: defaults = {} } = needs;
  const isKnown = (entry: unknown) =>
    identity === undefined || (isObject(entry) && identity in entry);
  const expected = readFieldsOf(whole, list === undefined ? part : (part as Json)[list]);
  const withDefaults = (one: unknown) => (isObject(one) ? { ...defaults, ...one } : one);
  return list === undefined
    ? withDefaults(expected)
    : (expected as readonly unknown[]).filter(isKnown).map(withDefaults);
}

function lengthOf(response: unknown, list: string): number {
  const entries = (response as Readonly<Record<string, unknown>>)[list];
  return Array.isArray(entries) ? entries.length : NaN;
}
