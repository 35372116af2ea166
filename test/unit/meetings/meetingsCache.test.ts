import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
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

  it.each(['', '{', '[]', 'null', '{"version":2,"readAt":1,"hosted":[],"live":[],"upcoming":[]}'])(
    'takes a file with %j for none',
    async (text) => {
      await cache.write('mara', { lists: { hosted: [], live: [], upcoming: [] }, readAt: 1 });
      const [file] = await written();
      await writeFile(join(folder, 'meetings', file?.name ?? ''), text);
      expect(await cache.read('mara')).toBeUndefined();
    },
  );

  it('leaves out entries that are no meetings', async () => {
    await cache.write('mara', { lists: { hosted: [meeting], live: [], upcoming: [] }, readAt: 1 });
    const [file] = await written();
    await writeFile(
      join(folder, 'meetings', file?.name ?? ''),
      '{"version":1,"readAt":1,"hosted":[{"topic":"x"},{"id":85012345678},7],"live":[],"upcoming":[]}',
    );
    expect((await cache.read('mara'))?.lists.hosted).toHaveLength(1);
  });

  it('never throws, and only reports a folder that cannot be created', async () => {
    await writeFile(join(folder, 'meetings'), 'a file in the way');
    await cache.write('mara', { lists: { hosted: [], live: [], upcoming: [] }, readAt: 1 });
    expect(await cache.read('mara')).toBeUndefined();
    await cache.forget('mara');
    expect(failures.length).toBeGreaterThan(0);
  });
});
