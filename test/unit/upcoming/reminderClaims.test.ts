import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReminderClaims } from '../../../src/upcoming/reminders/reminderClaims';

let folder: string;
let errors: unknown[];
const claims = (path = join(folder, 'reminders')) =>
  new ReminderClaims(path, { error: (error) => errors.push(error) });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zoom-meetings-claims-'));
  errors = [];
});
afterEach(() => rm(folder, { recursive: true }));

describe('ReminderClaims', () => {
  it('gives a name to a single window', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => claims().claim('85012345678@2026 5')),
    );
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    expect(await claims().claim('85012345678@2026 1')).toBe(true);
    expect(await claims().isClaimed('85012345678@2026 5')).toBe(true);
    expect(await claims().isClaimed('85012345678@2026 0')).toBe(false);
    expect(errors).toEqual([]);
  });

  it('writes nothing about the meeting', async () => {
    await claims().claim('85012345678@2026 5');
    const [name = ''] = await readdir(join(folder, 'reminders'));
    expect(name).not.toContain('850');
    expect(await readFile(join(folder, 'reminders', name), 'utf8')).toBe('');
  });

  it('removes old claims only', async () => {
    await claims().removeOld();
    await claims().claim('old');
    const [old = ''] = await readdir(join(folder, 'reminders'));
    const longAgo = new Date(Date.now() - 4 * 24 * 3_600_000);
    await utimes(join(folder, 'reminders', old), longAgo, longAgo);
    await claims().claim('new');
    await claims().removeOld();
    expect(await claims().isClaimed('old')).toBe(false);
    expect(await claims().isClaimed('new')).toBe(true);
  });

  it('succeeds if nothing can be written, and logs the error', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    expect(await claims(file).claim('any')).toBe(true);
    expect(errors).toHaveLength(1);
  });
});
