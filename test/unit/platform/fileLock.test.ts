import * as fs from 'node:fs';
import { lutimes, mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as lockfile from 'proper-lockfile';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileLock } from '../../../src/platform/fileLock';

let folder: string;
let errors: unknown[];
let messages: string[];
/** How often a lock was asked for. */
let attempts: number;

const log = {
  info: (message: string) => messages.push(message),
  error: (error: unknown) => errors.push(error),
};

const lock = (path = folder) =>
  new FileLock(path, log, (file, options) => {
    attempts++;
    return lockfile.lock(file, options);
  });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zoom-meetings-lock-'));
  errors = [];
  messages = [];
  attempts = 0;
});
afterEach(() => rm(folder, { recursive: true }));

describe('FileLock', () => {
  it('runs one task at a time for an account', async () => {
    let inside = 0;
    let most = 0;
    const task = async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside--;
    };
    await Promise.all([1, 2, 3].map(() => lock().whileLocked('ada', task)));
    expect(most).toBe(1);
    expect(errors).toEqual([]);
  });

  it('does not block another account', async () => {
    await lock().whileLocked('ada', () =>
      expect(lock().whileLocked('grace', () => Promise.resolve('renewed'))).resolves.toBe(
        'renewed',
      ),
    );
  });

  it('is released after a failure', async () => {
    await expect(
      lock().whileLocked('ada', () => Promise.reject(new Error('no network'))),
    ).rejects.toThrow('no network');
    await expect(lock().whileLocked('ada', () => Promise.resolve(1))).resolves.toBe(1);
  });

  it('is taken over from a process that died', async () => {
    const dead = await lockOf('ada');
    await mkdir(dead);
    await utimes(dead, longAgo, longAgo);
    await expect(lock().whileLocked('ada', () => Promise.resolve(1))).resolves.toBe(1);
    expect(errors).toEqual([]);
  });

  const target = () => join(folder, 'target');
  it.each<[string, (place: string) => Promise<void>]>([
    ['a file', (place) => writeFile(place, '')],
    ['an old file', (place) => writeFile(place, '').then(() => utimes(place, longAgo, longAgo))],
    ['a link to nothing', (place) => symlink('nowhere', place)],
    [
      'an old link to nothing',
      (place) => symlink('nowhere', place).then(() => lutimes(place, longAgo, longAgo)),
    ],
    ['a link to itself', (place) => symlink(place, place)],
    ['a link to a folder', (place) => mkdir(target()).then(() => symlink(target(), place))],
    [
      'a link to an old folder',
      async (place) => {
        await mkdir(target());
        await utimes(target(), longAgo, longAgo);
        await symlink(target(), place);
      },
    ],
    [
      'an old folder that is not empty',
      async (place) => {
        await mkdir(join(place, 'deeper'), { recursive: true });
        await utimes(place, longAgo, longAgo);
      },
    ],
    [
      'a folder from the future',
      async (place) => {
        await mkdir(place);
        const later = new Date(Date.now() + 3_600_000);
        await utimes(place, later, later);
      },
    ],
  ])('does not wait for %s in its place, and removes it', async (_, plant) => {
    const place = await lockOf('ada');
    await plant(place);
    attempts = 0;
    const names = await lock().whileLocked('ada', () => readdir(folder, { withFileTypes: true }));
    expect(attempts).toBe(2);
    expect(errors).toEqual([]);
    const held = names.find(({ name }) => join(folder, name) === place);
    expect(held?.isDirectory()).toBe(true);
    const left = (await readdir(folder)).filter((name) => name !== 'target');
    expect(left).toEqual([]);
  });

  it('does not wait for a folder that cannot be written', async () => {
    const failure = Object.assign(new Error('read-only'), { code: 'EROFS' });
    let made = 0;
    const readOnly = {
      ...fs,
      mkdir: (_: string, callback: (error: Error) => void) => {
        made++;
        callback(failure);
      },
    };
    const inReadOnly = new FileLock(folder, log, (file, options) =>
      lockfile.lock(file, { ...options, fs: readOnly }),
    );
    await expect(inReadOnly.whileLocked('ada', (isLocked) => isLocked)).resolves.toBe(false);
    expect(made).toBeLessThanOrEqual(3);
    expect(errors).toEqual([failure]);
  });

  it.each([
    ['is a file', (file: string) => file],
    ['is below a file', (file: string) => join(file, 'locks')],
  ])('runs the task at once if its folder %s, and logs why', async (_what, place) => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const unusable = lock(place(file));
    await expect(unusable.whileLocked('ada', (isLocked) => isLocked)).resolves.toBe(false);
    expect(attempts).toBe(0);
    expect(errors).toHaveLength(1);
    expect(messages).toEqual([expect.stringMatching(/without a lock/)]);
  });

  it('tells the task that it holds the lock', async () => {
    await expect(lock().whileLocked('ada', (isLocked) => isLocked)).resolves.toBe(true);
    expect(messages).toEqual([]);
  });
});

const longAgo = new Date(Date.now() - 60_000);

/** The path of an account's lock. */
async function lockOf(accountId: string): Promise<string> {
  const [name = ''] = await lock().whileLocked(accountId, () => readdir(folder));
  return join(folder, name);
}
