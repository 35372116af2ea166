import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { SnoozeCommand } from '../../../src/upcoming/reminders/snoozeCommand';
import { Zoom } from '../support/meetingsWindow.ts';

it('snoozes a cached meeting offline', async () => {
  const zoom = new Zoom(await mkdtemp(join(tmpdir(), 'zoom-snooze-')));
  zoom.add('ada').hosted = [
    {
      id: 85012345678,
      join_url: 'https://zoom.us/j/85012345678',
      start_time: '2026-11-23T09:00:00Z',
    },
  ];
  await zoom.openWindow().model.refresh();
  const { model, argument, requests } = zoom.openWindow();
  await model.restore();
  zoom.isOffline = true;
  const again = new Date('2026-11-23T08:59:00Z');
  const snooze = vi.fn(() => Promise.resolve(again));
  const command = new SnoozeCommand(argument, { snooze }, { timeOfDay: () => '8:59' });
  await expect(command.snooze({ id: 85012345678 })).resolves.toBe(again.toISOString());
  expect(requests).toEqual([]);
  await rm(zoom.folder, { recursive: true });
});
