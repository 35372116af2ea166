import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RenewalLock } from '../../../src/accounts/tokens/renewalLock';

let folder: string;
let errors: unknown[];
const lock = (path = folder) => new RenewalLock(path, { error: (error) => errors.push(error) });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zoom-meetings-lock-'));
  errors = [];
});
afterEach(() => rm(folder, { recursive: true }));

describe('RenewalLock', () => {
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
    const names: string[] = [];
    await lock().whileLocked('ada', async () => {
      names.push(...(await readdir(folder)));
    });
    const dead = join(folder, names[0] ?? '');
    await mkdir(dead);
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(dead, longAgo, longAgo);
    await expect(lock().whileLocked('ada', () => Promise.resolve(1))).resolves.toBe(1);
    expect(errors).toEqual([]);
  });

  it('runs the task if locking fails, and logs it', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    await expect(lock(file).whileLocked('ada', () => Promise.resolve(1))).resolves.toBe(1);
    expect(errors).toHaveLength(1);
  });
});
