import { randomUUID } from 'node:crypto';
import { mkdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { withInstallLock } from '../../../scripts/lib/installLock.mjs';
import { locksFolder } from '../../../scripts/lib/paths.mjs';

it('lets one install at a time, and says when it waits', async () => {
  const name = `test-${randomUUID()}`;
  const events: string[] = [];
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const first = withInstallLock(name, async () => {
    events.push('first begins');
    await promise;
    events.push('first ends');
  });
  await vi.waitFor(() => {
    expect(events).toEqual(['first begins']);
  });
  const second = withInstallLock(
    name,
    () => {
      events.push('second begins');
      return Promise.resolve();
    },
    () => {
      events.push('second waits');
      resolve(undefined);
    },
  );
  await Promise.all([first, second]);
  expect(events).toEqual(['first begins', 'second waits', 'first ends', 'second begins']);
});

it('takes over a lock whose holder was killed', async () => {
  const name = `test-${randomUUID()}`;
  const lock = join(locksFolder, name);
  await mkdir(lock, { recursive: true });
  const before = new Date(Date.now() - 11_000);
  await utimes(lock, before, before);
  const work = vi.fn(() => Promise.resolve());
  await withInstallLock(name, work);
  expect(work).toHaveBeenCalledOnce();
});

it('frees the lock after a failure', async () => {
  const name = `test-${randomUUID()}`;
  await expect(withInstallLock(name, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const work = vi.fn(() => Promise.resolve());
  const onWait = vi.fn();
  await withInstallLock(name, work, onWait);
  expect(work).toHaveBeenCalledOnce();
  expect(onWait).not.toHaveBeenCalled();
});
