import {
  array,
  constant,
  constantFrom,
  dictionary,
  integer,
  jsonValue,
  oneof,
  option,
  record,
} from 'fast-check';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { MeetingsCache } from '../../../src/meetings/model/meetingsCache';
import { mergeMeetings, mergePrevious } from '../../../src/schedule/mergeMeetings';
import { fuzz, textWith } from '../support/fuzz';

let folder: string;
let file: string;
let cache: MeetingsCache;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zoom-cache-'));
  cache = new MeetingsCache(folder, () => undefined);
  await cache.write('mara', { lists: { hosted: [], live: [], upcoming: [] }, readAt: 1 });
  const [name = ''] = await readdir(folder);
  file = join(folder, name);
});
afterAll(() => rm(folder, { recursive: true }));

const value = oneof(
  { arbitrary: constantFrom('', '2026-11-23T09:00:00Z', 'Europe/Berlin', true, 30), weight: 4 },
  { arbitrary: constantFrom('https://evil.example/j/1', '+275760-09-13T00:00:00Z'), weight: 2 },
  { arbitrary: integer(), weight: 1 },
  { arbitrary: jsonValue(), weight: 1 },
);

const fields = [
  ...['topic', 'type', 'start_time', 'duration', 'timezone', 'pmi', 'is_host', 'is_all_day'],
  'join_url',
];
const others = ['start_url', 'passcode', 'agenda', 'settings', '__proto__', 'constructor'];

const meeting = record({
  id: oneof({ arbitrary: constant(85012345678), weight: 4 }, value),
  fields: dictionary(constantFrom(...fields, ...fields, ...others), value, { maxKeys: 5 }),
}).map(({ id, fields: rest }) => ({ id, ...rest }));

const list = oneof(
  { arbitrary: array(oneof(meeting, jsonValue()), { maxLength: 5 }), weight: 9 },
  { arbitrary: jsonValue(), weight: 1 },
);

const content = oneof(
  {
    arbitrary: record({
      version: constant(1),
      readAt: oneof({ arbitrary: constant(1), weight: 9 }, jsonValue()),
      hosted: list,
      live: list,
      upcoming: list,
      far: option(list, { nil: undefined }),
      previous: option(list, { nil: undefined }),
    }).map((lists) => JSON.stringify(lists)),
    weight: 9,
  },
  {
    arbitrary: textWith('{', '}', '"version":1', '"hosted":', '[', ']', ',', '\\u0000'),
    weight: 1,
  },
);

describe('a file in the place of the cache', () => {
  fuzz('shows nothing that opens a meeting, and can always be shown', content, async (text) => {
    await writeFile(file, text);
    const cached = await cache.read('mara');
    if (cached === undefined) {
      return;
    }
    const { lists } = cached;
    const meetings = [...mergeMeetings(lists, new Date()), ...mergePrevious(lists)];
    for (const { start, end, joinUrl, meeting: entry } of meetings) {
      expect(joinUrl ?? '').toBe('');
      expect(['id', ...fields]).toEqual(expect.arrayContaining(Object.keys(entry)));
      for (const time of [start, end, new Date(cached.readAt)]) {
        expect(() => new Intl.DateTimeFormat('en').format(time)).not.toThrow();
      }
    }
  });
});
