import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReminderClaims } from '../../../src/upcoming/reminders/reminderClaims';

let folder: string;
let errors: unknown[];
/** The processes of windows that are open. */
let running: Set<number>;
const claims = (path = join(folder, 'reminders'), id = 1) =>
  new ReminderClaims(
    path,
    { error: (error) => errors.push(error) },
    { id, isRunning: (other) => running.has(other) },
  );
const windowOf = (id: number) => {
  running.add(id);
  return claims(undefined, id);
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zoom-meetings-claims-'));
  errors = [];
  running = new Set();
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

  it('holds a name for a single window until it is released', async () => {
    const [first, second] = [windowOf(1), windowOf(2)];
    expect(await first.hold('85012345678@2026')).toBe(true);
    expect(await second.hold('85012345678@2026')).toBe(false);
    expect(await first.hold('85012345678@2026')).toBe(true);
    await second.release('85012345678@2026');
    expect(await first.isHeld('85012345678@2026')).toBe(false);
    expect(await second.hold('85012345678@2026')).toBe(true);
    second.releaseNow('85012345678@2026');
    expect(await first.hold('85012345678@2026')).toBe(true);
  });

  it('lets one of the other windows hold a name after its window was closed', async () => {
    await windowOf(1).hold('any');
    running.delete(1);
    const others = [2, 3, 4, 5].map(windowOf);
    const held = await Promise.all(others.map((other) => other.hold('any')));
    expect(held.filter(Boolean)).toHaveLength(1);
    expect(await others[held.indexOf(true)]?.isHeld('any')).toBe(true);
  });

  it('holds a name if nothing can be written', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const window = claims(file);
    expect(await window.hold('any')).toBe(true);
    expect(await window.isHeld('any')).toBe(true);
  });
});
