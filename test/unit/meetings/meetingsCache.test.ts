import { execFileSync } from 'node:child_process';
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MeetingsCache } from '../../../src/meetings/model/meetingsCache';

const secret = 'eT2sj749UKvxI.1';

const meeting = {
  id: 85012345678,
  topic: 'Plan',
  type: 2,
  start_time: '2026-11-23T09:00:00Z',
  duration: 30,
  timezone: 'Europe/Berlin',
  agenda: `The code is ${secret}`,
  join_url: `https://zoom.us/j/85012345678?pwd=${secret}`,
  start_url: `https://zoom.us/s/85012345678?zak=${secret}`,
  password: secret,
  passcode: secret,
  encrypted_password: secret,
  host_email: 'mara@larkspur.example',
};

describe('MeetingsCache', () => {
  let folder: string;
  let failures: unknown[];
  let cache: MeetingsCache;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zoom-cache-'));
    failures = [];
    cache = new MeetingsCache(join(folder, 'meetings'), (error) => failures.push(error));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const written = async () => {
    const names = await readdir(join(folder, 'meetings'));
    return Promise.all(
      names.map(async (name) => ({
        name,
        text: await readFile(join(folder, 'meetings', name), 'utf8'),
      })),
    );
  };

  it('gives back what a row shows, and that there is a link', async () => {
    const lists = { hosted: [meeting], live: [], upcoming: [], previous: [meeting] };
    await cache.write('mara', { lists, readAt: 1_000 });
    const found = await cache.read('mara');
    expect(found).toMatchObject({
      readAt: 1_000,
      lists: {
        hosted: [{ id: 85012345678, topic: 'Plan', duration: 30, join_url: '' }],
        live: [],
        previous: [{ id: 85012345678 }],
      },
    });
  });

  it('keeps nothing that opens a meeting, nor who the account is', async () => {
    await cache.write('mara', { lists: { hosted: [meeting], live: [], upcoming: [] }, readAt: 1 });
    const [file, ...others] = await written();
    expect(others).toEqual([]);
    expect(file?.name).not.toContain('mara');
    expect(file?.text).toContain('Plan');
    expect(file?.text).not.toContain(secret);
    expect(file?.text).not.toContain('larkspur');
  });

  it('keeps accounts apart, and forgets them one by one', async () => {
    const lists = { hosted: [meeting], live: [], upcoming: [] };
    await cache.write('a', { lists, readAt: 1 });
    await cache.write('b', { lists, readAt: 2 });
    await cache.forget('a');
    expect(await cache.read('a')).toBeUndefined();
    expect((await cache.read('b'))?.readAt).toBe(2);
  });

  /** Replaces what is in the file of an account. */
  const plant = async (content: unknown) => {
    await cache.write('mara', { lists: { hosted: [], live: [], upcoming: [] }, readAt: 1 });
    const [file] = await written();
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    await writeFile(join(folder, 'meetings', file?.name ?? ''), text);
  };
  const empty = { version: 1, readAt: 1, hosted: [], live: [], upcoming: [] };

  it.each<unknown>([
    '',
    '{',
    '[]',
    'null',
    { ...empty, version: 2 },
    { ...empty, live: undefined },
    { ...empty, hosted: {} },
    { ...empty, more: 1 },
    { ...empty, readAt: -1 },
    { ...empty, readAt: 1.5 },
    { ...empty, readAt: 1e300 },
  ])('takes a file with %j for none, and leaves it there', async (content) => {
    await plant(content);
    const before = await written();
    expect(await cache.read('mara')).toBeUndefined();
    expect(await written()).toEqual(before);
  });

  it.each([
    ['of now', 0, true],
    ['of a clock that was a little ahead', 30_000, true],
    ['from the future', 90_000, false],
  ])('reads lists %s: only if they are not newer than now', async (_, ahead, isRead) => {
    const readAt = Date.now() + ahead;
    await plant({ ...empty, readAt });
    expect((await cache.read('mara'))?.readAt).toBe(isRead ? readAt : undefined);
  });

  it.each<unknown>([
    { topic: 'x' },
    7,
    null,
    '[]',
    { id: '85012345678' },
    { id: 0 },
    { id: 1e300 },
    { id: 1, join_url: 'https://evil.example/j/1' },
    { id: 1, join_url: null },
    { id: 1, start_url: 'https://evil.example/s/1' },
    { id: 1, passcode: '1' },
    { id: 1, agenda: '[Join](https://evil.example)' },
    { id: 1, settings: {} },
    { id: 1, toString: 'x' },
    '{"id":1,"__proto__":{"join_url":"https://evil.example/j/1"}}',
    { id: 1, topic: ['x'] },
    { id: 1, topic: 'x'.repeat(1_001) },
    { id: 1, timezone: 'x'.repeat(65) },
    { id: 1, start_time: '2026-11-23T09:00:00Z'.padEnd(41) },
    { id: 1, start_time: '+275760-09-13T00:00:00Z' },
    { id: 1, duration: 1e300 },
    { id: 1, duration: -1 },
    { id: 1, pmi: {} },
    { id: 1, is_host: 'no' },
  ])('leaves out the entry %j, which is never written', async (entry) => {
    const json = typeof entry === 'string' ? entry : JSON.stringify(entry);
    const hosted = `[{"id":85012345678},${json}]`;
    await plant(`{"version":1,"readAt":1,"hosted":${hosted},"live":[],"upcoming":[]}`);
    expect((await cache.read('mara'))?.lists.hosted).toEqual([{ id: 85012345678 }]);
  });

  it('reads back every field that it writes, and writes none that it would not read', async () => {
    const entry = {
      id: 85012345678,
      topic: 'Plan',
      type: 8,
      start_time: '2026-11-23T09:00:00Z',
      duration: 30,
      timezone: 'America/Argentina/Buenos_Aires',
      pmi: '5551112222',
      is_host: false,
      is_all_day: true,
      join_url: '',
    };
    const { id } = entry;
    const lists = {
      hosted: [entry],
      live: [{ id, topic: 'x'.repeat(1_001) }],
      upcoming: [{ id, duration: 1e300, start_time: null, pmi: 'x'.repeat(21), timezone: 'UTC' }],
    };
    await cache.write('mara', { lists, readAt: 1 });
    expect((await cache.read('mara'))?.lists).toMatchObject({
      hosted: [entry],
      live: [{ id, topic: 'x'.repeat(1_000) }],
      upcoming: [{ id, timezone: 'UTC' }],
    });
  });

  it('keeps no lists that it would not read, nor the earlier ones in their place', async () => {
    const long = Array.from({ length: 20_001 }, (_, index) => ({ id: index + 1 }));
    await plant({ ...empty, hosted: long });
    expect(await cache.read('mara')).toBeUndefined();
    await plant(JSON.stringify(empty) + ' '.repeat(8 * 1024 * 1024));
    expect(await cache.read('mara')).toBeUndefined();

    const large = long.slice(1).map(({ id }) => ({ id, topic: 'x'.repeat(500) }));
    for (const hosted of [long, large]) {
      await cache.write('mara', { lists: { hosted: [], live: [], upcoming: [] }, readAt: 1 });
      await cache.write('mara', { lists: { hosted, live: [], upcoming: [] }, readAt: 2 });
      expect(await written()).toEqual([]);
    }
    expect(failures).toEqual([]);
  });

  it('neither follows a link nor waits for a pipe in the place of a file', async () => {
    await plant(empty);
    const [name = ''] = await readdir(join(folder, 'meetings'));
    const file = join(folder, 'meetings', name);
    await rename(file, join(folder, 'elsewhere'));
    await symlink(join(folder, 'elsewhere'), file);
    expect(await cache.read('mara')).toBeUndefined();
    await rm(file);
    execFileSync('mkfifo', [file]);
    expect(await cache.read('mara')).toBeUndefined();
  });

  it('removes what no account owns any more, when it is first used', async () => {
    const inFolder = (name: string) => join(folder, 'meetings', name);
    await mkdir(join(folder, 'meetings'));
    const longAgo = new Date(Date.now() - 3_600_000);
    for (const name of ['0123456789abcdef0123456789abcdef.json', 'old.tmp', 'new.tmp', 'other']) {
      await writeFile(inFolder(name), 'Plan');
    }
    await utimes(inFolder('old.tmp'), longAgo, longAgo);
    await cache.forget('mara');
    expect((await readdir(join(folder, 'meetings'))).sort()).toEqual(['new.tmp', 'other']);
    expect(failures).toEqual([]);
  });

  it('never throws, and only reports a folder that cannot be created', async () => {
    await writeFile(join(folder, 'meetings'), 'a file in the way');
    await cache.write('mara', { lists: { hosted: [], live: [], upcoming: [] }, readAt: 1 });
    expect(await cache.read('mara')).toBeUndefined();
    await cache.forget('mara');
    expect(failures.length).toBeGreaterThan(0);
  });
});
